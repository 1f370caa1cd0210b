package dev.octavo.blog.markdown.foreign;

import dev.octavo.blog.markdown.foreign.Forms.Written;
import dev.octavo.blog.markdown.foreign.Tag.Kind;
import dev.octavo.blog.markdown.foreign.Tag.Shape;
import dev.octavo.blog.markdown.foreign.TagFinder.Found;
import dev.octavo.lib.problem.Problem.Replacement;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates tags, shortcodes, elements of JSX and containers, from the innermost to the outermost. */
final class TagTranslator {
    private static final int MOST_INCLUDES = 3;
    /** More tags within tags are not seen as such, since each level is copied once. */
    private static final int DEEPEST = 40;
    /** White space that is taken away before a block. */
    private static final int LONGEST_BLANK = 100;

    private static final int LONGEST_LINE = 1000;
    private static final long MOST_TIMES = 10;
    private static final int LONGEST_INCLUDE = 20_000;
    private static final Pattern ASSIGNMENT =
            Pattern.compile("\\{%-?\\s*(?:assign|set)\\s+([\\w-]+)\\s*=\\s*+([^%\\s][^%]*+)%}");

    private final String text;
    private final Set<Dialect> dialects;
    private final Translation context;
    private final Values values;
    private final Forms forms;
    private final int depth;
    private final List<Found> found;
    private int next;
    private int level;
    /** How many characters may be translated for single tags, of which each may be within many others. */
    private long budget;

    /** Where the value before was written, and where it stood; an address of the site's root may go again. */
    private int valueFrom = -1;

    private int valueEnd = -1;

    TagTranslator(String text, Set<Dialect> dialects, Translation context, Map<String, String> scope, int depth) {
        this(text, dialects, context, new Values(context, scope), depth);
    }

    private TagTranslator(String text, Set<Dialect> dialects, Translation context, Values values, int depth) {
        this.text = text;
        this.dialects = dialects;
        this.context = context;
        this.values = values;
        this.forms = new Forms(context);
        this.depth = depth;
        this.budget = MOST_TIMES * text.length();
        this.found = new TagFinder(text, dialects, values::word).all();
    }

    /** @param scope values that words of arguments stand for */
    static String translated(String text, Set<Dialect> dialects, Translation context, Map<String, String> scope) {
        return new TagTranslator(text, dialects, context, scope, 0).between(0, text.length());
    }

    /** What takes the place of the tag at {@code offset}, as far as that is not decided by the site. */
    Optional<Replacement> instead(int offset) {
        Tag here = new Tag(Shape.VALUE, Kind.SINGLE, "", Map.of(), offset, offset);
        int at = Collections.binarySearch(
                found,
                Found.alone(here),
                Comparator.comparingInt(one -> one.tag().start()));
        int line = lineStart(offset);
        boolean certain = at >= 0
                && line >= 0
                && (found.get(at).innerEnd() >= 0 || found.get(at).tag().shape() != Shape.CONTAINER)
                && Recipe.of(found.get(at).tag(), dialects)
                        .filter(Recipe::isCertain)
                        .isPresent();
        budget -= certain ? found.get(at).end() - offset : 0;
        if (!certain || budget < 0) {
            return Optional.empty();
        }
        next = at + 1;
        int above = line == 0 ? 0 : Math.max(lineStart(line - 1), line - LONGEST_LINE);
        StringBuilder out = new StringBuilder(text.substring(above, offset));
        int end = written(found.get(at), out, line - above);
        int from = line; // blanks before a block go, too
        while (from < offset && from - above < out.length() && out.charAt(from - above) == text.charAt(from)) {
            from++;
        }
        return Optional.of(new Replacement(text.substring(from, end), out.substring(from - above)));
    }

    /** Where the line begins that {@code at} is on; -1 if that is too far away to look there for each tag. */
    private int lineStart(int at) {
        int start = at;
        while (start > 0 && text.charAt(start - 1) != '\n') {
            if (at - --start > LONGEST_LINE) {
                return -1;
            }
        }
        return start;
    }

    private String between(int from, int to) {
        if (next >= found.size() || found.get(next).tag().start() >= to) {
            return text.substring(from, to);
        }
        StringBuilder out = new StringBuilder();
        int at = from;
        int line = 0;
        int written = 0;
        level++;
        while (next < found.size() && found.get(next).tag().start() < to) {
            Found one = found.get(next++);
            out.append(text, at, one.tag().start());
            line = lineStart(out, line, written);
            written = out.length();
            at = written(level > DEEPEST ? Found.alone(one.tag()) : one, out, line);
            line = lineStart(out, line, Math.min(written, out.length()) - LONGEST_BLANK);
            written = out.length();
        }
        level--;
        return out.append(text, at, to).toString();
    }

    /** Where the last line begins, if it was at {@code known} before all from {@code changed} was written. */
    private static int lineStart(StringBuilder out, int known, int changed) {
        int at = out.length() - 1;
        while (at >= changed && at >= known && out.charAt(at) != '\n') {
            at--;
        }
        return at >= changed && at >= known ? at + 1 : Math.min(known, out.length());
    }

    /** Writes what a tag becomes, and returns where the text goes on. */
    private int written(Found one, StringBuilder out, int lineStart) {
        Tag tag = one.tag();
        if (tag.kind() == Kind.SHOWN || tag.kind() == Kind.COMMENT) {
            out.append(shown(one));
            return one.end();
        }
        Optional<String> value = tag.shape() == Shape.VALUE ? values.ofData(tag.name()) : Optional.empty();
        value.ifPresent(known -> context.changed(tag.told() + " to its value"));
        if (value.isPresent() || one.inCode()) {
            out.append(value.orElse(text.substring(tag.start(), one.end())));
            return one.end();
        }
        Matcher assignment = ASSIGNMENT.matcher(text).region(tag.start(), one.end());
        if (one.innerEnd() < 0
                && assignment.lookingAt()
                && values.assign(
                        assignment.group(1),
                        assignment.group(2).replaceFirst("-$", "").strip())) {
            context.changed(tag.told() + " to its value");
            return text.startsWith("\n", one.end()) && out.length() == lineStart ? one.end() + 1 : one.end();
        }
        Optional<Recipe> recipe = Recipe.of(tag, dialects);
        String form = recipe.map(Recipe::form).orElse("");
        boolean verbatim = recipe.filter(Recipe::isVerbatim).isPresent();
        Placement place = new Placement(out, text, lineStart);
        String source = verbatim || one.innerEnd() < 0 ? one.inner(text) : between(tag.end(), one.innerEnd());
        while (next < found.size() && found.get(next).tag().start() < one.end()) {
            next++; // in what is not read
        }
        String inner = place.dedented(source, !verbatim);
        Optional<Written> written = context.own(tag.name(), tag.arguments(), inner)
                .map(text -> new Written(text, text.contains("\n"), "what import.yaml says"))
                .or(() -> tag.kind() == Kind.CLOSE ? Optional.empty() : known(recipe, tag, inner))
                .filter(place::takes);
        if (written.isEmpty()) {
            return place.put(left(one, form, inner, place), one.end());
        }
        context.changed(tag.told() + " to " + written.get().how());
        if (form.equals("page") && valueEnd == tag.start()) {
            out.setLength(valueFrom); // {{ site.baseurl }}{% link x.md %}
        }
        if (tag.shape() == Shape.VALUE && tag.name().startsWith("site.")) {
            valueFrom = out.length();
            valueEnd = one.end();
        }
        return place.put(written.get(), one.end());
    }

    private Optional<Written> known(Optional<Recipe> recipe, Tag tag, String inner) {
        if (tag.shape() == Shape.VALUE && recipe.isEmpty()) {
            return values.of(tag.name()).map(value -> new Written(value, false, "its value"));
        }
        return recipe.filter(known -> known.form().equals("include"))
                .flatMap(known -> known.value("file", tag, inner).flatMap(file -> included(file, tag)))
                .or(() -> recipe.flatMap(known -> forms.of(known, tag, inner)));
    }

    /** What an include shows: what is known by its file's name, or the file's own text. */
    private Optional<Written> included(String file, Tag tag) {
        Map<String, String> arguments = new HashMap<>(tag.arguments());
        arguments.remove("0");
        Tag named = new Tag(Shape.ELEMENT, tag.kind(), TagReader.brief(file), arguments, tag.start(), tag.end());
        Optional<Written> known = Recipe.of(named, dialects)
                .filter(recipe -> !recipe.form().equals("include"))
                .flatMap(recipe -> forms.of(recipe, named, ""));
        if (known.isPresent() || depth >= MOST_INCLUDES) {
            return known;
        }
        return context.included(file)
                .filter(words -> words.length() < LONGEST_INCLUDE
                        && !words.matches("(?s).*\\{%-?\\s*(?:if|for|assign|unless|case|capture)\\b.*"))
                .map(words -> new TagTranslator(words, dialects, context, values.within(arguments), depth + 1)
                        .between(0, words.length()))
                .map(words -> new Written(words.strip(), words.strip().contains("\n"), "the text of " + file));
    }

    private String shown(Found one) {
        String name = one.tag().name();
        if (one.tag().kind() == Kind.SHOWN) {
            context.changed("a tag that is shown to code");
            return one.inCode() ? name : Markup.code(name);
        }
        boolean truncate = name.equals("truncate");
        context.changed(truncate ? "truncate to <!--more-->" : "a comment to nothing");
        return truncate ? "<!--more-->" : "";
    }

    /** What readers see of a tag that nothing is known of: what it was written around. */
    private Written left(Found one, String form, String inner, Placement place) {
        Tag tag = one.tag();
        boolean closes = tag.kind() == Kind.CLOSE;
        String why = closes ? ", which nothing begins" : form.equals("control") ? ", a part of a template" : "";
        context.left(tag.told() + why);
        if (one.innerEnd() >= 0) {
            return Forms.inner(tag, inner, "");
        }
        if (form.equals("page")) { // the address of a link needs some words
            return new Written(tag.argument("path", "0").orElse(""), false, "");
        }
        boolean hidden = closes || !place.takesComment(tag.start(), tag.end());
        return new Written(hidden ? "" : Markup.comment(text.substring(tag.start(), tag.end())), false, "");
    }
}
