package dev.octavo.scaffold;

import dev.octavo.address.Address;
import dev.octavo.address.Slashes;
import dev.octavo.address.Slug;
import dev.octavo.output.OutputPath;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Begins a post or a page: a file with its front matter, ready to be written on. */
public final class NewArticle {
    private static final int LONGEST_SLUG = 80;

    /** What is begun. */
    public enum Kind {
        POST("post", "content/posts", ".md"),
        /** With a folder of its own, for its pictures. */
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
     * Writes the file, in the site around {@code folder}.
     *
     * @param today the date of a post
     * @return the file that was made
     * @throws ProblemException where there is no site, no address in the title, or an article of that name already
     */
    public static Path write(Kind kind, String title, Path folder, LocalDate today) throws IOException {
        Path site = SiteFolder.require(folder);
        String slug = slug(kind, title);
        Path articles = site.resolve(kind.folder);
        requireAbsent(site, articles.resolve(slug).resolve("index.md"));
        requireAbsent(site, articles.resolve(slug + ".md"));
        requireFree(kind, slug, site);
        Path file = articles.resolve(slug + kind.rest);
        String text =
                Skeleton.filled(kind.word + ".md", Map.of("title", Skeleton.yaml(title), "today", today.toString()));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        return file;
    }

    private static void requireFree(Kind kind, String slug, Path site) throws IOException {
        if (kind != Kind.PAGE && slug.equals("index")) {
            throw ProblemException.of(
                    "a post cannot be called index, which is the name of the text in a post's folder",
                    "choose another title");
        }
        Optional<Problem> own = kind == Kind.PAGE ? TakenAddress.ofPage(site, slug) : Optional.empty();
        Optional<Problem> taken = own.isPresent() ? own : TakenAddress.bySlug(site, kind.folder, slug);
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

    /** Cut between words, so that the address stays one that people can read. */
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
            throw new ProblemException(Problem.error("there is already an article of that name", Location.file(path))
                    .hint("open that one, or choose another title"));
        }
    }
}
