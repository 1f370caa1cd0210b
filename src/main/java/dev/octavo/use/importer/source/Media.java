package dev.octavo.use.importer.source;

import dev.octavo.lib.address.Slashes;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The files that came with an export, found by addresses: by name, and by folders if several have that name. Instead of a
 * smaller copy, the original is found. Symbolic links are not followed, since they may lead anywhere.
 */
final class Media {
    /** What an export itself consists of, which no reader may get. */
    private static final Pattern EXPORT = Pattern.compile("\\.(?:csv|md|html|xml|json)$");

    private static final int MOST_FOLDERS = 40;
    private static final Set<String> OTHERS = Set.of(".git", "node_modules", "__macosx");
    /** What WordPress and Ghost append to names of copies: {@code -1024x683}, {@code -scaled}, {@code -e1585} and {@code -rotated}. */
    private static final Pattern COPY =
            Pattern.compile("(?:-\\d{2,5}x\\d{2,5}|-scaled|-rotated|-e\\d{10,13})+(?=\\.[a-z0-9]+$)");

    /** The folders of sizes in Ghost: {@code size/w1000/}. */
    private static final Pattern SIZE = Pattern.compile("/size/w\\d+(?:h\\d+)?(?:/format/\\w+)?(?=/)");

    private final Map<String, List<Path>> byName = new HashMap<>();
    private final List<Path> all = new ArrayList<>();

    private final Path folder;

    private Media(Path folder) {
        this.folder = folder;
    }

    /** The files in a folder; beside a file, those in folders that are named for pictures. */
    static Media in(Path root) throws IOException {
        Path folder = Files.isDirectory(root) ? root : root.toAbsolutePath().resolveSibling("");
        Media media = new Media(folder);
        // Beside a single file, only folders of pictures are meant; what else is there may be anything.
        boolean whole = folder.equals(root);
        for (Path file : files(
                folder,
                inner -> (whole || isNamedForMedia(folder.relativize(inner)))
                        && !OTHERS.contains(name(Slashes.of(inner)))
                        && inner.getNameCount() - folder.getNameCount() < MOST_FOLDERS)) {
            if (whole || !folder.equals(file.getParent())) {
                media.all.add(file);
                media.byName
                        .computeIfAbsent(name(Slashes.of(file)), name -> new ArrayList<>())
                        .add(file);
            }
        }
        media.all.sort(null);
        media.byName.values().forEach(files -> files.sort(null));
        return media;
    }

    /** The files below a folder that can be read, without those that links lead to. */
    static List<Path> files(Path top, Predicate<Path> entered) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return folder.equals(top) || entered.test(folder)
                        ? FileVisitResult.CONTINUE
                        : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
                return FileVisitResult.CONTINUE; // as if it were not there: nothing refers to it
            }
        });
        return files;
    }

    /** Finds the files of another folder too. */
    void addNames(Path other) throws IOException {
        for (Path file : in(other).all) {
            byName.computeIfAbsent(name(Slashes.of(file)), name -> new ArrayList<>())
                    .add(file);
        }
    }

    private static boolean isNamedForMedia(Path inner) {
        return Slashes.of(inner)
                .matches(
                        "(?:wp-content(?:/uploads(?:/.*)?)?|uploads(?:/.*)?|content(?:/images(?:/.*)?)?|images(?:/.*)?|media(?:/.*)?)");
    }

    /** What they are in. */
    Path folder() {
        return folder;
    }

    /** All files, sorted. */
    List<Path> all() {
        return all;
    }

    /** The file that {@code address} means, by as many of its folders as there are. */
    Optional<Path> find(String address) {
        String path = SIZE.matcher(
                        address.replaceFirst("^(?:[a-z]+:)?//[^/]*", "").toLowerCase(Locale.ROOT))
                .replaceAll("");
        String original = original(path);
        if (EXPORT.matcher(path).find()) {
            return Optional.empty();
        }
        Optional<Path> found = original.equals(path) ? Optional.empty() : nearest(original);
        return found.or(() -> nearest(path)).or(() -> nearest(path.replaceFirst("(?=\\.[a-z0-9]+$)", "-scaled")));
    }

    /** The lower-case path of what a copy was made from. */
    static String original(String path) {
        return COPY.matcher(path).replaceAll("");
    }

    private Optional<Path> nearest(String path) {
        return byName.getOrDefault(name(path), List.of()).stream()
                .min(Comparator.comparingInt(
                        file -> -commonEnd(path, Slashes.of(file).toLowerCase(Locale.ROOT))));
    }

    private static int commonEnd(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length())
                && one.charAt(one.length() - 1 - same) == other.charAt(other.length() - 1 - same)) {
            same++;
        }
        return same;
    }

    /** The last part of a path, in lower case. */
    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
