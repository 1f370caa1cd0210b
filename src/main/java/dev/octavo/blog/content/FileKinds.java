package dev.octavo.blog.content;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.loading.Resources;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Classifies files by their extensions. */
final class FileKinds {
    private static final Set<String> PUBLISHED = Resources.lines("/published.txt")
            .flatMap(line -> Stream.of(line.split(" ")))
            .collect(Collectors.toUnmodifiableSet());

    /** Full names of files that hosts read. */
    private static final Set<String> NAMES = Set.of("CNAME", "_headers", "_redirects");

    /** Files whose scripts a browser runs when it opens them: HTML, and every kind of XML. */
    private static final Set<String> ACTIVE = Set.of(
            "html", "htm", "xhtml", "xht", "shtml", "svg", "svgz", "xml", "xsl", "rss", "atom", "gpx", "kml", "mml");

    /** Articles of other programs, without HTML and plain text, which are mostly files to copy. */
    private static final Set<String> FOREIGN_ARTICLES =
            Set.of("mdx mdoc markdoc rmd qmd mkdn mdwn adoc asciidoc org rst textile njk liquid ipynb".split(" ", -1));

    private FileKinds() {}

    static boolean isPublished(SourcePath file) {
        // post.md.txt is a copy of an article, which may be a draft.
        return (PUBLISHED.contains(extension(file)) && !SourcePath.isMarkdown(file.baseName()))
                || NAMES.contains(file.fileName());
    }

    static boolean isActive(SourcePath file) {
        return ACTIVE.contains(extension(file));
    }

    static boolean isForeignArticle(SourcePath file) {
        return FOREIGN_ARTICLES.contains(extension(file));
    }

    /** Returns whether the file may have front matter although it is not Markdown. */
    static boolean mayBeArticle(SourcePath file) {
        return isForeignArticle(file) || Set.of("html", "htm", "txt").contains(extension(file));
    }

    /** Returns advice on turning the file into an article. */
    static String asMarkdown(SourcePath file) {
        String name = file.baseName() + ".md";
        return switch (extension(file)) {
            case "html", "htm" -> "rename it to " + name + ": Markdown may contain HTML";
            case "njk", "liquid" -> "put its text into " + name + ", and what is a template in it into templates/";
            case "adoc", "asciidoc", "org", "rst", "textile", "ipynb" ->
                "convert it to Markdown, in " + name + ": pandoc does that for most formats";
            default -> "rename it to " + name;
        };
    }

    /** Returns the extension in lower case; empty if there is none. */
    static String extension(SourcePath file) {
        return SourcePath.extension(file.value());
    }

    /** Returns the extension unless it is one of those published by default, or of those that keys and settings have. */
    static Optional<String> unknownExtension(SourcePath file) {
        return Optional.of(extension(file))
                .filter(end -> !end.isEmpty() && !PUBLISHED.contains(end) && !SecretNames.mayBeSettings(end));
    }
}
