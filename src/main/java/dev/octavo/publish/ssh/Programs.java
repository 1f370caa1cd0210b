package dev.octavo.publish.ssh;

import dev.octavo.lib.problem.ProblemText;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds programs on this machine, and makes their output fit for messages. */
public final class Programs {
    private static final int MAX_LINES = 6;
    private static final int MAX_LENGTH = 600;
    private static final Pattern ESCAPES = Pattern.compile("\u001B\\[[0-9;?]*[ -/]*[@-~]|\u001B.");
    private static final Pattern USER_INFO = Pattern.compile("://[^/@\\s]+@");
    private static final Pattern PROGRESS =
            Pattern.compile(".*\\d%.*|.*, done\\.|Delta compression using .*|Total \\d+ \\(.*");

    private Programs() {}

    /** The first program with that name in the folders of PATH. */
    public static Optional<Path> find(String name, Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        return Stream.of(path.split(File.pathSeparator, -1))
                .flatMap(folder -> Stream.of(name, name + ".exe").flatMap(file -> path(folder, file)))
                .filter(file -> file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    static Stream<Path> path(String folder, String name) {
        try {
            return Stream.of(Path.of(folder, name));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    /** The first lines of a program's output, as one line, without progress and without logins in URLs. */
    public static String summary(String output) {
        List<String> lines = ESCAPES.matcher(output)
                .replaceAll("")
                .lines()
                .map(line -> USER_INFO
                        .matcher(ProblemText.visible(line))
                        .replaceAll("://")
                        .replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty() && !PROGRESS.matcher(line).matches())
                .distinct()
                .toList();
        String text = lines.stream().limit(MAX_LINES).collect(Collectors.joining(" / "));
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + " …" : text;
    }
}
