package dev.octavo.use.importer.syntax;

import dev.octavo.blog.markdown.inline.EmojiCodes;
import dev.octavo.use.importer.account.Thing;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks without an inside: addresses of articles, emoji, and where the summary ends. */
final class PlainMarks {
    private static final Pattern FILE = Pattern.compile(
            "(?<=[(<\"'=\\s])(?:\\{(static|filename|attach|photo|author|category|tag|index|archives)}|\\|(static|filename|attach)\\|)([^\\s)>\"'#]*+)");
    private static final Pattern ZOLA = Pattern.compile("(?<=[(<\"'\\s])@/([^\\s)>\"'#]++)");
    private static final Pattern MORE = Pattern.compile(
            "<!--\\s{0,9}(?:/?more|excerpt|end[_ -]?excerpt|excerpt[_ -]end|truncate|summary|read[_ -]?more|PELICAN_END_SUMMARY|TEASER_END(?::[^>\n-]{0,40}+)?)\\s{0,9}-->",
            Pattern.CASE_INSENSITIVE);
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
            all = marks.replaced(FILE, all, marks::file);
        }
        if (dialects.contains(Dialect.ZOLA)) {
            all = marks.replaced(ZOLA, all, marks::page);
        }
        if (dialects.contains(Dialect.CONTAINERS)) {
            all = marks.replaced(
                    DIRECTIVE,
                    all,
                    found -> marks.changed(":" + found.group(1) + "[] to the words in it", found.group(2)));
        }
        String separator = Optional.ofNullable(context.keys().get("excerpt_separator"))
                .map(Object::toString)
                .or(() -> context.setting("excerpt_separator"))
                .filter(mark -> mark.startsWith("<!--"))
                .orElse(MARK);
        if (!OCTAVOS.matcher(separator).matches() && all.contains(separator)) {
            all = marks.replaced(
                    Pattern.compile(Pattern.quote(separator)),
                    all,
                    found -> marks.changed(separator + " to " + MARK, MARK));
        }
        return marks.emoji(marks.replaced(MORE, all, marks::more));
    }

    /** What takes the place of a match. */
    private interface Replacement {
        String of(Matcher found);
    }

    private String replaced(Pattern what, String text, Replacement with) {
        Matcher found = what.matcher(text);
        if (!found.find()) {
            return text;
        }
        CodeRanges code = CodeRanges.of(text);
        StringBuilder out = new StringBuilder();
        do {
            String replacement = code.contains(found.start()) ? found.group() : with.of(found);
            found.appendReplacement(out, Matcher.quoteReplacement(replacement));
        } while (found.find());
        return found.appendTail(out).toString();
    }

    private String changed(String how, String text) {
        context.account().changed(Thing.SYNTAX, how, context.place());
        return text;
    }

    private String file(Matcher found) {
        String kind = found.group(1) == null ? found.group(2) : found.group(1);
        Optional<String> article = kind.equals("filename") ? context.article(found.group(3)) : Optional.empty();
        boolean page = Set.of("author", "category", "tag", "index", "archives").contains(kind);
        String address = page
                ? "/"
                        + (found.group(3).isEmpty()
                                ? ""
                                : kind + "/" + found.group(3).toLowerCase(Locale.ROOT) + ".html")
                : found.group(3);
        return changed("{" + kind + "} to an address", article.orElse(address));
    }

    private String page(Matcher found) {
        Optional<String> article = context.article(found.group(1));
        if (article.isEmpty()) {
            context.account().left(Thing.SYNTAX, "@/ before a file that is not there", context.place());
            return "/" + found.group(1);
        }
        return changed("@/ to the address of an article", article.get());
    }

    private String more(Matcher found) {
        if (OCTAVOS.matcher(found.group()).matches()) {
            context.account().kept(Thing.SYNTAX, context.place());
            return found.group();
        }
        return changed(found.group() + " to " + MARK, MARK);
    }

    private String emoji(String text) {
        CodeRanges code = null;
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
            int end = at > 0 && text.charAt(at - 1) == '/' ? -1 : EmojiCodes.end(text, at);
            if (end < 0) {
                continue;
            }
            code = code == null ? CodeRanges.of(text) : code;
            if (!code.contains(at)) {
                String sign = Objects.requireNonNull(EmojiCodes.of(text, at, end));
                out.append(text, from, at).append(changed(":emoji: to the character", sign));
                from = end;
            }
            at = end - 1;
        }
        return from == 0 ? text : out.append(text, from, text.length()).toString();
    }
}
