package dev.octavo.blog.markdown.foreign;

import dev.octavo.blog.markdown.syntax.ComponentSyntax;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes Octavo's Markdown. */
public final class Markup {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern PLAIN_VALUE = Pattern.compile("[^\"'{}\\s&]+");

    private Markup() {}

    /** @param caption Markdown on one line */
    static String picture(String src, String alt, Optional<String> caption) {
        String title = caption.map(words -> " \"" + oneLine(words).replace("\"", "&quot;") + "\"")
                .orElse("");
        return "![" + label(alt) + "](" + destination(src) + title + ")";
    }

    static String link(String words, String destination) {
        return "[" + label(words) + "](" + destination(destination) + ")";
    }

    static String destination(String address) {
        boolean plain = !address.isEmpty() && address.chars().noneMatch(c -> c <= ' ' || "()<>".indexOf(c) >= 0);
        return plain ? address : "<" + oneLine(address).replace("<", "%3C").replace(">", "%3E") + ">";
    }

    /** Words for brackets: on one line, and with no bracket that would end them. */
    private static String label(String words) {
        String line = oneLine(words);
        boolean closed = ComponentSyntax.labelEnd("[" + line + "]", 0) == line.length() + 2;
        return closed ? line : line.replaceAll("[\\\\\\[\\]`]", "\\\\$0");
    }

    static String oneLine(String words) {
        return SPACE.matcher(words.strip()).replaceAll(" ");
    }

    /** {@code name[label]{key=value}}, without colons. */
    public static String component(String name, Optional<String> label, Map<String, String> attributes) {
        String braces = attributes.entrySet().stream()
                .map(entry -> entry.getKey() + (entry.getValue().isEmpty() ? "" : "=" + value(entry.getValue())))
                .collect(Collectors.joining(" ", "{", "}"));
        return name + label.map(words -> "[" + label(words) + "]").orElse("") + (attributes.isEmpty() ? "" : braces);
    }

    private static String value(String value) {
        String line = oneLine(value).replace("&", "&amp;").replace("\\", "\\\\").replace("\"", "&quot;");
        return PLAIN_VALUE.matcher(value).matches() ? value : '"' + line + '"';
    }

    /** A component around blocks, with more colons than any within it. */
    public static String around(String component, String inner) {
        String colons = run(inner, ':', 2);
        return colons + component + "\n" + inner.strip() + "\n" + colons;
    }

    /** Code, below a fence that is longer than any in it. */
    static String fence(String info, String code) {
        String ticks = run(code, '`', 2);
        return ticks + info + "\n" + code + (code.isEmpty() ? "" : "\n") + ticks;
    }

    /** More of {@code sign} than there are together in {@code text}, and more than {@code least}. */
    private static String run(String text, char sign, int least) {
        int longest = least;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            length = text.charAt(i) == sign ? length + 1 : 0;
            longest = Math.max(longest, length);
        }
        return String.valueOf(sign).repeat(longest + 1);
    }

    /** Words that mean nothing to Markdown, within a sentence. */
    static String code(String words) {
        String line = oneLine(words);
        String ticks = run(line, '`', 0);
        String space = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return ticks + space + line + space + ticks;
    }

    static String alert(String kind, Optional<String> title, String fold, String inner) {
        String first = "[!" + kind + "]" + fold
                + title.map(words -> " " + oneLine(words)).orElse("");
        return "> " + below("> ", first + "\n" + inner.strip());
    }

    /** The text, its lines below the first one behind {@code prefix} of white space and marks of quotations. */
    static String below(String prefix, String text) {
        return text.lines()
                .collect(Collectors.joining("\n" + prefix))
                .replaceAll("\n" + prefix + "(?=\n|$)", "\n" + prefix.stripTrailing());
    }

    /** What the old site showed in another way, for authors alone. */
    static String comment(String words) {
        return "<!-- " + oneLine(words).replaceAll("-(?=-)", "- ").replaceFirst("^([->])", " $1") + " -->";
    }
}
