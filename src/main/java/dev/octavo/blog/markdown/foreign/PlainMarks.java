package dev.octavo.blog.markdown.foreign;

import dev.octavo.blog.markdown.inline.EmojiCodes;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Marks without an inside: addresses of articles, emoji, and where the summary ends. */
final class PlainMarks {
    private static final Pattern FILE = Pattern.compile(
            "(?<=[(<\"'=\\s])(?:\\{(static|filename|attach|photo|author|category|tag|index|archives)}|\\|(static|filename|attach)\\|)([^\\s)>\"'#]*+)");
    private static final Pattern ZOLA = Pattern.compile("(?<=[(<\"'\\s])@/([^\\s)>\"'#]++)");
    private static final Pattern MORE = Pattern.compile(
            "<!--\\s{0,9}(?:/?more|excerpt|end[_ -]?excerpt|excerpt[_ -]end|truncate|summary|read[_ -]?more|PELICAN_END_SUMMARY|TEASER_END(?::[^>\n-]{0,40}+)?)\\s{0,9}-->",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EMOJI =
            Pattern.compile("(?<![/\\p{L}\\p{Nd}]):[a-z0-9_+-]{1,50}+:(?![\\p{L}\\p{Nd}])");
    /** Words with a name for a script of the old blog: {@code :quote[Words]{#id}}. */
    private static final Pattern DIRECTIVE =
            Pattern.compile("(?<![\\w:]):([a-z][\\w-]*)\\[((?:[^\\[\\]\\n]|\\[[^\\[\\]\\n]*])++)]\\{#[\\w-]+}");

    private static final Pattern OCTAVOS = Pattern.compile("<!--\\s*more\\s*-->");
    private static final String MARK = "<!--more-->";

    private final Translation context;

    private PlainMarks(Translation context) {
        this.context = context;
    }

    static String translated(String text, Set<Dialect> dialects, Translation context) {
        PlainMarks marks = new PlainMarks(context);
        String all = text;
        if (dialects.contains(Dialect.PELICAN)) {
            all = CodeRanges.replaced(all, FILE, marks::file);
        }
        if (dialects.contains(Dialect.ZOLA)) {
            all = CodeRanges.replaced(all, ZOLA, marks::page);
        }
        if (dialects.contains(Dialect.CONTAINERS)) {
            all = CodeRanges.replaced(
                    all,
                    DIRECTIVE,
                    found -> marks.changed(":" + found.group(1) + "[] to the words in it", found.group(2)));
        }
        String separator = Optional.ofNullable(context.keys().get("excerpt_separator"))
                .map(Object::toString)
                .or(() -> context.setting("excerpt_separator"))
                .filter(mark ->
                        mark.startsWith("<!--") && !OCTAVOS.matcher(mark).matches())
                .orElse("");
        if (!separator.isEmpty()) {
            all = CodeRanges.replaced(
                    all,
                    Pattern.compile(Pattern.quote(separator)),
                    found -> marks.changed(separator + " to " + MARK, MARK));
        }
        return CodeRanges.replaced(CodeRanges.replaced(all, MORE, marks::more), EMOJI, marks::emoji);
    }

    private String changed(String how, String text) {
        context.changed(how);
        return text;
    }

    private String file(MatchResult found) {
        String kind = found.group(1) == null ? found.group(2) : found.group(1);
        String path = found.group(3);
        boolean page = Set.of("author", "category", "tag", "index", "archives").contains(kind);
        String name = page && !path.isEmpty() ? kind + "/" + path.toLowerCase(Locale.ROOT) + ".html" : path;
        Optional<String> article = kind.equals("filename") ? context.article(path) : Optional.empty();
        return changed("{" + kind + "} to an address", article.orElse(page ? "/" + name : name));
    }

    private String page(MatchResult found) {
        Optional<String> article = context.article(found.group(1));
        if (article.isEmpty() && found.group(1).endsWith("_index.md")) {
            return changed("@/ to the address of a list", "/" + found.group(1).replaceFirst("_index\\.md$", ""));
        }
        if (article.isEmpty()) {
            context.left("@/ before a file that is not there");
            return "/" + found.group(1);
        }
        return changed("@/ to the address of an article", article.get());
    }

    private String more(MatchResult found) {
        if (OCTAVOS.matcher(found.group()).matches()) {
            context.kept();
            return found.group();
        }
        return changed(found.group() + " to " + MARK, MARK);
    }

    private String emoji(MatchResult found) {
        String sign = EmojiCodes.of(found.group(), 0, found.group().length());
        return sign == null ? found.group() : changed(":emoji: to the character", sign);
    }
}
