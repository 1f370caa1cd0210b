package dev.octavo.scaffold;

import dev.octavo.problem.ProblemException;
import dev.octavo.project.AtomicFiles;
import dev.octavo.site.SiteVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Creates a site that can be built at once. */
public final class NewSite {
    /** The files of a new site; in the jar, their names have no leading dot. */
    private static final List<String> FILES = List.of(
            ".gitignore",
            "content/site.yaml",
            "content/authors/me.svg",
            "content/authors/me.yaml",
            "content/pages/about.md",
            "content/posts/how-to-write-a-post/index.md",
            "content/posts/how-to-write-a-post/lamp.svg",
            "content/posts/the-first-page/index.md",
            "content/posts/the-first-page/window.svg");

    /** Files that a new repository may have before there is a site. */
    private static final Pattern BEGINNINGS = Pattern.compile(
            "(?i)\\.git|\\.gitignore|\\.gitattributes|\\.github|\\.idea|\\.vscode|\\.editorconfig|\\.ds_store"
                    + "|(?:readme|licen[cs]e|copying|notice|contributing|code_of_conduct)(?:\\..*)?");

    private NewSite() {}

    /**
     * Writes the site into {@code folder}, which is created if it does not exist. Lines are added to an existing
     * .gitignore.
     *
     * @param today the date of the newest post, in {@code zone}
     * @param zone the site's time zone
     * @return the files, sorted by name
     * @throws ProblemException if the folder contains anything but the files of a new repository
     */
    public static List<Path> write(Path folder, LocalDate today, ZoneId zone) throws IOException {
        requireEmpty(folder);
        Map<String, String> values = Map.of(
                "title", Skeleton.yaml(title(folder)),
                "zone", zone.getId(),
                "octavo", SiteVersion.CURRENT.toString(),
                "today", today.toString(),
                "yesterday", today.minusDays(1).toString());
        for (String file : FILES) {
            Path target = folder.resolve(file);
            String text = Skeleton.filled("site/" + file.replaceFirst("^\\.", ""), values);
            if (Files.exists(target)) { // only .gitignore may exist already
                String before = Files.readString(target);
                AtomicFiles.rewrite(target, before + (before.isEmpty() || before.endsWith("\n") ? "" : "\n") + text);
            } else {
                AtomicFiles.create(target, text);
            }
        }
        return FILES.stream().map(folder::resolve).sorted().toList();
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw ProblemException.of(folder + " is a file", "choose another name for the new site's folder");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            Optional<String> other = entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> !BEGINNINGS.matcher(name).matches())
                    .min(Comparator.naturalOrder());
            if (other.isPresent()) {
                throw ProblemException.of(
                        "the folder " + folder + " is not empty: it holds " + other.get(),
                        "choose a folder that does not exist yet, or that has nothing in it but a README, a licence"
                                + " and .git");
            }
        }
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
