package dev.octavo.use.importer.source;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.use.importer.old.OldBlog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Recognises what is to be imported.
 *
 * @param archive what it was unpacked into, deleted in the end
 */
public record Sources(OldBlog blog, Archive archive) implements AutoCloseable {
    private static final Pattern ARTICLE =
            Pattern.compile("(?i).*\\.(?:md|markdown|mdown|mkd|mdx|rst|adoc|asciidoc|org|ipynb|textile)");

    /** The program that makes a site of a folder; empty if none is recognised. */
    public static Optional<String> program(Path folder) {
        return Generator.of(folder, Optional.empty())
                .filter(generator -> !generator.words("settings").isEmpty()
                        || !generator.words("marks").isEmpty())
                .map(Generator::name);
    }

    /** Reads the files of an export, if it is of its kind. */
    private interface Source {
        Optional<? extends OldBlog> of(List<Path> files, Media media) throws IOException;
    }

    private interface Opening {
        OldBlog of(Media media, Path export) throws IOException;
    }

    /** The last ones recognise more than their own. */
    private static final List<Source> EXPORTS = List.of(
            one(true, "(?:.*/)?db\\.sqlite", start -> start.startsWith("SQLite format 3"), Publii::new),
            WordPress::of,
            one(true, "(?i).*\\.json", Ghost::recognises, Ghost::new),
            // Takeout has the comments on other blogs beside.
            one(
                    true,
                    "(?i)(?!.*/comments/).*\\.(?:xml|atom)",
                    start -> Blogger.START.matcher(start).find(),
                    Blogger::new),
            one(false, "(?:.*/)?posts\\.csv", start -> start.matches("(?s)[^\n]*post_id.*"), Substack::new),
            one(false, Medium.STORY, start -> start.contains("class=\"h-entry\""), Medium::new),
            one(false, Tumblr.POST.pattern(), start -> true, Tumblr::new),
            one(false, Notion.PAGE.pattern(), start -> true, Notion::new),
            one(
                    true,
                    "(?i).*\\.(?:xml|rss|atom|rdf|json)",
                    start -> Feed.START.matcher(start).matches(),
                    Feed::new));

    /** @param whole whether the file is a whole blog, so that several are refused */
    private static Source one(boolean whole, String name, Predicate<String> start, Opening opening) {
        return (files, media) -> {
            List<Path> found = Export.starting(files, name, start);
            Optional<Path> export = whole ? Export.only(found) : found.stream().findFirst();
            return export.isPresent() ? Optional.of(opening.of(media, export.get())) : Optional.empty();
        };
    }

    /**
     * Opens a folder or an export.
     *
     * @param from the folder, or the files of one export
     * @param kind the program or service; recognised if absent
     * @param media the folder of pictures that an export lacks
     * @throws ProblemException if it is nothing that can be imported
     */
    public static Sources open(List<Path> from, Optional<String> kind, Optional<Path> media) throws IOException {
        for (Path path : Stream.concat(from.stream(), media.stream()).toList()) {
            if (!Files.exists(path)) {
                throw ProblemException.of("there is no " + path, "name a folder or an export that exists");
            }
        }
        Archive archive = Archive.open(from.get(0));
        try {
            return new Sources(
                    blog(archive.root(), from.subList(1, from.size()), kind, media)
                            .orElseThrow(() -> new ProblemException(ProblemKind.COMMAND
                                    .error(from.get(0) + " is not a blog that can be imported")
                                    .hint("name the folder of the old blog, or the file that its export made"))),
                    archive);
        } catch (ProblemException e) {
            archive.close();
            throw archive.named(e);
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    /** A folder is known by its settings; an export, by what is in it; any other Markdown comes last. */
    private static Optional<OldBlog> blog(Path root, List<Path> more, Optional<String> kind, Optional<Path> media)
            throws IOException {
        boolean folder = Files.isDirectory(root);
        boolean generator = folder
                && (hasSettings(root, kind)
                        || (kind.isPresent() && Generator.of(root, kind).isPresent()));
        Optional<Path> site = generator ? Optional.of(root) : folder ? inner(root) : Optional.empty();
        if (site.isPresent()) {
            return FolderBlog.in(site.get(), kind);
        }
        Optional<OldBlog> export = export(root, more, media);
        // A feed is the last resort: a folder of Markdown may hold one as well.
        boolean articles = folder && hasArticles(root);
        boolean sure = export.isPresent() && !(export.get() instanceof Feed && articles);
        return sure || !articles ? export : FolderBlog.in(root, kind);
    }

    private static boolean hasSettings(Path folder, Optional<String> kind) {
        return Generator.of(folder, kind)
                .filter(found -> found.text("settings").isPresent())
                .isPresent();
    }

    private static boolean hasArticles(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root, 20)) {
            return files.anyMatch(file -> ARTICLE.matcher(Slashes.of(file)).matches());
        }
    }

    /** The only folder in a folder that a program is known by; repositories often have the site beside other things. */
    private static Optional<Path> inner(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            List<Path> known = folders.filter(Files::isDirectory)
                    .filter(folder -> hasSettings(folder, Optional.empty()))
                    .toList();
            return known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty();
        }
    }

    /**
     * The blog in an export; empty if it is none that is known.
     *
     * @param root a folder or file, unpacked by {@link Archive}
     * @param more the other files of the same export
     * @param pictures the folder of pictures that it lacks
     */
    static Optional<OldBlog> export(Path root, List<Path> more, Optional<Path> pictures) throws IOException {
        Media media = Media.in(root);
        if (pictures.isPresent()) {
            media.addNames(pictures.get());
        }
        List<Path> files = new ArrayList<>(Files.isDirectory(root) ? media.all() : List.of(root));
        files.addAll(more);
        for (Source source : EXPORTS) {
            Optional<? extends OldBlog> blog = source.of(files, media);
            if (blog.isPresent()) {
                return Optional.of(blog.get());
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
