package dev.octavo.check;

import dev.octavo.address.SourcePath;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds words that a site's own templates say in one language, where its articles have several. They may be intended, so they
 * are only reported on request.
 */
public final class TemplateTexts {
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'";
    private static final Pattern COMMENT = Pattern.compile("<#--.*?-->|<!--.*?-->", Pattern.DOTALL);
    private static final Pattern DIRECTIVE = Pattern.compile("</?[#@](?:->|" + QUOTED + "|[^>\"'])*+>");
    private static final Pattern VALUE = Pattern.compile("[$#]\\{(?:" + QUOTED + "|\\{[^{}]*+}|[^{}\"'])*+}");
    private static final Pattern CODE = Pattern.compile("(?i)<(style|script|svg|code|pre)\\b.*?</\\1>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[A-Za-z/!][^<>]*+>");
    private static final Pattern SAID = Pattern.compile("\\b(aria-label|title|alt|placeholder)=\"([^\"]*)\"");
    private static final Pattern ENTITY = Pattern.compile("&#?\\w+;");
    private static final Pattern TEXT = Pattern.compile("\\p{L}(?:[^<>\\n]*[^<>\\s])?");

    private TemplateTexts() {}

    public static Stream<Problem> check(PlannedSite planned) {
        Set<String> languages = new TreeSet<>(Set.of(planned.site().config().language()));
        planned.site()
                .entries()
                .flatMap(entry -> entry.meta().placement().language().stream())
                .forEach(languages::add);
        if (languages.size() == 1) {
            return Stream.empty();
        }
        return planned.project()
                .own("templates")
                .filter(path -> path.value().endsWith(Layouts.EXTENSION))
                .flatMap(path -> first(path, planned.project().read(path).anyText(), languages).stream());
    }

    private static Optional<Problem> first(SourcePath template, String text, Set<String> languages) {
        return places(text).stream()
                .findFirst()
                .map(found -> Problem.warning(
                                "this template says \"" + text.substring(found.start(), found.end())
                                        + "\" to readers of " + String.join(", ", languages),
                                Location.in(template.value(), text, found.start(), found.end()))
                        .hint("take what Octavo knows to say in every language, ${word(\"archive\")}, or write"
                                + " <#if page.language == \"de\">…</#if>"));
    }

    /** Where a template says something by itself. */
    static List<MatchResult> places(String template) {
        String rest = template;
        for (Pattern silent : List.of(COMMENT, DIRECTIVE, VALUE, CODE)) {
            rest = blanked(rest, silent, found -> "");
        }
        rest = blanked(rest, TAG, TemplateTexts::said);
        return TEXT.matcher(blanked(rest, ENTITY, found -> "")).results().toList();
    }

    /** The words in a template, for a test of our own. */
    public static List<String> of(String template) {
        return places(template).stream().map(MatchResult::group).toList();
    }

    /** A tag with nothing in it but what readers hear or see, in its place. */
    private static String said(MatchResult tag) {
        StringBuilder out = new StringBuilder(" ".repeat(tag.group().length()));
        SAID.matcher(tag.group()).results().forEach(said -> out.replace(said.start(2), said.end(2), said.group(2)));
        return out.toString();
    }

    /** The text with blanks where the pattern was, so that every other character stays in its place. */
    private static String blanked(String text, Pattern pattern, Function<MatchResult, String> instead) {
        StringBuilder out = new StringBuilder(text);
        pattern.matcher(text).results().forEach(found -> {
            String replacement = instead.apply(found);
            String blank = replacement.isEmpty() ? found.group().replaceAll("[^\\n]", " ") : replacement;
            out.replace(found.start(), found.end(), blank);
        });
        return out.toString();
    }
}
