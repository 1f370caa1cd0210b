package dev.octavo.build.check;

import dev.octavo.blog.site.Author;
import dev.octavo.lib.address.Source;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.List;
import java.util.stream.Stream;

/** Finds words of a new site's files that would go live unchanged, such as "Your Name". */
public final class Placeholders {
    private Placeholders() {}

    /** None while the site has an address for examples, at which nobody can publish it. */
    public static Stream<Problem> check(PlannedSite planned) {
        if (planned.unreadable().settings() || planned.site().config().url().isForExamples()) {
            return Stream.empty();
        }
        List<String> placeholders =
                Resources.lines("/skeleton/placeholders.txt").toList();
        return Stream.concat(
                        Stream.of("content/site.yaml", "content/pages/about.md").map(SourcePath::new),
                        planned.site().authors().stream()
                                .map(Author::source)
                                .flatMap(source -> source.map(Source::path).stream()))
                .filter(planned.project()::has)
                .flatMap(file -> in(file, planned.project().read(file).text(), placeholders));
    }

    private static Stream<Problem> in(SourcePath file, String text, List<String> placeholders) {
        return placeholders.stream().flatMap(words -> {
            int start = text.indexOf(words);
            int end = start + words.length();
            boolean whole =
                    start >= 0 && (end == text.length() || text.charAt(end) == '\n' || text.charAt(end) == '\r');
            return whole
                    ? Stream.of(ProblemKind.PLACEHOLDER
                            .warning(
                                    "this is what a new site comes with, and readers will see it",
                                    Location.in(file.value(), text, start, end))
                            .hint("write words of your own, or delete it"))
                    : Stream.empty();
        });
    }
}
