package dev.octavo.use.importer.syntax;

import java.util.EnumSet;
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
        Set<Dialect> all = EnumSet.copyOf(dialects);
        String text = body.replace("\r\n", "\n");
        Map<String, String> imports = new HashMap<>();
        if (all.contains(Dialect.MDX)) {
            text = Mdx.withoutScripts(text, imports, context);
        }
        if (all.contains(Dialect.PELICAN)) {
            text = Admonitions.translated(text, context);
        }
        text = TagTranslator.translated(text, all, context, imports);
        if (all.contains(Dialect.MDX)) {
            text = Mdx.withHtml(text, new Values(context, imports), context);
        }
        if (all.contains(Dialect.KRAMDOWN) || all.contains(Dialect.PELICAN)) {
            text = AttributeLists.translated(text, context);
        }
        if (all.contains(Dialect.OBSIDIAN)) {
            text = Notes.translated(text, context);
        }
        return PlainMarks.translated(text, all, context);
    }
}
