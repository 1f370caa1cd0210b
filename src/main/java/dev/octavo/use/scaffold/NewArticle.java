package dev.octavo.use.scaffold;

import dev.octavo.blog.content.SiteSettings;
import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.SiteConfig.Section;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.render.output.OutputPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates a post or a page: a file with front matter, ready to be filled in. */
public final class NewArticle {
    private static final int LONGEST_SLUG = 80;

    /** What to create. */
    public enum Kind {
        POST("post", "content/posts", ".md"),
        /** A post in its own folder, for its pictures. */
        POST_IN_FOLDER("post", "content/posts", "/index.md"),
        PAGE("page", "content/pages", ".md");

        private final String word;
        private final String folder;
        private final String rest;

        Kind(String word, String folder, String rest) {
            this.word = word;
            this.folder = folder;
            this.rest = rest;
        }
    }

    private NewArticle() {}

    /**
     * Creates the file in the site that contains {@code folder}.
     *
     * @param section of a post outside the blog
     * @param today the date of a post
     * @throws ProblemException if there is no site or section, the title gives no address, or the article exists
     *     already
     */
    public static Path write(Kind kind, Optional<String> section, String title, Path folder, LocalDate today)
            throws IOException {
        Path site = SiteFolder.require(folder);
        section.ifPresent(name -> requireSection(name, site));
        String slug = slug(kind, title);
        String articlesFolder = section.map(name -> "content/" + name).orElse(kind.folder);
        Path articles = site.resolve(articlesFolder);
        requireAbsent(site, articles.resolve(slug).resolve("index.md"));
        requireAbsent(site, articles.resolve(slug + ".md"));
        requireFree(kind, articlesFolder, slug, site);
        Path file = articles.resolve(slug + kind.rest);
        String text =
                Skeleton.filled(kind.word + ".md", Map.of("title", Skeleton.yaml(title), "today", today.toString()));
        AtomicFiles.create(file, text);
        return file;
    }

    private static void requireSection(String name, Path site) {
        Optional<SiteConfig> config =
                SiteSettings.read(Project.open(site, Theme.NONE), Optional.empty(), new Problems());
        List<String> names = config.stream()
                .flatMap(settings -> settings.sections().stream())
                .map(Section::name)
                .toList();
        if (config.isPresent() && !names.contains(name)) { // the next build reports mistakes in the settings
            throw ProblemException.of(
                    "the site has no section \"" + name + "\"",
                    Spelling.suggestion(name, names)
                            .orElse("name it in content/site.yaml first: sections: [" + name + "]"));
        }
    }

    private static void requireFree(Kind kind, String folder, String slug, Path site) throws IOException {
        if (kind != Kind.PAGE && slug.equals("index")) {
            throw ProblemException.of(
                    "a post cannot be called index, which is the name of the text in a post's folder",
                    "choose another title");
        }
        Optional<Problem> own = kind == Kind.PAGE ? TakenAddress.ofPage(site, slug) : Optional.empty();
        Optional<Problem> taken = own.isPresent() ? own : TakenAddress.bySlug(site, folder, slug);
        if (taken.isPresent()) {
            throw new ProblemException(taken.get());
        }
    }

    private static String slug(Kind kind, String title) {
        String slug = shortened(Slug.of(title));
        if (slug.isEmpty()) {
            throw ProblemException.of(
                    "the title \"" + title + "\" has neither a letter nor a digit to make an address of",
                    "give it a word: octavo new " + kind.word + " \"My first " + kind.word + "\"");
        }
        OutputPath.fault(Address.HOME.child(slug)).ifPresent(fault -> {
            throw ProblemException.of(
                    "the address that \"" + title + "\" would get " + fault, "add a word to the title");
        });
        return slug;
    }

    /** Cuts a long slug between words, so that the address stays readable. */
    private static String shortened(String slug) {
        if (slug.codePointCount(0, slug.length()) <= LONGEST_SLUG) {
            return slug;
        }
        int end = slug.offsetByCodePoints(0, LONGEST_SLUG);
        int gap = slug.lastIndexOf('-', end);
        return slug.substring(0, gap > 0 ? gap : end);
    }

    private static void requireAbsent(Path site, Path file) {
        if (Files.exists(file)) {
            String path = Slashes.of(site.relativize(file));
            throw new ProblemException(ProblemKind.COMMAND
                    .error("there is already an article of that name", Location.file(path))
                    .hint("open that one, or choose another title"));
        }
    }
}
