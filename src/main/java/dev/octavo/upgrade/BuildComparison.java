package dev.octavo.upgrade;

import dev.octavo.address.Slashes;
import dev.octavo.pipeline.Build;
import dev.octavo.pipeline.BuildRequest;
import dev.octavo.problem.ProblemException;
import dev.octavo.work.OtherProgram;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * The differences between a site built by an earlier program and by this one.
 *
 * @param same the number of identical files
 */
public record BuildComparison(Set<String> changed, Set<String> added, Set<String> removed, int same) {
    /**
     * Builds the site with both programs in a temporary folder.
     *
     * @param old the earlier program
     * @throws ProblemException if one of them cannot build it
     */
    public static BuildComparison of(Path old, BuildRequest request, Progress progress)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("octavo-upgrade");
        try {
            Path before = folder.resolve("before");
            Path after = folder.resolve("after");
            call(old, request, before, folder.resolve("said"));
            Build.run(
                    new BuildRequest(
                            request.siteFolder(), after, request.url(), false, request.asOf(), true, request.threads()),
                    progress);
            return compare(before, after);
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    private static void call(Path old, BuildRequest request, Path out, Path output)
            throws IOException, InterruptedException {
        List<String> command = List.of(
                old.toString(),
                "build",
                "--site",
                request.siteFolder().toString(),
                "--out",
                out.toString(),
                "--as-of",
                request.asOf().toString());
        int code = start(
                        old,
                        OtherProgram.builder(command).redirectErrorStream(true).redirectOutput(output.toFile()))
                .waitFor();
        if (code != 0 || !Files.isDirectory(out)) {
            String words = Files.readString(output, StandardCharsets.UTF_8).strip();
            throw ProblemException.of(
                    "the earlier program " + old + " does not build the site",
                    "name one that does, or leave --old out; it said" + (words.isEmpty() ? " nothing" : ":\n" + words));
        }
    }

    private static Process start(Path old, ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw ProblemException.of(
                    "the earlier program " + old + " cannot be started: "
                            + (Files.exists(old) ? "it is not a program that you may run" : "it is not there"),
                    "name the octavo of that version, such as --old ~/octavo-0.1/octavo");
        }
    }

    static BuildComparison compare(Path before, Path after) throws IOException {
        Set<String> old = files(before);
        Set<String> now = files(after);
        Set<String> changed = new TreeSet<>();
        for (String file : now) {
            if (old.contains(file) && Files.mismatch(before.resolve(file), after.resolve(file)) >= 0) {
                changed.add(file);
            }
        }
        return new BuildComparison(
                changed,
                without(now, old),
                without(old, now),
                now.size() - changed.size() - without(now, old).size());
    }

    private static Set<String> without(Set<String> files, Set<String> others) {
        return files.stream().filter(file -> !others.contains(file)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns the names of all files. */
    static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> Slashes.of(folder.relativize(file)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
