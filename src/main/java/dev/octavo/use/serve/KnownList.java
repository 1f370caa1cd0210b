package dev.octavo.use.serve;

import dev.octavo.build.pipeline.preview.Preview;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.KnownProblems;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemText.SourceLines;
import dev.octavo.use.serve.Event.Fault;
import dev.octavo.use.serve.SiteEditor.Refusal;
import dev.octavo.use.upgrade.Fixes;
import dev.octavo.use.upgrade.Fixes.Fix;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The problems that the author knows, to be worked down: the dashboard lists them, and corrects those with one certain remedy. */
record KnownList(Preview preview) {
    /**
     * A known problem.
     *
     * @param key names it in a request
     * @param fix the change that corrects it: {@code titel → title}; absent if only the author knows one
     */
    record Item(String key, Fault fault, Optional<String> fix) {}

    /** Returns the first {@code most}, those before others that more readers meet. */
    List<Item> items(int most, SourceLines lines) {
        return preview.knownAsMet().stream()
                .limit(most)
                .map(problem -> new Item(
                        key(problem),
                        Fault.of(problem, lines),
                        Fixes.of(problem).map(Fix::words)))
                .toList();
    }

    private static String key(Problem problem) {
        return Hash.of(problem.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Corrects a problem, and takes it out of the file of known ones. */
    void correct(SiteEditor editor, String key) throws Refusal {
        Problem problem = preview.known().stream()
                .filter(known -> key(known).equals(key))
                .findFirst()
                .orElseThrow(() -> new Refusal(409, "this mistake is no longer there as it was: load this page again"));
        Fix fix = Fixes.of(problem).orElseThrow(() -> new Refusal(422, "only you know how to correct this mistake"));
        editor.edit(
                new SourcePath(fix.place().path()),
                text -> fix.in(text)
                        .orElseThrow(() -> new Refusal(409, "that line has been changed meanwhile: look at it again")));
        editor.edit(new SourcePath(KnownProblems.FILE), text -> KnownProblems.without(problem, text));
    }
}
