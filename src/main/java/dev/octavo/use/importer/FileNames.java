package dev.octavo.use.importer;

import dev.octavo.lib.address.Slug;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.render.output.OutputPath;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the files of imported articles. */
final class FileNames {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EXTENSION = 10;

    private final Set<String> names = new HashSet<>();

    /** The folder that most posts lie in, such as {@code blog/}, which becomes {@code content/posts/}; it may be empty. */
    static String mainFolder(List<OldItem> items) {
        List<String> paths = items.stream()
                .filter(item -> item.kind() == Kind.POST)
                .map(OldItem::path)
                .toList();
        String main = "";
        for (Optional<String> next = Optional.of(main); next.isPresent(); ) {
            main = next.get();
            next = folderOfMost(paths, main);
        }
        return main;
    }

    /** The folder below {@code above} in which most of all posts lie; empty if there is none, or it is a year. */
    private static Optional<String> folderOfMost(List<String> paths, String above) {
        Map<String, Integer> counts = new HashMap<>();
        for (String path : paths) {
            int slash = path.indexOf('/', above.length());
            // The folder of a single article is none.
            if (path.startsWith(above) && slash > 0 && !path.substring(slash).equals("/index")) {
                counts.merge(path.substring(0, slash + 1), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .filter(folder ->
                        folder.getValue() > paths.size() / 2 && !folder.getKey().matches("(?:.*/)?\\d{4}/"))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Names that Octavo and every file system can have. The last one is that of the old address where it is a slug. */
    static String cleaned(String path, OldItem item, Map<String, Object> keys) {
        List<String> parts = new ArrayList<>();
        String[] all = path.split("/", -1);
        for (int i = 0; i < all.length; i++) {
            String part = all[i].replaceAll("[\\\\:*?\"<>|#%\\p{Cc}]", "-")
                    .strip()
                    .replaceFirst("^[._]+", "")
                    .replaceFirst("(?<![. ])[. ]+$", "");
            boolean named = i == all.length - 1 || (i == all.length - 2 && all[all.length - 1].equals("index"));
            parts.add(
                    named && !part.equals("index")
                            ? renamed(part, item, keys)
                            : Slug.of(part).isEmpty() ? "x" + Integer.toHexString(part.hashCode()) : part);
        }
        return String.join("/", parts);
    }

    /** A name without the date that it begins with, unless nothing else is in it. */
    static String undated(String name) {
        return name.replaceFirst("^\\d{4}-\\d{1,2}-\\d{1,2}[-_ ]+(?=.)", "");
    }

    private static String renamed(String name, OldItem item, Map<String, Object> keys) {
        String bare = undated(name);
        String date = name.substring(0, name.length() - bare.length());
        String last = item.address()
                .map(address -> Articles.lastOf(address.replaceFirst("(?:\\.html?|(?<!/))/*$", "")))
                .orElse("");
        boolean better = !last.isEmpty() && Slug.of(last).equals(last) && !last.matches("index|\\d+");
        String slug = better ? last : Slug.of(bare);
        String chosen = !better && !slug.isEmpty() && bare.equals(slug) ? bare : slug;
        String cut = chosen.length() > LONGEST_NAME
                ? chosen.substring(
                        0,
                        chosen.offsetByCodePoints(
                                0, Math.min(LONGEST_NAME / 2, chosen.codePointCount(0, chosen.length()))))
                : chosen;
        String whole = cut.isEmpty() || cut.equals("index") || OutputPath.isDevice(cut)
                ? "post-" + Integer.toHexString(item.place().hashCode())
                : cut;
        boolean right = date.matches("\\d{4}-\\d{2}-\\d{2}-")
                && String.valueOf(keys.get("date")).startsWith(date.substring(0, 10));
        return right ? date + whole : whole;
    }

    /** The path of a file with names that every system can have. */
    static String possible(String path) {
        return Stream.of(path.split("/", -1)).map(FileNames::possibleName).collect(Collectors.joining("/"));
    }

    private static String possibleName(String name) {
        String plain = name.replaceAll("[\\\\:*?\"<>|\\p{Cc}]+", "-").strip().replaceFirst("(?<![. ])[. ]+$", "");
        int dot = plain.lastIndexOf('.');
        String extension = dot > 0 && plain.length() - dot <= LONGEST_EXTENSION ? plain.substring(dot) : "";
        String stem = plain.substring(0, plain.length() - extension.length());
        while (stem.getBytes(StandardCharsets.UTF_8).length + extension.length() > LONGEST_NAME) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return (stem.isEmpty() || OutputPath.isDevice(stem) ? "file-" : "") + stem + extension;
    }

    /** The name of a file with a number before its extension. */
    static String numbered(String name, int number) {
        return name.replaceFirst("(?=\\.[^./]*$|$)", "-" + number);
    }

    /** Decides whether a file of the site is the author's, beside which an article has to go. */
    interface Taken {
        boolean test(SourcePath file) throws IOException;
    }

    /**
     * The first name that no article has, with a number if need be.
     *
     * @param left to which the author's files of better names are added
     */
    SourcePath free(String stem, String suffix, Taken authors, List<SourcePath> left) throws IOException {
        boolean folder = stem.endsWith("/index");
        String bare = folder ? stem.substring(0, stem.length() - "/index".length()) : stem;
        String chosen = bare;
        for (int number = 2; ; number++) {
            SourcePath file = new SourcePath(chosen + (folder ? "/index" : "") + suffix + ".md");
            if (names.add((chosen + suffix).toLowerCase(Locale.ROOT))) {
                if (!authors.test(file)) {
                    return file;
                }
                left.add(file);
            }
            chosen = bare + "-" + number;
        }
    }
}
