package dev.octavo.browser;

import dev.octavo.blog.project.Theme;
import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.GoldenSite;
import dev.octavo.testing.MemoryDisk;
import dev.octavo.use.scaffold.NewSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A site that was built for an address with a path of its own.
 *
 * @param folder where its files lie
 */
record FinishedSite(String name, Path folder) {
    static final String URL = "https://site.example/a/base";
    static final String BASE_PATH = "/a/base";

    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private static final class Shared {
        static final List<FinishedSite> SITES = all(MemoryDisk.lastingFolder());
    }

    /** The example blog of this project, with its drafts. */
    static FinishedSite example(Path out) {
        return built("example", Path.of("").toAbsolutePath(), out);
    }

    /**
     * The example blog, what {@code new site} makes with each theme, and small sites in other languages; built once for
     * each JVM. Tests must not change them.
     */
    static List<FinishedSite> all() {
        return Shared.SITES;
    }

    private static List<FinishedSite> all(Path folder) {
        Stream<FinishedSite> foreign = Stream.of("ar", "de", "fr", "ja", "pl", "ru")
                .map(language -> foreign(language, folder.resolve("site-" + language)));
        return Stream.of(Stream.of(example(folder.resolve("example"))), begun(folder), foreign)
                .flatMap(sites -> sites)
                .toList();
    }

    private static Stream<FinishedSite> begun(Path folder) {
        return Stream.concat(Stream.of("default"), Theme.names().stream()).map(theme -> {
            Path site = folder.resolve("begun-" + theme);
            try {
                NewSite.write(
                        site,
                        LocalDate.of(2026, 11, 24),
                        ZoneId.of("UTC"),
                        Optional.of(theme).filter(name -> !name.equals("default")));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot begin a site in " + site, e);
            }
            return built("new " + theme, site, folder.resolve("new-" + theme));
        });
    }

    private static FinishedSite foreign(String language, Path site) {
        try {
            GoldenSite.read(GoldenSite.FOLDER.resolve("in-" + language + ".txt"))
                    .write(site);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the site in " + language, e);
        }
        return built(language, site, site.resolve("public"));
    }

    static FinishedSite built(String name, Path site, Path out) {
        Build.run(new BuildRequest(site, out, Optional.of(URL), true, NOW, true, 2), Progress.SILENT);
        return new FinishedSite(name, out);
    }

    /** Its HTML files. */
    List<Page> pages() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .map(file -> new Page(this, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** A page of the site. */
    record Page(FinishedSite site, Path file) {
        /** {@code posts/hello/}, {@code 404.html}. */
        String path() {
            String path = site.folder.relativize(file).toString().replace('\\', '/');
            return path.endsWith("index.html") ? path.substring(0, path.length() - "index.html".length()) : path;
        }

        String html() {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }

        /** Whether it is only a redirect to another page. */
        boolean isRedirect() {
            return html().contains("http-equiv=\"refresh\"");
        }

        @Override
        public String toString() {
            return site + ": /" + path();
        }
    }
}
