package dev.octavo.use.scaffold;

import dev.octavo.blog.content.SiteSettings;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.project.Utf8Text;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.FrontMatterBlock;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what already has the address of a new article. Mistakes in existing files are left to the next build. */
final class TakenAddress {
    private static final String DATE = "^\\d{4}-\\d{2}-\\d{2}-";

    private static final String STANDARD = "/:slug/";

    private TakenAddress() {}

    /** Returns a problem if a new page would become the home page; one with the address of a list introduces the list. */
    static Optional<Problem> ofPage(Path site, String slug) {
        String pattern = permalink(site);
        String address = slug.equals("index") ? "/" : pattern.replace(":slug", slug);
        return Optional.of(address)
                .filter("/"::equals)
                .map(home -> ProblemKind.COMMAND
                        .error("this page would be the home page, in place of the list of posts")
                        .hint("choose another title, or write content/pages/index.md yourself"));
    }

    /** Returns a problem if an article in {@code folder} has that slug, by its name or front matter. */
    static Optional<Problem> bySlug(Path site, String folder, String slug) throws IOException {
        Path articles = site.resolve(folder);
        if (!Files.isDirectory(articles)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(articles)) {
            for (Path entry : entries.sorted().toList()) {
                Path file = Files.isDirectory(entry) ? index(entry) : entry;
                String path = Slashes.of(site.relativize(file));
                boolean article = SourcePath.isMarkdown(path) && Files.isRegularFile(file);
                if (article && slug(entry, file, path).equals(slug)) {
                    return Optional.of(ProblemKind.COMMAND
                            .error(
                                    "there is already an article whose address ends with " + slug + "/",
                                    Location.file(path))
                            .hint("open that one, or choose another title"));
                }
            }
        }
        return Optional.empty();
    }

    /** The article of a folder, whatever the end of its name. */
    private static Path index(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> SourcePath.isMarkdown(file.toString())
                            && String.valueOf(file.getFileName()).startsWith("index."))
                    .sorted()
                    .findFirst()
                    .orElse(folder);
        }
    }

    private static String slug(Path entry, Path file, String path) throws IOException {
        SourcePath written = new SourcePath(path);
        String name = file.equals(entry) ? written.baseName() : String.valueOf(entry.getFileName());
        String named = Slug.of(name.replaceFirst(DATE, ""));
        try {
            String text = Utf8Text.decode(written, Files.readAllBytes(file));
            return FrontMatterBlock.of(path, text, new Problems())
                    .flatMap(block -> TreeReader.read(block.data(), new Problems()))
                    .flatMap(keys -> keys.entry("slug"))
                    .map(Node.Entry::value)
                    .map(value ->
                            value instanceof Node.Scalar scalar ? scalar.text().strip() : "")
                    .filter(stated -> !stated.isEmpty())
                    .orElse(named);
        } catch (ProblemException unreadable) {
            return named;
        }
    }

    private static String permalink(Path site) {
        return SiteSettings.read(Project.open(site, Theme.NONE), Optional.empty(), new Problems())
                .map(config -> config.permalinks().pages())
                .orElse(STANDARD);
    }
}
