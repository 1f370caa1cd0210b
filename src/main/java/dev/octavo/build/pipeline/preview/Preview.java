package dev.octavo.build.pipeline.preview;

import dev.octavo.blog.content.ReadRequest;
import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.content.SiteReading;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.SnapshotChanged;
import dev.octavo.blog.project.Theme;
import dev.octavo.build.cache.FileHashCache;
import dev.octavo.build.disk.DiskException;
import dev.octavo.build.disk.SiteDisk;
import dev.octavo.build.pipeline.Build.Checked;
import dev.octavo.build.pipeline.InMemoryArticles;
import dev.octavo.build.pipeline.Run;
import dev.octavo.build.pipeline.WarmUp;
import dev.octavo.build.pipeline.make.FileHashes;
import dev.octavo.build.pipeline.picture.Pictures;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.highlight.Highlighter;
import dev.octavo.lib.problem.Bug;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Severity;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Keeps a site in memory, up to date with its files. After an edit only the edited files are read; the rest is as in a
 * build, but files are made only on request. Safe to use from several threads.
 */
public final class Preview implements AutoCloseable {
    private static final int ATTEMPTS = 5;
    private static final int MOST_GOOD = 100;
    private static final long LARGEST_GOOD = 1 << 20;

    private final PreviewRequest request;
    private final Consumer<Throwable> bugs;
    private final Theme theme = Theme.packed();
    private final Highlighter highlighter = new Highlighter();
    private final InMemoryArticles memory;
    private final Map<Address, ServedFile> lastGood = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Address, ServedFile> longestUnseen) {
            return size() > MOST_GOOD;
        }
    });
    private final FileHashCache bytes = new InMemoryFileHashes();
    private final PicturesToMake toMake;
    private Optional<SiteReading> reading = Optional.empty();
    private volatile Optional<SiteState> version = Optional.empty();
    private volatile List<Problem> problems = List.of();
    private volatile List<Problem> known = List.of();
    private final Map<SourcePath, int[]> lines = new HashMap<>(); // line hashes of edited articles
    private volatile Optional<Edit> lastEdit = Optional.empty();

    private Preview(PreviewRequest request, Consumer<Throwable> bugs) {
        this.request = request;
        this.bugs = bugs;
        this.memory = new InMemoryArticles(request.outFolder(), request.siteFolder());
        this.toMake = new PicturesToMake(Math.max(1, request.threads() - 1)); // leaves one for requests
    }

    /**
     * An article that was edited.
     *
     * @param line the first changed line, counted from 1
     */
    public record Edit(Address address, int line) {}

    /**
     * Reads and plans the site without checking it, so that it can be shown sooner.
     *
     * @param bugs receives the exception behind each problem that is a bug of Octavo, or a lack of memory
     * @throws ProblemException if there is no such folder, or no {@code content/} in it
     */
    public static Preview of(PreviewRequest request, Consumer<Throwable> bugs) {
        Project.open(request.siteFolder(), Theme.NONE);
        WarmUp.templates();
        Preview preview = new Preview(request, bugs);
        preview.read(ChangedFiles.ANYTHING);
        return preview;
    }

    /** Returns the site as it was last read; absent if it has never been readable. */
    public Optional<SiteState> version() {
        return version;
    }

    /** Returns whether the site, as it was last read, has the file or folder, or a problem with it. */
    public boolean knows(SourcePath path) {
        Optional<Project> project = version.map(last -> last.run().project());
        String folder = path.value() + "/";
        return project.isEmpty()
                || project.get().has(path)
                || project.get().filesUnder(path.value()).findAny().isPresent()
                || problems.stream()
                        .flatMap(problem -> problem.location().stream())
                        .anyMatch(place -> (place.path() + "/").startsWith(folder));
    }

    /** Returns the current problems of the site that are new; if it is unreadable, the version is an older one. */
    public List<Problem> problems() {
        return problems;
    }

    /** Returns those that its author knows. */
    public List<Problem> known() {
        return known;
    }

    /** The same, with those first that most readers meet. */
    public List<Problem> knownAsMet() {
        return version.map(last -> ReaderOrder.of(known, last.run())).orElse(known);
    }

    /**
     * Reads what has changed, then checks the site. If it cannot be read, the last version stays, and the problems say
     * why.
     *
     * @param readable called when there is a new version, before it is checked
     */
    public synchronized void update(ChangedFiles changed, Runnable readable) {
        if (read(changed)) {
            readable.run();
            check();
        }
    }

    /** A readable state of the site. */
    private record Read(SiteReading reading, SiteState version, Optional<Edit> edit) {}

    /** Reads the site, and returns whether there is a new version. */
    private synchronized boolean read(ChangedFiles changed) {
        Optional<SiteReading> before = reading;
        // If this fails, it is unknown which files have changed, so the next time all are read.
        reading = Optional.empty();
        try {
            Read read = before.flatMap(known -> edited(known, changed)).orElseGet(() -> readAll(changed));
            reading = Optional.of(read.reading());
            lastEdit = read.edit();
            version = Optional.of(read.version());
            return true;
        } catch (ProblemException e) {
            problems = e.problems();
            return false;
        } catch (RuntimeException | Error e) {
            problems = List.of(problem(e));
            return false;
        }
    }

    /** The problem of a failure that is nobody's mistake but Octavo's: the preview goes on, and shows it like any other. */
    private Problem problem(Throwable failure) {
        if (failure instanceof UncheckedIOException unreadable) {
            throw unreadable;
        }
        if (failure instanceof DiskException disk) {
            throw disk;
        }
        bugs.accept(failure);
        return failure instanceof OutOfMemoryError || failure instanceof StackOverflowError
                ? Problem.exhausted((Error) failure, Bug.file(failure).orElse(Location.file("content")))
                : Bug.problem(failure);
    }

    /** Checks the site as it was last read. */
    public synchronized void check() {
        try {
            if (version.isPresent()) {
                Checked checked = version.get().run().check();
                known = checked.known();
                problems = checked.fresh();
            }
        } catch (ProblemException unreadable) {
            Problems all = new Problems();
            all.addAll(version.get().run().read().problems());
            all.addAll(unreadable.problems());
            problems = all.sorted();
        } catch (SnapshotChanged again) {
            // A file is being written: the watcher will report it, and the site is checked then.
            return;
        } catch (RuntimeException | Error e) {
            problems = List.of(problem(e));
        }
    }

    /**
     * Returns the errors that a build would find if a file were saved with these bytes, without those that the site has
     * already.
     *
     * @param file the site's own
     */
    public synchronized List<Problem> errorsWith(SourcePath file, byte[] bytes) {
        Project now = Project.open(request.siteFolder(), theme);
        List<Problem> all = errors(now.with(file, bytes));
        Set<String> known = all.isEmpty()
                ? Set.of()
                : errors(now).stream().map(Problem::message).collect(Collectors.toSet());
        return all.stream().filter(error -> !known.contains(error.message())).toList();
    }

    private List<Problem> errors(Project project) {
        Problems found = new Problems();
        found.unlessThrown(() -> Optional.of(Project.inOneSnapshot(project, files -> {
                    SiteReading now = SiteReading.of(files, readRequest(), highlighter);
                    return Run.of(files, now.site(files, request.threads()), request.threads())
                            .check()
                            .fresh();
                })))
                .ifPresent(found::addAll);
        return found.sorted().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .toList();
    }

    private Read readAll(ChangedFiles changed) {
        return Project.inOneSnapshot(Project.open(request.siteFolder(), theme), project -> {
            SiteReading now = SiteReading.of(project, readRequest(), highlighter);
            return read(project, now, now.shown().site(project, request.threads()), changed);
        });
    }

    /** Returns the site after some of its files were written; absent if files were added or removed. */
    private Optional<Read> edited(SiteReading before, ChangedFiles changed) {
        Set<SourcePath> written = changed.paths();
        Run last = version.orElseThrow().run();
        Project again = last.project().again();
        if (changed.anything() || written.isEmpty() || !written.stream().allMatch(again::isThere)) {
            return Optional.empty();
        }
        return Project.inOneSnapshot(
                again,
                project -> project.files().equals(again.files()) // unless a file was removed meanwhile
                        ? before.after(written, project, readRequest(), highlighter)
                                .map(after -> read(
                                        project,
                                        after,
                                        after.shown().site(project, request.threads(), before, last.read()),
                                        changed))
                        : Optional.empty());
    }

    private Read read(Project project, SiteReading now, ReadSite site, ChangedFiles changed) {
        Run run = Run.after(version.map(SiteState::run), project, site, request.threads());
        Pictures pictures = run.pictures(new FileHashes(project, bytes), SiteDisk.pictureCache(request.siteFolder()));
        SiteState next = SiteState.after(version, run, pictures, toMake, changed);
        return new Read(now, next, edit(project, next, changed));
    }

    /** Returns the first change in the changed articles. */
    private Optional<Edit> edit(Project project, SiteState next, ChangedFiles changed) {
        Optional<Edit> found = Optional.empty();
        for (SourcePath path : new TreeSet<>(changed.paths())) {
            Optional<Address> address = next.addressOf(path);
            if (address.isPresent()) {
                OptionalInt line = firstChanged(path, project.read(path).bytes());
                if (line.isPresent() && found.isEmpty()) {
                    found = Optional.of(new Edit(address.get(), line.getAsInt()));
                }
            }
        }
        return found;
    }

    /** Returns the first changed line, counted from 1; 1 for a file seen for the first time. */
    private OptionalInt firstChanged(SourcePath path, byte[] bytes) {
        int[] now = Arrays.stream(new String(bytes, StandardCharsets.UTF_8).split("\n", -1))
                .mapToInt(String::hashCode)
                .toArray();
        int[] before = lines.put(path, now);
        int same = before == null ? 0 : Arrays.mismatch(before, now);
        return same < 0 ? OptionalInt.empty() : OptionalInt.of(Math.min(same + 1, now.length));
    }

    private ReadRequest readRequest() {
        return new ReadRequest(request.now().instant(), true, Optional.empty(), request.threads(), memory);
    }

    /**
     * Returns the file at {@code address} as it would be built now.
     *
     * @return empty if the site has no such file
     * @throws ProblemException if the file has errors
     */
    public Optional<ServedFile> at(Address address) {
        for (int attempt = 1; ; attempt++) {
            try {
                Optional<ServedFile> shown = version.flatMap(current -> current.make(address));
                shown.filter(made -> made.size() <= LARGEST_GOOD).ifPresent(made -> lastGood.put(address, made));
                return shown;
            } catch (SnapshotChanged changed) {
                if (attempt == ATTEMPTS) {
                    throw new ProblemException(changed.problem());
                }
                update(new ChangedFiles(Set.of(changed.path()), false), () -> {});
            } catch (ProblemException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                throw new ProblemException(problem(e));
            }
        }
    }

    /** Sets a callback that runs whenever something that a page was shown without is ready: pictures or suggestions. */
    public void whenMoreIsReady(Runnable callback) {
        toMake.whenReady(callback);
    }

    /** Waits until everything that requested pages were shown without is ready. */
    public void settle() {
        version.ifPresent(SiteState::settle);
        toMake.end(false);
    }

    /** Stops making pictures. */
    @Override
    public void close() {
        toMake.end(true);
    }

    /** Returns the article's page at {@code address}, with the file and line of its source on each element. */
    public Optional<String> lined(Address address) {
        return version.flatMap(current -> current.lined(address));
    }

    /** Returns the last edit; absent if no article was edited, or its bytes did not change. */
    public Optional<Edit> lastEdit() {
        return lastEdit;
    }

    /** Returns the page at {@code address} as it was last shown without errors, if it was. */
    public Optional<ServedFile> lastGood(Address address) {
        return Optional.ofNullable(lastGood.get(address));
    }

    /** Caches file hashes in memory. */
    private static final class InMemoryFileHashes implements FileHashCache {
        private final Map<String, Known> files = new ConcurrentHashMap<>();

        private record Known(Hash stamp, Hash hash) {}

        @Override
        public Optional<Hash> find(String file, Hash stamp) {
            return Optional.ofNullable(files.get(file))
                    .filter(known -> known.stamp().equals(stamp))
                    .map(Known::hash);
        }

        @Override
        public void put(String file, Hash stamp, Hash hash) {
            files.put(file, new Known(stamp, hash));
        }
    }
}
