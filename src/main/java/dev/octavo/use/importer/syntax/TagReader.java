package dev.octavo.use.importer.syntax;

import dev.octavo.blog.markdown.syntax.ComponentSyntax;
import dev.octavo.use.importer.syntax.Tag.Kind;
import dev.octavo.use.importer.syntax.Tag.Shape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tags of a text from its beginning to its end; each end is searched for once. */
final class TagReader {
    private static final Pattern NAME = Pattern.compile("\\s*+([\\p{L}_][\\p{L}\\p{Nd}_./-]{0,120}+)");
    private static final Pattern CALL = Pattern.compile("\\s*+[a-zA-Z_]\\w{0,60}+\\s?+\\(");
    private static final Pattern ELEMENT = Pattern.compile("<(/?)([A-Z][A-Za-z0-9_.]{0,60}+)(?=[\\s/>])");
    private static final Pattern CONTAINER = Pattern.compile(":{3,}+[ \t]*+([A-Za-z][\\w-]{0,60}+)?(?=[\\[{ \t\n]|$)");
    private static final int LONGEST_ELEMENT = 4000;
    private static final int NONE = Integer.MAX_VALUE;

    private final String text;
    private final Set<Dialect> dialects;
    private final UnaryOperator<String> values;
    private final Map<String, Integer> next = new HashMap<>();

    /** @param values what a word without quotes among the arguments stands for */
    TagReader(String text, Set<Dialect> dialects, UnaryOperator<String> values) {
        this.text = text;
        this.dialects = dialects;
        this.values = values;
    }

    /** The tag that begins at {@code at}, where no tag was looked for before any earlier one. */
    Optional<Tag> at(int at) {
        return switch (text.charAt(at)) {
            case '{' -> braces(at);
            case '<' -> dialects.contains(Dialect.MDX) ? element(at) : Optional.empty();
            case ':' ->
                dialects.contains(Dialect.CONTAINERS) && text.startsWith(":::", at) && beginsLine(at)
                        ? container(at)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private boolean beginsLine(int at) {
        int before = at - 1;
        while (before >= 0 && at - before < 40 && " \t>".indexOf(text.charAt(before)) >= 0) {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n';
    }

    /** The index of {@code sign} from {@code at}, which no call has been beyond. */
    private int next(String sign, int at) {
        int known = next.getOrDefault(sign, -1);
        if (known < at) {
            int found = text.indexOf(sign, at);
            known = found < 0 ? NONE : found;
            next.put(sign, known);
        }
        return known;
    }

    private Optional<Tag> braces(int at) {
        boolean values = dialects.contains(Dialect.LIQUID) || dialects.contains(Dialect.NUNJUCKS);
        boolean liquid = values || dialects.contains(Dialect.HEXO);
        boolean zola = dialects.contains(Dialect.ZOLA);
        if (dialects.contains(Dialect.HUGO) && text.startsWith("{{<", at)) {
            return within(Shape.SHORTCODE, at, 3, ">}}");
        }
        if (dialects.contains(Dialect.HUGO) && text.startsWith("{{%", at)) {
            return within(Shape.SHORTCODE, at, 3, "%}}");
        }
        if ((liquid || zola) && text.startsWith("{%", at)) {
            return within(Shape.BLOCK, at, 2, "%}");
        }
        if ((values && text.startsWith("{#", at)) && !text.startsWith("{#", at + 1)) {
            return comment(at, "{#", "#}");
        }
        if (text.startsWith("{{", at) && (values || zola)) {
            boolean call =
                    CALL.matcher(text).region(at + 2, text.length()).lookingAt() || text.startsWith("/*", at + 2);
            return values || call ? within(Shape.VALUE, at, 2, "}}") : Optional.empty();
        }
        return dialects.contains(Dialect.MDX) && text.startsWith("{/*", at)
                ? comment(at, "{/*", "*/}")
                : Optional.empty();
    }

    /** Nunjucks' <code>{# words #}</code>, unlike <code>{#id}</code>, and JSX's. */
    private Optional<Tag> comment(int at, String open, String close) {
        int from = at + open.length();
        int end = next(close, from);
        return end == NONE
                        || (open.equals("{#") && !Character.isWhitespace(text.charAt(from)) && text.charAt(from) != '-')
                ? Optional.empty()
                : Optional.of(new Tag(
                        Shape.VALUE,
                        Kind.COMMENT,
                        text.substring(from, end).strip(),
                        Map.of(),
                        at,
                        end + close.length()));
    }

    private Optional<Tag> within(Shape shape, int at, int opening, String close) {
        int from = at + opening;
        int stop = next(close, from);
        if (stop == NONE) {
            return Optional.empty();
        }
        int end = stop + close.length();
        String inside = text.substring(from, stop);
        if (inside.strip().startsWith("/*") && inside.strip().endsWith("*/")) {
            String shown =
                    inside.strip().substring(2, Math.max(2, inside.strip().length() - 2));
            String open = text.substring(at, from);
            return Optional.of(new Tag(shape, Kind.SHOWN, open + shown + close, Map.of(), at, end));
        }
        if (shape != Shape.SHORTCODE) { // a hyphen trims white space
            inside = inside.startsWith("-") ? inside.substring(1) : inside;
            inside = inside.endsWith("-") ? inside.substring(0, inside.length() - 1) : inside;
        }
        if (shape == Shape.VALUE && !dialects.contains(Dialect.ZOLA)) {
            return Optional.of(new Tag(shape, Kind.SINGLE, inside.strip(), Map.of(), at, end));
        }
        return named(shape, inside.strip(), at, end);
    }

    private Optional<Tag> named(Shape shape, String inside, int at, int end) {
        boolean closing = shape == Shape.SHORTCODE && inside.startsWith("/");
        boolean alone =
                shape == Shape.VALUE || (shape == Shape.SHORTCODE && inside.length() > 1 && inside.endsWith("/"));
        String words = closing ? inside.substring(1) : inside;
        Matcher name = NAME.matcher(words);
        if (!name.lookingAt()) {
            return Optional.empty();
        }
        String called = name.group(1);
        String rest = words.substring(
                name.end(),
                words.length() - (alone && shape == Shape.SHORTCODE && words.length() > name.end() ? 1 : 0));
        if (shape == Shape.BLOCK && called.startsWith("end")) {
            return Optional.of(new Tag(
                    shape, Kind.CLOSE, called.substring("end".length()).toLowerCase(Locale.ROOT), Map.of(), at, end));
        }
        Kind kind = closing ? Kind.CLOSE : alone ? Kind.SINGLE : Kind.OPEN;
        return Optional.of(new Tag(shape, kind, brief(called), Arguments.of(rest, values), at, end));
    }

    /** Without folders and extension, in small letters. */
    static String brief(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.(?:html|liquid|njk|md|webc|htm)$", "");
        return file.toLowerCase(Locale.ROOT);
    }

    private Optional<Tag> element(int at) {
        Matcher element = ELEMENT.matcher(text).region(at, text.length());
        boolean inWord = at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)); // List<String>
        if (!element.lookingAt() || (inWord && element.group(1).isEmpty())) {
            return Optional.empty();
        }
        int end = elementEnd(element.end());
        if (end < 0) {
            return Optional.empty();
        }
        boolean alone = text.charAt(end - 2) == '/';
        Kind kind = !element.group(1).isEmpty() ? Kind.CLOSE : alone ? Kind.SINGLE : Kind.OPEN;
        String rest = text.substring(element.end(), end - (alone ? 2 : 1));
        return Optional.of(new Tag(Shape.ELEMENT, kind, element.group(2), Arguments.of(rest, values), at, end));
    }

    /** Behind the {@code >} of an element, which may have others in quotes and braces; -1 if there is none. */
    private int elementEnd(int from) {
        int limit = Math.min(text.length(), from + LONGEST_ELEMENT);
        int open = 0;
        char quote = 0;
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (c == '<' && open == 0) {
                return -1;
            } else if (c == '>' && open == 0) {
                return i + 1;
            } else {
                open += c == '{' ? 1 : c == '}' ? -1 : 0;
            }
        }
        return -1;
    }

    private Optional<Tag> container(int at) {
        Matcher found = CONTAINER.matcher(text).region(at, text.length());
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        int line = text.indexOf('\n', at);
        int end = line < 0 ? text.length() : line;
        String title = text.substring(found.end(), end).strip();
        if (found.group(1) == null) {
            return title.isEmpty()
                    ? Optional.of(new Tag(Shape.CONTAINER, Kind.CLOSE, "", Map.of(), at, end))
                    : Optional.empty();
        }
        int labelEnd = title.startsWith("[") ? ComponentSyntax.labelEnd(title, 0) : 0;
        String rest = title.substring(Math.max(0, labelEnd)).strip();
        boolean braced = rest.startsWith("{") && rest.endsWith("}");
        Map<String, String> arguments = new LinkedHashMap<>();
        if (labelEnd > 0 && (braced || rest.isEmpty())) {
            arguments.put("label", title.substring(1, labelEnd - 1));
        } else if (!braced && !title.isEmpty()) {
            arguments.put("title", title);
        }
        if (braced) {
            arguments.putAll(Arguments.of(rest.substring(1, rest.length() - 1), values));
        }
        return Optional.of(new Tag(Shape.CONTAINER, Kind.OPEN, found.group(1), arguments, at, end));
    }
}
