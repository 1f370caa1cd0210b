package dev.octavo.build.check;

import dev.octavo.blog.site.Article;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.KnownProblems;
import dev.octavo.lib.problem.KnownProblems.Entry;
import dev.octavo.lib.problem.KnownProblems.Sorted;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds lines of the file with known problems whose problems are gone, so that it only becomes shorter. */
public final class CorrectedProblems {
    private final KnownProblems all;
    private final Sorted sorted;
    private final PlannedSite planned;

    private CorrectedProblems(KnownProblems all, Sorted sorted, PlannedSite planned) {
        this.all = all;
        this.sorted = sorted;
        this.planned = planned;
    }

    /**
     * Returns a warning for each line that is to go.
     *
     * @param code whether code in articles was checked too
     */
    public static Stream<Problem> check(KnownProblems all, Sorted sorted, PlannedSite planned, boolean code) {
        return sorted.gone().isEmpty() ? Stream.empty() : new CorrectedProblems(all, sorted, planned).problems(code);
    }

    private Stream<Problem> problems(boolean code) {
        Set<String> unseen = planned.site().withheld().stream()
                .map(Article::source)
                .map(source -> source.path().value())
                .collect(Collectors.toSet());
        Map<String, List<Entry>> files = sorted.gone().keySet().stream()
                .filter(entry -> !unseen.contains(entry.file()))
                .filter(entry -> code || !entry.kind().equals(ProblemKind.CODE_MISTAKE.label()))
                .collect(Collectors.groupingBy(Entry::file, TreeMap::new, Collectors.toList()));
        List<Problem> problems = new ArrayList<>();
        files.forEach((file, entries) -> {
            Optional<String> renamed =
                    planned.project().has(new SourcePath(file)) ? Optional.empty() : renamed(entries);
            entries.stream()
                    .map(entry -> renamed.map(now -> renamed(entry, now)).orElseGet(() -> corrected(entry)))
                    .forEach(problems::add);
        });
        return problems.stream();
    }

    private Problem corrected(Entry entry) {
        int count = Objects.requireNonNull(all.lines().get(entry)).count();
        int gone = Objects.requireNonNull(sorted.gone().get(entry));
        String rest = gone == count ? "" : entry.line(count - gone) + "\n";
        String fact = planned.project().has(new SourcePath(entry.file()))
                ? (gone == 1 ? "this mistake is" : gone + " of these mistakes are") + " no longer there"
                : "this mistake is in a file that is no longer there";
        return ProblemKind.CORRECTED
                .warning(fact, place(entry))
                .hint("octavo check --fix " + (rest.isEmpty() ? "takes the line out" : "corrects the number"))
                .instead(entry.line(count) + "\n", rest);
    }

    private Problem renamed(Entry entry, String now) {
        return ProblemKind.CORRECTED
                .warning("this file is called " + now + " now", place(entry))
                .hint("octavo check --fix changes the name")
                .instead(entry.file(), now);
    }

    private Location place(Entry entry) {
        return Location.at(
                KnownProblems.FILE,
                Objects.requireNonNull(all.lines().get(entry)).number(),
                1);
    }

    /** Returns the one file that has all of these problems, if they are not known there. */
    private Optional<String> renamed(List<Entry> entries) {
        Map<Entry, Integer> wanted = entries.stream()
                .collect(Collectors.toMap(
                        entry -> entry,
                        entry -> Objects.requireNonNull(all.lines().get(entry)).count()));
        List<String> same = sorted.fresh().stream()
                .flatMap(problem -> problem.location().stream())
                .map(Location::path)
                .distinct()
                .filter(other -> has(other, wanted))
                .toList();
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }

    private boolean has(String other, Map<Entry, Integer> wanted) {
        KnownProblems there = KnownProblems.of(sorted.fresh().stream()
                .filter(problem ->
                        problem.location().filter(at -> at.path().equals(other)).isPresent())
                .toList());
        Collection<Map.Entry<Entry, Integer>> lines = wanted.entrySet();
        return lines.stream().allMatch(line -> {
            KnownProblems.Line found = there.lines()
                    .get(new Entry(line.getKey().kind(), other, line.getKey().word()));
            return found != null && found.count() == line.getValue();
        });
    }
}
