package dev.octavo.blog.markdown.foreign;

import dev.octavo.blog.markdown.foreign.Tag.Kind;
import dev.octavo.blog.markdown.foreign.Tag.Shape;
import dev.octavo.blog.markdown.syntax.ComponentSyntax;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tags of a text from its beginning to its end; each end is searched for once. */
final class TagReader {
    private static final Set<Dialect> VALUES = Set.of(Dialect.LIQUID, Dialect.NUNJUCKS);
    private static final List<Braces> BRACES = List.of(
            new Braces("{{<", ">}}", Shape.SHORTCODE, Set.of(Dialect.HUGO)),
            new Braces("{{%", "%}}", Shape.SHORTCODE, Set.of(Dialect.HUGO)),
            new Braces("{%", "%}", Shape.BLOCK, Set.of(Dialect.LIQUID, Dialect.NUNJUCKS, Dialect.HEXO, Dialect.ZOLA)),
            new Braces("{#", "#}", Shape.COMMENT, VALUES),
            new Braces("{{", "}}", Shape.VALUE, Set.of(Dialect.LIQUID, Dialect.NUNJUCKS, Dialect.ZOLA)),
            new Braces("{/*", "*/}", Shape.COMMENT, Set.of(Dialect.MDX)));

    private static final Pattern NAME = Pattern.compile("(?<!\\s)\\s*+([\\p{L}_][\\p{L}\\p{Nd}_./-]{0,120}+)");
    private static final Pattern CALL = Pattern.compile("\\s*+[a-zA-Z_]\\w{0,60}+\\s?+\\(");
    private static final Pattern ELEMENT = Pattern.compile("<(/?)([A-Z][A-Za-z0-9_.]{0,60}+)(?=[\\s/>])");
    private static final Pattern CONTAINER = Pattern.compile(":{3,}+[ \t]*+([A-Za-z][\\w-]{0,60}+)?(?=[\\[{ \t\n]|$)");
    private static final int LONGEST_ELEMENT = 4000;
    private static final int NONE = Integer.MAX_VALUE;

    private final String text;
    private final Set<Dialect> dialects;
    private final UnaryOperator<String> values;
    private final Map<String, Integer> next = new HashMap<>();

    /** Between what a tag stands, and in which dialects. */
    private record Braces(String open, String close, Shape shape, Set<Dialect> dialects) {}

    /** @param values what a word without quotes among the arguments stands for */
    TagReader(String text, Set<Dialect> dialects, UnaryOperator<String> values) {
        this.text = text;
        this.dialects = dialects;
        this.values = values;
    }

    /** The tag that begins at {@code at}, where no tag was looked for before any earlier one. */
    Optional<Tag> at(int at) {
        return switch (text.charAt(at)) {
            case '{' ->
                BRACES.stream()
                        .filter(braces -> text.startsWith(braces.open, at))
                        .filter(braces -> !Collections.disjoint(dialects, braces.dialects))
                        .findFirst()
                        .flatMap(braces -> within(braces, at));
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

    private Optional<Tag> within(Braces braces, int at) {
        Shape shape = braces.shape;
        int from = at + braces.open.length();
        int stop = next(braces.close, from);
        String words = stop == NONE ? "" : text.substring(from, stop);
        boolean call = dialects.contains(Dialect.ZOLA);
        if (stop == NONE
                || (braces.open.equals("{#")
                        && words.indexOf('-') != 0
                        && words.stripLeading().equals(words)) // {#id}
                || (shape == Shape.VALUE
                        && Collections.disjoint(dialects, VALUES)
                        && !CALL.matcher(words).lookingAt()
                        && !words.startsWith("/*"))) {
            return Optional.empty();
        }
        int end = stop + braces.close.length();
        String inside = words.strip();
        if (shape == Shape.COMMENT) {
            return Optional.of(new Tag(shape, Kind.COMMENT, inside, Map.of(), at, end));
        }
        if (inside.startsWith("/*") && inside.endsWith("*/")) {
            String shown = inside.substring(2, Math.max(2, inside.length() - 2));
            return Optional.of(new Tag(shape, Kind.SHOWN, braces.open + shown + braces.close, Map.of(), at, end));
        }
        if (shape != Shape.SHORTCODE) { // a hyphen trims white space
            inside = words.replaceFirst("^-", "").replaceFirst("-$", "").strip();
        }
        return shape == Shape.VALUE && !call
                ? Optional.of(new Tag(shape, Kind.SINGLE, inside, Map.of(), at, end))
                : named(shape, inside, at, end);
    }

    private Optional<Tag> named(Shape shape, String inside, int at, int end) {
        boolean shortcode = shape == Shape.SHORTCODE;
        boolean closing = shortcode && inside.startsWith("/");
        boolean alone = shape == Shape.VALUE || (shortcode && inside.length() > 1 && inside.endsWith("/"));
        String words = closing ? inside.substring(1) : inside;
        Matcher name = NAME.matcher(words);
        if (!name.lookingAt()) {
            return Optional.empty();
        }
        String called = name.group(1);
        if (shape == Shape.BLOCK && called.startsWith("end")) {
            String ended = called.substring("end".length()).toLowerCase(Locale.ROOT);
            return Optional.of(new Tag(shape, Kind.CLOSE, ended, Map.of(), at, end));
        }
        String rest = words.substring(name.end());
        Map<String, String> arguments = Arguments.of(alone && shortcode ? rest.replaceFirst("/$", "") : rest, values);
        Kind kind = closing ? Kind.CLOSE : alone ? Kind.SINGLE : Kind.OPEN;
        return Optional.of(new Tag(shape, kind, brief(called), arguments, at, end));
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
            } else if ((c == '<' || c == '>') && open == 0) {
                return c == '<' ? -1 : i + 1;
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
        int labelEnd = title.startsWith("[") ? Math.max(0, ComponentSyntax.labelEnd(title, 0)) : 0;
        String rest = title.substring(labelEnd).strip();
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
