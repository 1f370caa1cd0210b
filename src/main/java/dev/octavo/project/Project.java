package dev.octavo.project;

import dev.octavo.address.Source;
import dev.octavo.address.SourcePath;
import dev.octavo.hash.Hash;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOFunction;

/** The files of one site as one build sees them: the author's, and the theme's where the author has none. */
public final class Project {
    private static final int MOST_BYTES = 128_000_000; // a photograph of 100 megapixels has at most 70 million
    private static final int MOST_BYTES_OF_ARTICLE = 1_000_000_000;
    private static final int STARTS = 10;

    private final Path root;
    private final Theme theme;
    private final Listing listing;
    private final Snapshot snapshot;
    private final List<Problem> problems;
    private final List<String> misplaced;

    private Project(Path root, Theme theme, Map<SourcePath, byte[]> pinned, int start) {
        Problems found = new Problems();
        this.root = root;
        this.theme = theme;
        this.listing = Listing.of(root, theme, found);
        this.snapshot = new Snapshot(listing, theme, pinned, start);
        found.addAll(Astray.besideContent(root));
        this.problems = found.sorted();
        this.misplaced = Astray.misplaced(root);
    }

    private Project(Project before) {
        this.root = before.root;
        this.theme = before.theme;
        this.listing = before.listing;
        this.snapshot = new Snapshot(listing, theme, new ConcurrentHashMap<>(), 1);
        this.problems = before.problems;
        this.misplaced = before.misplaced;
    }

    /** The same files in the state that they have from now on, where none was added or removed. */
    public Project again() {
        return new Project(this);
    }

    /**
     * Lists the files of the site in {@code folder}.
     *
     * @throws ProblemException where there is no such folder, or no {@code content/} in it
     */
    public static Project open(Path folder, Theme theme) {
        try {
            Path root = folder.toRealPath();
            if (Files.exists(root.resolve("content"), LinkOption.NOFOLLOW_LINKS)) {
                return new Project(root, theme, new ConcurrentHashMap<>(), 1);
            }
            if (!Files.isDirectory(root)) {
                throw ProblemException.of(
                        "\"" + folder + "\" is a file, not the folder of a site",
                        "name the folder that has content/ in it: --site DIR");
            }
            throw ProblemException.of(
                    "there is no content/ in the folder \"" + folder + "\"",
                    Astray.intoContent(root)
                            .orElse("start a site there: octavo new site DIR, or name another folder: --site DIR"));
        } catch (NoSuchFileException missing) {
            throw ProblemException.of(
                    "there is no folder \"" + folder + "\"",
                    "start a site there: octavo new site DIR, or name another folder: --site DIR");
        } catch (IOException e) {
            throw new ProblemException(ReadFault.of(folder.toString(), e));
        }
    }

    /**
     * Does {@code work} on the project, and again from the start where a file was changed meanwhile, so that its
     * result comes from one state of every file.
     *
     * @throws ProblemException where files change without end
     */
    public static <T> T inOneSnapshot(Project project, Function<Project, T> work) {
        Project current = project;
        for (int start = 1; ; start++) {
            try {
                return work.apply(current);
            } catch (SnapshotChanged changed) {
                if (start == STARTS) {
                    throw new ProblemException(Snapshot.changing(changed.path()));
                }
                current = new Project(project.root, project.theme, current.snapshot.pinned(), start + 1);
            }
        }
    }

    /** All files of the site and of the theme, by name. */
    public List<SourcePath> files() {
        return listing.files();
    }

    public Stream<SourcePath> filesUnder(String folder) {
        return listing.files().stream().filter(path -> path.isUnder(folder));
    }

    /** The same without those of the theme. */
    public Stream<SourcePath> own(String folder) {
        return filesUnder(folder).filter(this::isOwn);
    }

    public boolean has(SourcePath path) {
        return listing.has(path);
    }

    /** Whether the file is the author's and not the theme's. */
    public boolean isOwn(SourcePath path) {
        return listing.isOwn(path);
    }

    /** Whether the theme has a file of that name, even if the author's is used. */
    public boolean isOfTheme(SourcePath path) {
        return theme.paths().contains(path);
    }

    /** A stylesheet or template in each folder that is none of Octavo's but reads as if it were: {@code css/a.css}. */
    public List<String> misplaced() {
        return misplaced;
    }

    /** Whether the site's own file of that name was listed, still exists, and is no link. */
    public boolean isThere(SourcePath path) {
        return isOwn(path) && Files.isRegularFile(listing.path(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** How to mend that there is no {@code content/site.yaml}, where settings lie elsewhere. */
    public Optional<String> settingsElsewhere() {
        return Astray.settings(root);
    }

    /** What to say of articles that lie elsewhere, where {@code content/posts/} has none. */
    public Optional<Problem> articlesElsewhere() {
        try {
            return Astray.articles(root);
        } catch (IOException e) {
            return Optional.of(ReadFault.of(root.toString(), e));
        }
    }

    /** What is wrong with the folder itself: links that lead out of it, folders that may not be read. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * One file, read.
     *
     * @param stamp what {@link #stamp} says of the file until it is written or replaced; absent where its bytes
     *     are no longer those on disk
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on and read once; a copy of every file would cost
    public record Read(Source source, byte[] bytes, Optional<Hash> stamp) {
        /**
         * The bytes as text.
         *
         * @throws ProblemException where it is not UTF-8
         */
        public String text() {
            return Utf8Text.decode(source.path(), bytes);
        }

        /** The same, with U+FFFD for what is not UTF-8. */
        public String anyText() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * All bytes of the file, the same ones however often it is asked for.
     *
     * @throws ProblemException where it may not be read
     * @throws SnapshotChanged where it is no longer what it was
     */
    public Read read(SourcePath path) {
        return snapshot.read(path, MOST_BYTES, Optional.of("save it smaller: it is held in memory as a whole"));
    }

    /**
     * What changes when the file is written or replaced, and costs no reading.
     *
     * @throws ProblemException where the system does not say it
     * @throws SnapshotChanged where the file is gone
     */
    public Hash stamp(SourcePath path) {
        return snapshot.stamp(path);
    }

    /**
     * Takes the file for one whose bytes have {@code hash}, without reading it.
     *
     * @throws SnapshotChanged now or at a later reading, where it has others
     */
    public Source known(SourcePath path, Hash hash) {
        snapshot.expect(path, hash);
        return new Source(path, hash);
    }

    /** As {@link #read(SourcePath)}, for an article of at most {@code most} bytes, as {@code site.yaml} limits it. */
    public Read readArticle(SourcePath path, long most) {
        int limit = (int) Math.min(most, MOST_BYTES_OF_ARTICLE);
        String more = Snapshot.size(2 * limit);
        String hint = "split it, or raise the limit in content/site.yaml: limits: { article-size: " + more + " }";
        return snapshot.read(path, limit, Optional.of(hint));
    }

    /**
     * What {@code look} finds in the file, which it reads from the beginning as far as it likes.
     *
     * @throws ProblemException where it may not be read
     * @throws SnapshotChanged where it is no longer what it was
     */
    public <T> T look(SourcePath path, IOFunction<InputStream, T> look) {
        return snapshot.look(path, look);
    }

    /**
     * Writes the file's bytes to {@code out}.
     *
     * @throws IOException where {@code out} fails
     * @throws ProblemException where the file may not be read
     * @throws SnapshotChanged where it is no longer what it was, or changed under way; what was written is no file then
     */
    public void copy(SourcePath path, OutputStream out) throws IOException {
        snapshot.copy(path, out);
    }

    /** How many bytes the file has at this moment. */
    public long size(SourcePath path) {
        return snapshot.size(path);
    }

    /** The file as it is at this moment, changed or not. */
    public InputStream stream(SourcePath path) throws IOException {
        return snapshot.unguarded(path);
    }

    /** A line of the file, counted from 1, to show where a problem is; empty where it cannot be read. */
    public Optional<String> line(String path, int number) {
        Optional<SourcePath> source = listing.files().stream()
                .filter(file -> file.value().equals(path))
                .findFirst();
        if (source.isEmpty()) {
            return Optional.empty();
        }
        // Bytes that are not UTF-8 are shown as U+FFFD, since it may be for them that the line is asked for.
        try (InputStream in = snapshot.unguarded(source.get())) {
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .skip(number - 1L)
                    .findFirst()
                    .map(line -> line.startsWith("\uFEFF") ? line.substring(1) : line);
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }
}
