package dev.octavo.testing;

import dev.octavo.build.pipeline.AuthorLines;
import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildReport;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemText;
import dev.octavo.lib.work.Progress;
import dev.octavo.use.upgrade.Fixes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whole builds as an author starts them, at a fixed moment. What they report and correct is told by the executable where the tests
 * try that.
 */
public final class Builds {
    public static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static final String MOMENT = "-Doctavo.now=" + NOW;
    private static final int ROUNDS = 5;

    private Builds() {}

    public static BuildReport build(Path site, Path out) {
        return build(site, out, NOW, 2);
    }

    public static BuildReport build(Path site, Path out, int threads) {
        return build(site, out, NOW, threads);
    }

    private static BuildReport build(Path site, Path out, Instant now, int threads) {
        return Build.run(new BuildRequest(site, out, Optional.empty(), false, now, false, threads), Progress.SILENT);
    }

    /** The problems that a build reports, as text; empty if it succeeds without a warning. */
    public static String reported(Path site, Path out) {
        return reported(site, out, NOW);
    }

    /** The same, at another moment. */
    public static String reported(Path site, Path out, Instant now) {
        return NativeProgram.isTried()
                ? NativeProgram.problems(site, "-Doctavo.now=" + now, "build", "--all", "--out", out.toString())
                : new ProblemText(new AuthorLines(site)).of(problems(site, out, now));
    }

    /** The problems that a build reports. */
    public static List<Problem> problems(Path site, Path out) {
        return problems(site, out, NOW);
    }

    private static List<Problem> problems(Path site, Path out, Instant now) {
        try {
            return build(site, out, now, 2).warnings();
        } catch (ProblemException e) {
            return e.problems();
        }
    }

    /** Corrects what has a certain remedy; whether there was any. */
    public static boolean fixed(Path site, Path out) throws IOException {
        if (NativeProgram.isTried()) {
            return NativeProgram.run(site, Map.of(), MOMENT, "check", "--fix")
                    .out()
                    .contains("Corrected ");
        }
        boolean more = true;
        int rounds = 0;
        while (more && rounds < ROUNDS) {
            more = !Fixes.of(site, problems(site, out)).write().isEmpty();
            rounds += more ? 1 : 0;
        }
        return rounds > 0;
    }

    /** Whether a file is the copy of another for a name with a fingerprint, which no preview has. */
    public static boolean isFingerprinted(String name, Set<String> all) {
        return !plainNames(name).equals(name) && all.contains(plainNames(name));
    }

    /** Addresses in a text without fingerprints in the names of files, as a preview writes them. */
    public static String plainNames(String text) {
        return text.replaceAll("\\.[a-f][0-9a-f]{11}(?=\\.(?:css|m?js|ico|png|svg)\\b)", "");
    }

    /** The problems that a check reports, as text. */
    public static String checked(Path site, Path out) {
        if (NativeProgram.isTried()) {
            return NativeProgram.problems(site, MOMENT, "check", "--all");
        }
        BuildRequest request = new BuildRequest(site, out, Optional.empty(), false, NOW, false, 2);
        return new ProblemText(new AuthorLines(site)).of(Build.check(request, Progress.SILENT));
    }
}
