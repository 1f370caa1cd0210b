package dev.octavo.cache;

import dev.octavo.hash.Digest;
import dev.octavo.hash.Hash;
import dev.octavo.project.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** The program that runs: what another one remembered may mean something else, or be written in another way. */
public final class Program {
    private Program() {}

    /** Of its jar and libraries, or of its classes; it differs after every build of the program that changed something. */
    public static Hash hash() {
        Path program = Theme.program();
        try {
            return hash(program);
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot be read where it lies: " + program, e);
        }
    }

    /** Of names, sizes and times, since to read megabytes would cost more than most builds. */
    static Hash hash(Path program) throws IOException {
        Digest digest = new Digest();
        for (Path file : files(program)) {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            digest.add(file.toString())
                    .add(now.size())
                    .add(now.lastModifiedTime().toMillis());
        }
        return digest.hash();
    }

    private static List<Path> files(Path program) throws IOException {
        if (Files.isRegularFile(program)) {
            return withLibraries(program);
        }
        try (Stream<Path> files = Files.walk(program)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** A jar, and those that its manifest names: how they read and write counts as much as our own classes. */
    private static List<Path> withLibraries(Path jar) throws IOException {
        List<Path> files = new ArrayList<>(List.of(jar));
        try (JarFile open = new JarFile(jar.toFile())) {
            Manifest manifest = open.getManifest();
            String names =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Name.CLASS_PATH);
            if (names != null) {
                for (String name : names.split(" +", -1)) {
                    Path library = jar.resolveSibling(name);
                    if (Files.isRegularFile(library)) {
                        files.add(library);
                    }
                }
            }
        }
        return files;
    }
}
