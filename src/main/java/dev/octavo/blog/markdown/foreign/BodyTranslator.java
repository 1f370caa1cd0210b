package dev.octavo.blog.markdown.foreign;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Translates the body of an article from another program's Markdown to Octavo's. */
public final class BodyTranslator {
    private BodyTranslator() {}

    /**
     * The body in Octavo's Markdown, which is the same text if there is nothing of those dialects in it. Destinations of links
     * stay those of the old site, but where its own syntax names an article.
     */
    public static String translated(String body, Set<Dialect> dialects, Translation context) {
        if (dialects.isEmpty() || body.isBlank()) {
            return body;
        }
        String text = body.replace("\r\n", "\n");
        Map<String, String> imports = new HashMap<>();
        if (dialects.contains(Dialect.MDX)) {
            text = Mdx.withoutScripts(text, imports, context);
        }
        if (dialects.contains(Dialect.PELICAN)) {
            text = Admonitions.translated(text, context);
        }
        text = TagTranslator.translated(text, dialects, context, imports);
        if (dialects.contains(Dialect.MDX)) {
            text = Mdx.withHtml(text, new Values(context, imports), context);
        }
        if (dialects.contains(Dialect.KRAMDOWN) || dialects.contains(Dialect.PELICAN)) {
            text = AttributeLists.translated(text, context);
        }
        if (dialects.contains(Dialect.OBSIDIAN)) {
            text = Notes.translated(text, context);
        }
        return PlainMarks.translated(text, dialects, context);
    }
}
