package dev.octavo.build.disk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.render.output.Content;
import dev.octavo.render.output.OutputPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folders as paths and texts. */
final class Folder {
    private Folder() {}

    /** Files of a site, each written as {@code path text}. */
    static SortedMap<String, String> site(String... files) {
        SortedMap<String, String> site = new TreeMap<>();
        Arrays.stream(files).map(f -> f.split(" ", 2)).forEach(f -> site.put(f[0], f[1]));
        return site;
    }

    /**
     * Everything in a folder: files with their text, links with an arrow, empty folders with a
     * slash.
     */
    static SortedMap<String, String> read(Path folder) throws IOException {
        SortedMap<String, String> found = new TreeMap<>();
        if (!Files.exists(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> !f.equals(folder)).toList()) {
                String name = folder.relativize(file).toString();
                if (Files.isSymbolicLink(file)) {
                    found.put(name, "-> " + Files.readSymbolicLink(file));
                } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    found.put(name, Files.readString(file));
                } else if (isEmpty(file)) {
                    found.put(name + "/", "");
                }
            }
        }
        return found;
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** The list of the files in {@code SITE/public}. */
    static Path manifest(Path siteFolder) {
        return siteFolder.resolve(".octavo/public/manifest");
    }

    /** Checks that builds have left only what the next one needs beside {@code SITE/public}. */
    static void assertNothingTemporary(Path siteFolder) throws IOException {
        Map<String, String> work = read(siteFolder.resolve(".octavo/public"));
        assertTrue(Set.of("lock", "times", "manifest").containsAll(work.keySet()), work::toString);
    }

    /** Writes {@code files} into a folder as somebody would by hand. */
    static void write(Path folder, Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** Builds {@code site} into {@code SITE/public}. */
    static SiteWriter.Changes build(Path siteFolder, Map<String, String> site) {
        return build(siteFolder, site, new FileOperations.Real());
    }

    static SiteWriter.Changes build(Path siteFolder, Map<String, String> site, FileOperations files) {
        try (SiteDisk disk = SiteDisk.open(siteFolder.resolve("public"), siteFolder, files);
                SiteWriter writing = disk.begin(false)) {
            putAll(writing, site);
            return writing.commit();
        }
    }

    static void putAll(SiteWriter writing, Map<String, String> site) {
        site.forEach((path, text) -> writing.put(new OutputPath(path), (Content.Bytes) Content.text(text)));
    }
}
