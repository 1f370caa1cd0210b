package dev.octavo.blog.project;

import dev.octavo.lib.address.Source;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOFunction;

/** The files of a site as one build sees them: the author's, and those of themes for what the author does not have. */
public final class Project {
    private static final int MOST_BYTES = 128_000_000; // a photograph of 100 megapixels has at most 70 MB
    private static final int MOST_BYTES_OF_ARTICLE = 1_000_000_000;
    private static final int STARTS = 10;
    private static final Pattern ABOUT = Pattern.compile(
            "(?i)(?:readme|licen[cs]e|copying|notice|changelog|contributing|code_of_conduct|security)\\..*");

    private final Path root;
    private final Theme theme;
    private final FileIndex listing;
    private final Snapshot snapshot;
    private final Map<SourcePath, byte[]> generated; // files that exist only while the site is made
    private final List<Problem> problems;
    private final List<String> misplaced;

    private Project(
            Path root, Theme theme, Map<SourcePath, byte[]> pinned, Map<SourcePath, byte[]> generated, int start) {
        Problems found = new Problems();
        this.root = root;
        this.theme = theme;
        this.listing = FileIndex.of(root, theme, found);
        this.snapshot = new Snapshot(listing, pinned, start);
        this.generated = generated;
        found.addAll(MisplacedFiles.besideContent(root));
        this.problems = found.sorted();
        this.misplaced = MisplacedFiles.misplaced(root);
    }

    private Project(Project before) {
        this.root = before.root;
        this.theme = before.theme;
        this.listing = before.listing;
        this.snapshot = new Snapshot(listing, new ConcurrentHashMap<>(before.generated), 1);
        this.generated = before.generated;
        this.problems = before.problems;
        this.misplaced = before.misplaced;
    }

    /** Returns the project with other bytes in a file that it has, as if they were saved. */
    public Project with(SourcePath path, byte[] bytes) {
        Map<SourcePath, byte[]> pinned = new ConcurrentHashMap<>(generated);
        pinned.put(path, bytes);
        return new Project(root, theme, pinned, generated, 1);
    }

    /** Returns the same list of files with a new snapshot, for a site in which none was added or removed. */
    public Project again() {
        return new Project(this);
    }

    /**
     * Lists the files of the site in {@code folder}.
     *
     * @throws ProblemException if there is no such folder, or no {@code content/} in it
     */
    public static Project open(Path folder, Theme theme) {
        try {
            Path root = folder.toRealPath();
            if (Files.exists(root.resolve("content"), LinkOption.NOFOLLOW_LINKS)) {
                return new Project(root, theme, new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), 1);
            }
            if (!Files.isDirectory(root)) {
                throw ProblemException.of(
                        "\"" + folder + "\" is a file, not the folder of a site",
                        "name the folder that has content/ in it: --site DIR");
            }
            throw ProblemException.of(
                    "there is no content/ in the folder \"" + folder + "\"",
                    MisplacedFiles.intoContent(root)
                            .orElse("start a site there: type octavo init in that folder, or name another: --site"
                                    + " DIR"));
        } catch (NoSuchFileException missing) {
            throw ProblemException.of(
                    "there is no folder \"" + folder + "\"",
                    "start a site there: octavo new site DIR, or name another folder: --site DIR");
        } catch (IOException e) {
            throw new ProblemException(ReadError.of(folder.toString(), e));
        }
    }

    /**
     * Runs {@code work} on the project, and again from the start if a file changed meanwhile, so that its result is
     * based on a single state of every file.
     *
     * @throws ProblemException if files keep changing
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
                current = new Project(
                        project.root, project.theme, current.snapshot.pinned(), current.generated, start + 1);
            }
        }
    }

    /** Adds a file that is not on disk and not listed, but can be read. */
    public void generate(SourcePath path, byte[] bytes) {
        generated.put(path, bytes);
        snapshot.pinned().put(path, bytes);
    }

    /** Has {@code bytes} read in place of those of a listed file. */
    public void lay(SourcePath path, byte[] bytes) {
        snapshot.pinned().put(path, bytes);
    }

    /** Returns all files of the site and of its themes, sorted. */
    public List<SourcePath> files() {
        return listing.files();
    }

    public Stream<SourcePath> filesUnder(String folder) {
        return listing.files().stream().filter(path -> path.isUnder(folder));
    }

    /** Returns the site's own files below {@code folder}. */
    public Stream<SourcePath> own(String folder) {
        return filesUnder(folder).filter(this::isOwn);
    }

    public boolean has(SourcePath path) {
        return listing.has(path) || generated.containsKey(path);
    }

    /** Returns where a file lies on disk; empty for one that is packed with the program. */
    public Optional<Path> onDisk(SourcePath path) {
        return listing.packed(path).isPresent() ? Optional.empty() : Optional.of(listing.path(path));
    }

    /** Returns whether the file is the author's and not the theme's. */
    public boolean isOwn(SourcePath path) {
        return listing.isOwn(path);
    }

    /** Returns whether a theme has a file of that name, even if the author's is used. */
    public boolean isOfTheme(SourcePath path) {
        return original(path, "").isPresent();
    }

    /** Returns the themes above the default one, topmost first; most sites have none. */
    public List<String> themes() {
        return listing.stack().names();
    }

    /** Returns where a file lies: {@code themes/NAME/templates/post.ftlh} for one that the site has from such a theme. */
    public SourcePath file(SourcePath path) {
        return listing.file(path);
    }

    /** Returns the file with the settings of a theme. */
    public static SourcePath themeSettings(String theme) {
        return new SourcePath(ThemeStack.FOLDER + "/" + theme + "/" + ThemeStack.SETTINGS);
    }

    /** Returns the theme that has a file; empty for the site's own. */
    public String theme(SourcePath path) {
        SourcePath file = file(path);
        return ThemeStack.themeOf(file).orElse(isOwn(file) ? "" : ThemeStack.DEFAULT);
    }

    /**
     * Returns the file, to be read, that a file of the site or of a theme takes the place of; empty if there is none.
     *
     * @param above the theme that has the latter; empty for the site's own
     */
    public Optional<SourcePath> original(SourcePath path, String above) {
        return listing.stack().original(path, above);
    }

    /** Returns a stylesheet or template from each folder that other generators read, such as {@code css/a.css}. */
    public List<String> misplaced() {
        return misplaced;
    }

    /** Returns whether the site's own file of that name was listed, still exists, and is not a link. */
    public boolean isThere(SourcePath path) {
        return isOwn(path) && Files.isRegularFile(listing.path(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** Returns advice for a site without {@code content/site.yaml} if settings are found elsewhere. */
    public Optional<String> settingsElsewhere() {
        return MisplacedFiles.settings(root);
    }

    /** Returns the numbers of Markdown files outside {@code content/}, by folder; those about a repository do not count. */
    public static Map<String, Integer> markdownOutsideContent(Path folder) throws IOException {
        return MisplacedFiles.markdown(
                folder,
                file -> !ABOUT.matcher(String.valueOf(file.getFileName())).matches());
    }

    /** Returns a warning about articles elsewhere, for a site with no posts in {@code content/posts/}. */
    public Optional<Problem> articlesElsewhere() {
        try {
            return MisplacedFiles.articles(root);
        } catch (IOException e) {
            return Optional.of(ReadError.of(root.toString(), e));
        }
    }

    /** Returns problems of the folder itself, such as links that lead out of it, or unreadable folders. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * The content of a file.
     *
     * @param stamp what {@link #stamp} returns until the file is written or replaced; absent if the bytes are not those
     *     on disk
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on and read once; a copy of every file would cost
    public record Read(Source source, byte[] bytes, Optional<Hash> stamp) {
        /**
         * Returns the bytes as text.
         *
         * @throws ProblemException if they are not UTF-8
         */
        public String text() {
            return Utf8Text.decode(source.path(), bytes);
        }

        /** Returns the bytes as text, with U+FFFD for what is not UTF-8. */
        public String anyText() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * Reads the file; every call in a snapshot returns the same bytes.
     *
     * @throws ProblemException if it cannot be read
     * @throws SnapshotChanged if it has changed
     */
    public Read read(SourcePath path) {
        return snapshot.read(path, MOST_BYTES, Optional.of("save it smaller: it is held in memory as a whole"));
    }

    /**
     * Returns a hash of size, times and key, which changes when the file is written or replaced; does not read it.
     *
     * @throws ProblemException if the system cannot tell
     * @throws SnapshotChanged if the file is gone
     */
    public Hash stamp(SourcePath path) {
        return snapshot.stamp(path);
    }

    /**
     * Assumes, without reading it, that the file's bytes have {@code hash}.
     *
     * @throws SnapshotChanged now or in a later read, if they do not
     */
    public Source known(SourcePath path, Hash hash) {
        snapshot.expect(path, hash);
        return new Source(path, hash);
    }

    /** Like {@link #read(SourcePath)}, for an article of at most {@code most} bytes, the limit in {@code site.yaml}. */
    public Read readArticle(SourcePath path, long most) {
        int limit = (int) Math.min(most, MOST_BYTES_OF_ARTICLE);
        String more = Snapshot.size(2 * limit);
        String hint = "split it, or raise the limit in content/site.yaml: limits: { article-size: " + more + " }";
        return snapshot.read(path, limit, Optional.of(hint));
    }

    /**
     * Returns the result of {@code look}, which reads as much of the file as it needs.
     *
     * @throws ProblemException if it cannot be read
     * @throws SnapshotChanged if it has changed
     */
    public <T> T look(SourcePath path, IOFunction<InputStream, T> look) {
        return snapshot.look(path, look);
    }

    /**
     * Writes the file's bytes to {@code out}.
     *
     * @throws IOException if {@code out} fails
     * @throws ProblemException if the file cannot be read
     * @throws SnapshotChanged if it has changed, also during the copy; the output is then invalid
     */
    public void copy(SourcePath path, OutputStream out) throws IOException {
        snapshot.copy(path, out);
    }

    /** Returns the current size of the file in bytes. */
    public long size(SourcePath path) {
        return snapshot.size(path);
    }

    /** Opens the file as it is now, even if it has changed. */
    public InputStream stream(SourcePath path) throws IOException {
        return snapshot.unguarded(path);
    }

    /** Returns a line of the file, counted from 1, for showing a problem; empty if it cannot be read. */
    public Optional<String> line(String path, int number) {
        Optional<SourcePath> source = Stream.concat(listing.files().stream(), generated.keySet().stream())
                .filter(file -> file.value().equals(path))
                .findFirst()
                .or(() -> Optional.of(path)
                        .filter(file -> file.startsWith(ThemeStack.FOLDER + "/"))
                        .map(SourcePath::new)
                        .filter(file -> listing.packed(file).isPresent()));
        if (source.isEmpty()) {
            return Optional.empty();
        }
        // Invalid UTF-8 becomes U+FFFD, since it may be the problem to show.
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
