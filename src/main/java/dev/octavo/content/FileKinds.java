package dev.octavo.content;

import dev.octavo.address.SourcePath;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What files are for, by the ends of their names. */
final class FileKinds {
    /** What a site has beside its articles. */
    private static final Set<String> PUBLISHED = Set.of((
            // Pictures, sound, films and their captions.
            "png jpg jpeg jfif gif webp avif apng svg ico bmp jxl mp3 m4a aac ogg oga opus wav flac weba mid "
                    + "midi mp4 m4v webm ogv mov vtt srt "
                    // Documents, data, places on maps.
                    + "pdf epub djvu txt rtf odt ods odp doc docx xls xlsx ppt pptx tex bib ics vcf asc csv tsv json "
                    + "jsonl geojson topojson xml rss atom gpx kml kmz parquet "
                    // What pages are made of, and models that they show.
                    + "html htm xhtml css js mjs map wasm webmanifest woff woff2 ttf otf eot glb gltf bin obj mtl stl usdz "
                    // Archives.
                    + "zip gz tgz tar bz2 xz zst 7z rar")
            .split(" ", -1));

    /** What hosts ask for, by the whole name. */
    private static final Set<String> NAMES = Set.of("CNAME", "_headers", "_redirects");

    /** What a browser runs scripts of when it is led there: HTML, and every kind of XML. */
    private static final Set<String> ACTIVE = Set.of(
            "html", "htm", "xhtml", "xht", "shtml", "svg", "svgz", "xml", "xsl", "rss", "atom", "gpx", "kml", "mml");

    /** Articles of other programs; HTML and plain text too, but those are mostly files to be copied. */
    private static final Set<String> ARTICLES =
            Set.of("mdx mdoc markdoc rmd qmd mkdn mdwn adoc asciidoc org rst textile njk liquid ipynb".split(" ", -1));

    private FileKinds() {}

    static boolean isPublished(SourcePath file) {
        // post.md.txt is a copy of an article, which may be a draft.
        return (PUBLISHED.contains(extension(file)) && !file.baseName().endsWith(".md"))
                || NAMES.contains(file.fileName());
    }

    static boolean isActive(SourcePath file) {
        return ACTIVE.contains(extension(file));
    }

    static boolean isArticleOfOthers(SourcePath file) {
        return ARTICLES.contains(extension(file));
    }

    /** Whether the file may have front matter, though no name says so. */
    static boolean mayBeArticle(SourcePath file) {
        return isArticleOfOthers(file) || Set.of("html", "htm", "txt").contains(extension(file));
    }

    /** How to make an article of it. */
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

    /** In small letters; empty where there is none. */
    static String extension(SourcePath file) {
        String name = file.fileName();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    /** The same, where it is none that is published anyhow. */
    static Optional<String> unknownExtension(SourcePath file) {
        return Optional.of(extension(file)).filter(end -> !end.isEmpty() && !PUBLISHED.contains(end));
    }
}
