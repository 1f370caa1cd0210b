package dev.octavo.build.check;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds texts in a site's own templates that are in one language although its articles are in several. They may be
 * intended, so they are only reported on request.
 */
public final class UntranslatedTexts {
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'";
    private static final Pattern COMMENT = Pattern.compile("<#--.*?-->|<!--.*?-->", Pattern.DOTALL);
    private static final Pattern DIRECTIVE = Pattern.compile("</?[#@](?:->|" + QUOTED + "|[^>\"'])*+>");
    private static final Pattern VALUE = Pattern.compile("[$#]\\{(?:" + QUOTED + "|\\{[^{}]*+}|[^{}\"'])*+}");
    private static final Pattern CODE = Pattern.compile("(?i)<(style|script|svg|code|pre)\\b.*?</\\1>", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("<[A-Za-z/!][^<>]*+>");
    private static final Pattern SHOWN_ATTRIBUTE =
            Pattern.compile("\\b(aria-label|title|alt|placeholder)=\"([^\"]*)\"");
    private static final Pattern ENTITY = Pattern.compile("&#?\\w+;");
    private static final Pattern TEXT = Pattern.compile("\\p{L}(?:[^<>\\n]*[^<>\\s])?");

    private UntranslatedTexts() {}

    public static Stream<Problem> check(PlannedSite planned) {
        Set<String> languages = new TreeSet<>(Set.of(planned.site().config().language()));
        planned.site()
                .articles()
                .flatMap(article -> article.meta().placement().language().stream())
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
                .map(found -> ProblemKind.UNTRANSLATED
                        .warning(
                                "this template says \"" + text.substring(found.start(), found.end())
                                        + "\" to readers of " + String.join(", ", languages),
                                Location.in(template.value(), text, found.start(), found.end()))
                        .hint("take what Octavo knows to say in every language, ${word(\"archive\")}, or write"
                                + " <#if page.language == \"de\">…</#if>"));
    }

    /** The matches of literal texts that readers of a template's pages see or hear. */
    static List<MatchResult> places(String template) {
        String rest = template;
        for (Pattern hidden : List.of(COMMENT, DIRECTIVE, VALUE, CODE)) {
            rest = blanked(rest, hidden, found -> "");
        }
        rest = blanked(rest, TAG, UntranslatedTexts::shownAttributes);
        return TEXT.matcher(blanked(rest, ENTITY, found -> "")).results().toList();
    }

    /** The literal texts in a template. Public for a test of the default theme. */
    public static List<String> of(String template) {
        return places(template).stream().map(MatchResult::group).toList();
    }

    /** A tag of the same length, blank except for the values of attributes that readers see or hear. */
    private static String shownAttributes(MatchResult tag) {
        StringBuilder out = new StringBuilder(" ".repeat(tag.group().length()));
        SHOWN_ATTRIBUTE
                .matcher(tag.group())
                .results()
                .forEach(attribute -> out.replace(attribute.start(2), attribute.end(2), attribute.group(2)));
        return out.toString();
    }

    /** The text with matches replaced by spaces or by {@code instead}, which has the same length, to keep offsets. */
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
