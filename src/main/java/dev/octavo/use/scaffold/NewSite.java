package dev.octavo.use.scaffold;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.schema.WordsReader;
import dev.octavo.blog.site.SiteVersion;
import dev.octavo.blog.words.Languages;
import dev.octavo.blog.words.Lexicon;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Creates a site that can be built at once, also in a folder that has other things. */
public final class NewSite {
    private static final String SETTINGS = "content/site.yaml";
    private static final String IGNORED = ".gitignore";

    /** The files of a new site; in the jar, their names have no leading dot. The last makes the folder a site. */
    private static final List<String> FILES = List.of(
            IGNORED,
            "content/authors/me.svg",
            "content/authors/me.yaml",
            "content/pages/about.md",
            "content/posts/how-to-write-a-post/index.md",
            "content/posts/how-to-write-a-post/lamp.svg",
            "content/posts/the-first-page/index.md",
            "content/posts/the-first-page/window.svg",
            SETTINGS);

    /** The folder of a theme with files that a new site begins with, in place of the usual ones or besides. */
    private static final String OF_THEME = "new";

    /** Ends the names of values that are whole lines. */
    private static final String LINES = "Lines";

    private NewSite() {}

    /**
     * What was done.
     *
     * @param written the new files, in their order in the folder
     * @param notes a line on each thing in the folder that the author may ask about; none in a new one
     */
    public record Begun(List<Path> written, List<String> notes) {}

    /**
     * Writes what is missing of a site into {@code folder}, which is created if it does not exist. What is there stays;
     * lines are added to a .gitignore. There are no example posts if there are posts.
     *
     * @param today the date of the newest post, in {@code zone}
     * @param zone the site's time zone
     * @param theme the one that it begins with: it comes with Octavo, or lies in {@code themes/} of the folder
     * @throws ProblemException if there is a site already, or no such theme
     */
    public static Begun write(Path folder, LocalDate today, ZoneId zone, Optional<String> theme) throws IOException {
        requireNoSite(folder);
        if (theme.isPresent()) {
            requireTheme(theme.get(), folder);
        }
        TakenSettings taken = TakenSettings.in(folder);
        List<String> notes = new ArrayList<>(taken.notes());
        Map<String, String> values = new HashMap<>(Map.of(
                "title", title(folder),
                "url", "https://blog.example/",
                "language", "en"));
        values.putAll(taken.values());
        values.putAll(words(Objects.requireNonNull(values.get("language")), taken.values()));
        values.replaceAll((key, value) ->
                key.endsWith(LINES) || (key.equals("url") && !value.contains(" ")) ? value : Skeleton.yaml(value));
        values.put("zone", zone.getId());
        values.put("octavo", SiteVersion.CURRENT.toString());
        values.put("today", today.toString());
        values.put("yesterday", today.minusDays(1).toString());
        boolean hasPosts = hasMarkdown(folder.resolve("content/posts"));
        List<Path> written = new ArrayList<>();
        List<String> left = new ArrayList<>();
        for (Map.Entry<String, byte[]> each : files(theme, values).entrySet()) {
            String file = each.getKey();
            Path target = folder.resolve(file);
            if (hasPosts && file.startsWith("content/posts/")) {
                continue;
            }
            if (!isThere(folder, file)) {
                AtomicFiles.create(target, each.getValue());
                written.add(target);
            } else if (!file.equals(IGNORED)
                    || !addLines(target, new String(each.getValue(), StandardCharsets.UTF_8))) {
                left.add(file);
            } else {
                notes.add("Lines added to " + IGNORED);
            }
        }
        if (!left.isEmpty()) {
            notes.add("Left as " + (left.size() == 1 ? "it was: " : "they were: ") + String.join(", ", left));
        }
        if (hasPosts) {
            notes.add("No example posts, since content/posts/ has posts");
        }
        elsewhere(folder).ifPresent(notes::add);
        return new Begun(written.stream().sorted().toList(), notes);
    }

    /** Returns the words that a new site begins with, in its language; the author writes the sentences of any but English. */
    private static Map<String, String> words(String language, Map<String, String> taken) {
        Words words = new Lexicon(language, WordsReader::shipped).of(language);
        Map<String, String> about = Resources.table("/skeleton/about.txt");
        boolean english = Languages.fileNames(language).contains("en");
        String tagline = taken.getOrDefault("tagline", english ? "Notes, kept where they can be found" : "");
        String description =
                taken.getOrDefault("description", english ? "Notes on what I make, read and find out." : "");
        return Map.of(
                "archive",
                words.text(Word.ARCHIVE),
                "tags",
                words.text(Word.TAGS),
                "about",
                Languages.fileNames(language).stream()
                        .flatMap(file -> Stream.ofNullable(about.get(file)))
                        .findFirst()
                        .orElse("About"),
                "site" + LINES,
                line("tagline", tagline) + line("description", description),
                "about" + LINES,
                english ? line("description", "Who writes here, and why.") : "");
    }

    private static String line(String key, String value) {
        return value.isEmpty() ? "" : key + ": " + Skeleton.yaml(value) + "\n";
    }

    /** Returns the files by their names, the settings last: they make the folder a site. */
    private static Map<String, byte[]> files(Optional<String> theme, Map<String, String> values) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        FILES.forEach(file -> files.put(file, utf8(Skeleton.filled("site/" + file.replaceFirst("^\\.", ""), values))));
        if (theme.isPresent()) {
            files.put(
                    SETTINGS,
                    utf8(new String(files.remove(SETTINGS), StandardCharsets.UTF_8)
                            + "\n# The theme, whose own settings are in its theme.yaml.\ntheme: " + theme.get()
                            + "\n"));
            Theme packed = Theme.named(theme.get());
            packed.paths().stream().filter(path -> path.isUnder(OF_THEME)).forEach(path -> {
                byte[] bytes = packed.bytes(path).orElseThrow();
                boolean isText = path.isMarkdown() || path.value().endsWith(".yaml");
                files.put(
                        path.value().substring(OF_THEME.length() + 1),
                        isText ? utf8(Resources.filled(values, new String(bytes, StandardCharsets.UTF_8))) : bytes);
            });
            files.put(SETTINGS, files.remove(SETTINGS));
        }
        return files;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void requireTheme(String name, Path folder) throws IOException {
        Set<String> names = Theme.namesFor(folder);
        if (!names.contains(name)) {
            throw ProblemException.of(
                    "there is no theme \"" + name + "\"",
                    Spelling.suggestion(name, names).orElse("the themes are " + String.join(", ", names)));
        }
    }

    private static void requireNoSite(Path folder) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            throw ProblemException.of(folder + " is a file", "choose another name for the new site's folder");
        }
        if (Files.exists(folder.resolve(SETTINGS), LinkOption.NOFOLLOW_LINKS)) {
            throw new ProblemException(ProblemKind.COMMAND
                    .error("there is a site already in " + folder, Location.file(SETTINGS))
                    .hint("octavo serve shows it; for another one, choose another folder: octavo new site DIR"));
        }
    }

    /** Returns whether a file, or an article of that name in the other form, is there. */
    private static boolean isThere(Path folder, String file) {
        return Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS)
                || (file.endsWith(".md") && Files.exists(folder.resolve(file.replaceFirst("\\.md$", "/index.md"))));
    }

    /** Adds the lines that a file lacks, and returns whether there were any. */
    private static boolean addLines(Path file, String lines) throws IOException {
        String before = Files.readString(file);
        List<String> there =
                before.lines().map(line -> line.strip().replaceAll("^/|/$", "")).toList();
        List<String> missing = lines.lines()
                .filter(line -> !there.contains(line.replaceAll("^/|/$", "")))
                .toList();
        if (missing.stream().allMatch(line -> line.startsWith("#"))) {
            return false;
        }
        String end = before.contains("\r\n") ? "\r\n" : "\n";
        AtomicFiles.rewrite(
                file,
                before + (before.isEmpty() || before.endsWith("\n") ? "" : end) + String.join(end, missing) + end);
        return true;
    }

    private static boolean hasMarkdown(Path posts) throws IOException {
        if (!Files.isDirectory(posts)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(posts)) {
            return files.anyMatch(file -> SourcePath.isMarkdown(file.toString()));
        }
    }

    private static Optional<String> elsewhere(Path folder) throws IOException {
        Map<String, Integer> found = Project.markdownOutsideContent(folder);
        int files = found.values().stream().mapToInt(Integer::intValue).sum();
        return found.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(most -> Figures.count(files, "Markdown file") + " outside content/"
                        + (most.getKey().isEmpty() ? "" : ", as in " + most.getKey() + "/")
                        + ": Octavo reads posts in content/posts/ and pages in content/pages/");
    }

    /** Returns "My blog" for {@code my-blog}. */
    private static String title(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        String words =
                name == null ? "" : name.toString().replaceAll("[-_\\s]+", " ").strip();
        if (words.isEmpty()) {
            return "My blog";
        }
        int first = words.offsetByCodePoints(0, 1);
        return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
    }
}
