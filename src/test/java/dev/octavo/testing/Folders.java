package dev.octavo.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Folders of files as values: written from a text, read into a map. */
public final class Folders {
    private Folders() {}

    /**
     * Writes files into {@code folder}.
     *
     * @param pathsAndTexts a path, its text, a path, its text …
     */
    public static Path write(Path folder, String... pathsAndTexts) {
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            writeBytes(folder.resolve(pathsAndTexts[i]), pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return folder;
    }

    /** Writes the files in {@code text}, each below a line {@code --- NAME}; returns their names. */
    public static List<String> writeAll(Path folder, String text) {
        List<String> names = new ArrayList<>();
        for (String file : text.split("(?m)^--- (?=\\S)", -1)) {
            if (!file.isBlank()) {
                String[] parts = file.split("\n", 2);
                write(folder, parts[0], parts.length > 1 ? parts[1] : "");
                names.add(parts[0]);
            }
        }
        return names;
    }

    public static void writeBytes(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The text of a file in the resource folder of the class {@code test}. */
    public static String text(Class<?> test, String file) {
        try {
            return Files.readString(
                    Path.of("src/test/resources", test.getPackageName().replace('.', '/'), file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A new folder in {@code folder}, for each row or trial its own. */
    public static Path fresh(Path folder) {
        try {
            return Files.createTempDirectory(folder, "");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Copies a folder with everything in it, and returns the copy. */
    public static Path copy(Path from, Path to) {
        try {
            FileUtils.copyDirectory(from.toFile(), to.toFile(), false);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return to;
    }

    /** The one file in {@code folder} whose name matches, such as {@code search.*.js}. */
    public static Path only(Path folder, String name) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name)) {
            List<Path> found = new ArrayList<>();
            files.forEach(found::add);
            if (found.size() != 1) {
                throw new IllegalStateException(name + " is not one file: " + found);
            }
            return found.get(0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Every file below {@code folder}, links followed, with the SHA-256 of its bytes. */
    public static SortedMap<String, String> hashes(Path folder) {
        return map(folder, file -> sha256(Files.readAllBytes(file)));
    }

    /** Every file below {@code folder} with its modification time. */
    public static SortedMap<String, String> times(Path folder) {
        return map(folder, file -> Files.getLastModifiedTime(file).toString());
    }

    /** What to read of each file. */
    private interface Question {
        String answer(Path file) throws IOException;
    }

    private static SortedMap<String, String> map(Path folder, Question question) {
        SortedMap<String, String> answers = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                answers.put(name, question.answer(file));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return answers;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
