package dev.octavo.use.importer.source;

import dev.octavo.blog.project.UnpublishedNames;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.loading.Resources;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a folder that have addresses though they are no articles.
 *
 * @param kept by their addresses
 * @param left why others are not kept, by their paths
 */
record FolderFiles(Map<String, Path> kept, Map<String, String> left) {
    private static final String TABLE = "/foreign/statics.txt";
    private static final String NEVER = "of a name that is never published, as of keys, backups and logs";
    private static final Pattern STYLES_AND_SCRIPTS = Pattern.compile("css|s[ac]ss|less|styl|[cm]?[jt]sx?|map");
    /** What only pages are made with, where articles and the files for them lie in one folder. */
    private static final Pattern CODE = Pattern.compile("|json|php|rb|py|toml|ya?ml|sh|xml|xsl");

    private static final Pattern TEXT = Pattern.compile("html?|xml|json|txt|" + STYLES_AND_SCRIPTS);

    /**
     * Sorts the files below folders.
     *
     * @param files all of the blog, by their paths
     * @param roots the folders, with a slash at the end
     * @param apart those of them in which no articles lie
     */
    static FolderFiles of(
            Generator generator, PathRules rules, Map<String, Path> files, List<String> roots, Set<String> apart)
            throws IOException {
        Map<Pattern, String> reasons = new LinkedHashMap<>();
        Resources.lines(TABLE)
                .map(line -> line.split(" =", 2))
                .forEach(row -> reasons.put(Pattern.compile(row[0]), row[1].strip()));
        FolderFiles sorted = new FolderFiles(new TreeMap<>(), new TreeMap<>());
        Pattern hidden = generator.pattern("hidden");
        for (String root : roots) {
            Map<String, Path> below = new LinkedHashMap<>();
            for (Map.Entry<String, Path> file : files.entrySet()) {
                String path = file.getKey();
                String address = path.startsWith(root) ? path.substring(root.length()) : "";
                boolean shown = apart.contains(root)
                        || (!hidden.matcher(address).matches()
                                && !path.startsWith("_")
                                && !isArticle(path, file.getValue()));
                if (!address.isEmpty() && shown && !rules.ignores(path, address)) {
                    below.put(address, file.getValue());
                }
            }
            Set<String> pages = new HashSet<>();
            below.keySet().stream()
                    .filter(address -> address.matches("(?i).+/[^/]+\\.html?"))
                    .forEach(address -> pages.add(address.substring(0, address.lastIndexOf('/') + 1)));
            below.forEach((address, file) -> {
                String why = Stream.of(NEVER)
                        .filter(name -> UnpublishedNames.matchesPath("static/" + address))
                        .findFirst()
                        .or(() -> reasons.entrySet().stream()
                                .filter(reason ->
                                        reason.getKey().matcher(address).matches())
                                .findFirst()
                                .map(Map.Entry::getValue))
                        .orElseGet(() ->
                                pages.stream().anyMatch(address::startsWith) ? "" : why(address, apart.contains(root)));
                if (why.isEmpty()) {
                    sorted.kept.putIfAbsent(address, file);
                } else {
                    sorted.left.putIfAbsent(root + address, why);
                }
            });
        }
        return sorted;
    }

    /** Why a file is left that is neither known by its name nor beside a page of its own. */
    private static String why(String address, boolean apart) {
        String extension = SourcePath.extension(address);
        return STYLES_AND_SCRIPTS.matcher(extension).matches()
                ? "a style or script of the old theme"
                : !apart && CODE.matcher(extension).matches() ? "a file with which the old program makes pages" : "";
    }

    /** Whether articles or templates are made of a file, which begins with front matter unless it is Markdown. */
    private static boolean isArticle(String path, Path file) throws IOException {
        String extension = SourcePath.extension(path);
        if (Stream.of(FolderBlog.MARKDOWN, FolderBlog.OTHER_ARTICLES, FolderBlog.TEMPLATES)
                .anyMatch(kind -> kind.contains(extension))) {
            return true;
        }
        if (!TEXT.matcher(extension).matches()) {
            return false;
        }
        try (InputStream text = Files.newInputStream(file)) {
            return new String(text.readNBytes(8), StandardCharsets.UTF_8)
                    .strip()
                    .startsWith("---");
        }
    }
}
