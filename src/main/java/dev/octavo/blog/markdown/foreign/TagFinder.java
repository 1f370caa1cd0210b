package dev.octavo.blog.markdown.foreign;

import dev.octavo.blog.markdown.foreign.Tag.Kind;
import dev.octavo.blog.markdown.foreign.Tag.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the tags of a text outside of code, and which of them end which. Takes time linear in the length of the text. */
final class TagFinder {
    private static final Set<String> VERBATIM = Set.of("raw", "verbatim");
    private static final Pattern END_OF_RAW = Pattern.compile("\\{%-?\\s*end(?:raw|verbatim)\\s*-?%}");

    private final String text;
    private final Set<Dialect> dialects;
    private final UnaryOperator<String> values;
    private final List<Found> all = new ArrayList<>();
    private final Set<String> unclosed = new HashSet<>();

    /**
     * A tag, and what it ends.
     *
     * @param innerEnd where the tag begins that ends it; -1 if it stands alone
     * @param end behind all of it
     * @param inCode whether it is within code
     */
    record Found(Tag tag, int innerEnd, int end, boolean inCode) {
        static Found alone(Tag tag) {
            return new Found(tag, -1, tag.end(), false);
        }

        String inner(String text) {
            return innerEnd < 0 ? "" : text.substring(tag.end(), innerEnd);
        }
    }

    TagFinder(String text, Set<Dialect> dialects, UnaryOperator<String> values) {
        this.text = text;
        this.dialects = dialects;
        this.values = values;
    }

    /** All of them, in the order in which they begin. */
    List<Found> all() {
        TagReader ahead = new TagReader(text, dialects, values);
        CodeRanges code = CodeRanges.of(text, line -> opaqueEnd(ahead, line));
        TagReader reader = new TagReader(text, dialects, values);
        List<Tag> open = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = code.end(at);
            if (end >= 0) {
                inCode(reader, at, end);
                at = end;
            } else if (c == '<' && text.startsWith("<!--", at)) {
                int close = text.indexOf("-->", at);
                at = close < 0 ? text.length() : close;
            } else if (c == '\\' && (text.startsWith(":", at + 1) || text.startsWith("<", at + 1))) {
                at += 2;
            } else if (c == '{' || c == '<' || c == ':') {
                at = read(reader.at(at), open, at);
            } else {
                at++;
            }
        }
        pair(open);
        return Collections.unmodifiableList(all);
    }

    private int read(Optional<Tag> read, List<Tag> open, int at) {
        if (read.isEmpty()) {
            return at + 1;
        }
        Tag tag = read.get();
        Optional<Found> verbatim = verbatim(tag);
        if (verbatim.isPresent()) {
            all.add(verbatim.get());
            return verbatim.get().end();
        }
        if (tag.kind() == Kind.OPEN || tag.kind() == Kind.CLOSE) {
            open.add(tag);
        } else {
            all.add(Found.alone(tag));
        }
        return tag.end();
    }

    /** The end of a tag that begins on a line and goes on below it, if nothing up to there is Markdown. */
    private int opaqueEnd(TagReader reader, int line) {
        boolean ticked = false;
        for (int i = line; i < text.length() && text.charAt(i) != '\n'; i++) {
            char c = text.charAt(i);
            ticked ^= c == '`';
            if (ticked || (c != '{' && c != '<')) {
                continue;
            }
            Optional<Tag> tag = reader.at(i);
            if (tag.isPresent()) {
                int end = verbatim(tag.get()).map(Found::end).orElse(tag.get().end());
                if (text.substring(i, end).indexOf('\n') >= 0) {
                    return end;
                }
                i = end - 1;
            }
        }
        return -1;
    }

    /** A tag with what is in it, if that is not to be read. */
    private Optional<Found> verbatim(Tag tag) {
        boolean verbatim = tag.kind() == Kind.OPEN
                && Recipe.of(tag, dialects).filter(Recipe::isVerbatim).isPresent();
        String key = tag.told();
        if (!verbatim || unclosed.contains(key)) {
            return Optional.empty();
        }
        String name = "\\s{0,9}" + Pattern.quote(tag.name()) + "\\s{0,9}";
        Matcher close = Pattern.compile(
                        switch (tag.shape()) {
                            case SHORTCODE -> "\\{\\{[<%]\\s{0,9}/" + name + "[>%]}}";
                            case BLOCK -> "\\{%-?\\s{0,9}end(?:" + name + ")?\\s{0,9}-?%}";
                            case ELEMENT -> "</" + name + ">";
                            default -> "(?!)";
                        },
                        Pattern.CASE_INSENSITIVE)
                .matcher(text);
        if (!close.find(tag.end())) {
            unclosed.add(key); // so that no other one is searched for
            return Optional.empty();
        }
        return Optional.of(new Found(tag, close.start(), close.end(), false));
    }

    /** Within code, too, Liquid executes what it does not read, and marks around a tag that is to be shown are left out. */
    private void inCode(TagReader reader, int start, int end) {
        boolean zola = dialects.contains(Dialect.ZOLA);
        boolean closed = true;
        for (int at = text.indexOf('{', start); at >= 0 && at < end; at = text.indexOf('{', at + 1)) {
            Optional<Tag> read = reader.at(at).filter(tag -> tag.end() <= end);
            boolean raw = !zola
                    && read.filter(tag -> tag.shape() == Shape.BLOCK && VERBATIM.contains(tag.name()))
                            .isPresent();
            boolean shown = read.filter(tag -> tag.kind() == Kind.SHOWN && (zola || tag.shape() == Shape.SHORTCODE))
                    .isPresent();
            if (read.filter(tag -> tag.shape() == Shape.VALUE && dialects.contains(Dialect.LIQUID))
                    .isPresent()) {
                all.add(new Found(read.get(), -1, read.get().end(), true));
                at = read.get().end() - 1;
            }
            if (raw || shown) {
                Tag tag = read.get();
                boolean line = raw && (at == 0 || text.charAt(at - 1) == '\n') && text.startsWith("\n", tag.end());
                int stop = tag.end() + (line ? 1 : 0);
                all.add(new Found(
                        new Tag(tag.shape(), Kind.SHOWN, raw ? "" : tag.name(), Map.of(), at, stop), -1, stop, true));
                Matcher close = END_OF_RAW.matcher(text).region(stop, end);
                boolean ends = raw && tag.kind() == Kind.OPEN && closed && close.find();
                closed &= ends || !raw || tag.kind() != Kind.OPEN; // so that no other one is searched for
                at = (ends ? close.start() : stop) - 1;
            }
        }
    }

    /** Finds for each tag that ends something the nearest one before it of that name. */
    private void pair(List<Tag> tags) {
        Deque<Tag> open = new ArrayDeque<>();
        Map<String, Integer> names = new HashMap<>();
        for (Tag tag : tags) {
            String key = key(tag);
            if (tag.kind() == Kind.OPEN) {
                open.push(tag);
                names.merge(key, 1, Integer::sum);
            } else if (names.getOrDefault(key, 0) == 0) {
                all.add(Found.alone(tag));
            } else {
                Tag top = open.pop();
                for (; !key(top).equals(key); top = open.pop()) {
                    names.merge(key(top), -1, Integer::sum);
                    all.add(Found.alone(top));
                }
                names.merge(key, -1, Integer::sum);
                all.add(new Found(top, tag.start(), tag.end(), false));
            }
        }
        open.forEach(tag -> all.add(Found.alone(tag)));
        all.removeIf(found -> Recipe.isOctavos(found.tag()));
        all.sort(Comparator.comparingInt(found -> found.tag().start()));
    }

    /** The name by which the tag that ends something finds what begins it; containers and Zola's have none. */
    private String key(Tag tag) {
        boolean anonymous =
                tag.shape() == Shape.CONTAINER || (tag.shape() == Shape.BLOCK && dialects.contains(Dialect.ZOLA));
        return tag.shape() + " " + (anonymous ? "" : tag.name());
    }
}
