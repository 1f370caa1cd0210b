package dev.octavo.build.check;

import dev.octavo.build.check.JavaSyntax.Fault;
import dev.octavo.lib.work.OtherProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls the {@code javac} of a JDK on the machine, for the native program, which contains no compiler. */
final class JavacProgram {
    /** The place and message of an error, the line of code, and the mark below its column. */
    private static final Pattern ERROR =
            Pattern.compile("(?ms)^[^\\n]*A\\.java:([0-9]+): error: ([^\\n]*)\\n.*?^([ \\t]*)\\^$");

    private static final String PREMATURE_END = "reached end of file while parsing";
    private static final int TAB = 8;

    private JavacProgram() {}

    static boolean exists() {
        try {
            return ShellSyntax.exit(start(List.of("-version"))) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** The first error in a file; empty if there is none. */
    static Optional<Fault> fault(String code) {
        try {
            Path folder = Files.createTempDirectory("octavo-code");
            Path file = folder.resolve("A.java");
            try {
                Files.writeString(file, code);
                List<String> arguments = new ArrayList<>(JavaSyntax.PARSE);
                arguments.addAll(List.of("-encoding", "UTF-8", "-J-Duser.language=en", "-J-Dstderr.encoding=UTF-8"));
                arguments.add(file.toString());
                Matcher error = ERROR.matcher(
                        new String(start(arguments).getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                return error.find()
                        ? Optional.of(new Fault(
                                Long.parseLong(error.group(1)),
                                column(error.group(3)),
                                error.group(2).equals(PREMATURE_END),
                                error.group(2)))
                        : Optional.empty();
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("javac cannot be asked about code", e);
        }
    }

    /** The column of the mark; javac counts up to the next multiple of eight for a tab. */
    private static int column(String before) {
        int column = 0;
        for (int i = 0; i < before.length(); i++) {
            column = before.charAt(i) == '\t' ? column / TAB * TAB + TAB : column + 1;
        }
        return column + 1;
    }

    private static Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("javac"));
        command.addAll(arguments);
        Process javac = OtherProgram.builder(command).redirectErrorStream(true).start();
        javac.getOutputStream().close();
        return javac;
    }
}
