package dev.octavo.use.doctor;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.blog.project.Project;
import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** A small site with a page of every kind, made in a theme and looked at. */
public final class ThemeSample {
    private static final Pattern FILE = Pattern.compile("(?ms)^-- (\\S+) --\\n(.*?)(?=^-- |\\z)");
    private static final Pattern TITLE = Pattern.compile("<title>\\s*+[^<\\s][^<]*+</title>");
    private static final Pattern HEADING = Pattern.compile("<h1[\\s>]");
    private static final Pattern MAIN = Pattern.compile("<main[\\s>]");
    private static final Pattern LANGUAGE = Pattern.compile("<html[^<>]*\\slang=\"[^\"]+\"");

    private ThemeSample() {}

    /** Returns what is wrong with the pages of a site with the theme of {@code project}. */
    public static List<Diagnosis> findings(Path siteFolder, Project project) throws IOException {
        String theme = project.themes().stream().findFirst().orElse("default");
        Path folder = Files.createTempDirectory("octavo-theme");
        try {
            for (String name : project.themes()) {
                String own = Project.themeSettings(name).folder();
                if (Files.isDirectory(siteFolder.resolve(own))) {
                    // Locks of editors are links to nothing.
                    FileUtils.copyDirectory(
                            siteFolder.resolve(own).toFile(),
                            folder.resolve(own).toFile(),
                            file -> !file.getName().startsWith(".") && file.canRead());
                }
            }
            Matcher file = FILE.matcher(Resources.text("/theme-sample.txt"));
            while (file.find()) {
                AtomicFiles.create(folder.resolve(file.group(1)), file.group(2).replace("{{theme}}", theme));
            }
            return made(folder);
        } finally {
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    private static List<Diagnosis> made(Path folder) throws IOException {
        Path out = folder.resolve("public");
        List<Diagnosis> found = new ArrayList<>();
        try {
            Instant now = Instant.parse("2026-02-01T00:00:00Z");
            BuildRequest request = new BuildRequest(folder, out, Optional.empty(), false, now, true, 1);
            Build.run(request, Progress.SILENT).warnings().forEach(warning -> found.add(of(warning)));
        } catch (ProblemException wrong) {
            wrong.problems().forEach(problem -> found.add(of(problem)));
            return found;
        }
        int pages = 0;
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : (Iterable<Path>)
                    files.filter(path -> path.toString().endsWith(".html")).sorted()::iterator) {
                String page = Files.readString(file);
                if (!page.contains("http-equiv=\"refresh\"")) {
                    pages++;
                    look(Slashes.of(out.relativize(file)), page, found);
                }
            }
        }
        if (found.isEmpty()) {
            found.add(Diagnosis.ok(pages + " pages of every kind are complete"));
        }
        return found;
    }

    private static void look(String name, String page, List<Diagnosis> found) {
        String head = page.substring(0, Math.max(0, page.indexOf("</head>")));
        once(name, "h1", HEADING, page, found);
        once(name, "main", MAIN, page, found);
        once(name, "title", TITLE, head, found);
        once(name, "html with lang", LANGUAGE, head, found);
    }

    private static void once(String name, String element, Pattern pattern, String html, List<Diagnosis> found) {
        long times = pattern.matcher(html).results().count();
        if (times != 1) {
            found.add(Diagnosis.wrong(
                    "the page " + name + " has " + (times == 0 ? "no " : times + " elements ") + element,
                    "every page needs exactly one; compare its template with the default theme's"));
        }
    }

    private static Diagnosis of(Problem problem) {
        return Diagnosis.wrong(
                problem.message() + Diagnosis.in(problem.location()),
                problem.hint().orElse(""));
    }
}
