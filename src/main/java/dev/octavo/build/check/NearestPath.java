package dev.octavo.build.check;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Spelling;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the path that an author probably meant: one of its name in any folder, or one spelt like it, if its first folder is
 * spelt alike too. Only a picture is proposed for a picture, and only a page for a page.
 */
public final class NearestPath {
    private static final Pattern INDEX = Pattern.compile("(?<=[^/])/index(?=\\.[^/]*$)");

    private enum Kind {
        PAGE,
        PICTURE,
        OTHER
    }

    /** The usual extensions, of which others may be misspellings. */
    private static final List<String> USUAL =
            List.of(("md markdown html htm png jpg jpeg gif webp avif svg ico bmp heic"
                            + " css js json csv tsv xml pdf txt mp3 mp4 mov mpg webm zip")
                    .split(" ", -1));

    private final Supplier<Stream<String>> known;
    private final Map<Kind, Index> indexes = new HashMap<>();

    /** Calls {@code known} on first use, which never happens on a site without dead links. */
    public NearestPath(Supplier<Stream<String>> known) {
        this.known = known;
    }

    /** The nearest path, compared by last segments, since whole paths share so much that all would be near. */
    public Optional<String> to(String path) {
        Index paths = index(kind("." + meantExtension(path)));
        String bare = withoutIndex(path);
        String name = name(bare);
        // The exact name in another folder goes before a similar name.
        return Optional.ofNullable(paths.lowerNames().get(name.toLowerCase(Locale.ROOT)))
                .or(() -> near(name, paths.folders().getOrDefault(folder(bare), Map.of())))
                .or(() -> near(name, paths.names()).filter(found -> isInLikeFolder(found, bare)));
    }

    /** Whether the first folder of {@code path} is like that of {@code found}, a year, or none. */
    private static boolean isInLikeFolder(String found, String path) {
        String[] wanted = path.replaceFirst("^/", "").split("/", -1);
        String first = found.replaceFirst("^/", "").replaceFirst("/.*", "");
        return wanted.length == 1
                || (wanted.length == 2 && wanted[1].isEmpty())
                || wanted[0].matches("[0-9]{4}")
                || Spelling.nearest(wanted[0], List.of(first)).isPresent();
    }

    private synchronized Index index(Kind kind) {
        return indexes.computeIfAbsent(kind, any -> Index.of(known.get().filter(path -> kind(path) == kind)));
    }

    private static Kind kind(String path) {
        boolean page = SourcePath.isMarkdown(path) || Set.of("", "html", "htm").contains(SourcePath.extension(path));
        return page ? Kind.PAGE : SourcePath.isPicture(path) ? Kind.PICTURE : Kind.OTHER;
    }

    /** The extension of {@code path}, corrected if it is nearly a usual one. */
    private static String meantExtension(String path) {
        String extension = SourcePath.extension(path);
        return extension.isEmpty() ? "" : Spelling.nearest(extension, USUAL).orElse(extension);
    }

    /** The paths by last segment, overall and within each folder. Of several with one name, the first in order wins. */
    private record Index(
            Map<String, String> lowerNames, Map<String, String> names, Map<String, Map<String, String>> folders) {
        static Index of(Stream<String> known) {
            Index index = new Index(new HashMap<>(), new HashMap<>(), new HashMap<>());
            known.sorted(Comparator.reverseOrder())
                    .forEach(path -> Stream.of(path, withoutIndex(path)).forEach(key -> index.add(key, path)));
            return index;
        }

        private void add(String key, String path) {
            String name = name(key);
            lowerNames.put(name.toLowerCase(Locale.ROOT), path);
            if (!name.isEmpty()) {
                names.put(name, path);
                folders.computeIfAbsent(folder(key), folder -> new HashMap<>()).put(name, path);
            }
        }
    }

    private static Optional<String> near(String name, Map<String, String> paths) {
        return Spelling.nearest(name, paths.keySet()).map(paths::get);
    }

    /** {@code posts/kite.md} for {@code posts/kite/index.md}: every folder may have an index, so its own name counts. */
    private static String withoutIndex(String path) {
        return INDEX.matcher(path).replaceFirst("");
    }

    private static String folder(String path) {
        String plain = withoutSlash(path);
        return plain.substring(0, plain.lastIndexOf('/') + 1);
    }

    private static String name(String path) {
        String plain = withoutSlash(path);
        return plain.substring(plain.lastIndexOf('/') + 1);
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
