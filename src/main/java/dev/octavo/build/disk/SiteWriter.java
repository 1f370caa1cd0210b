package dev.octavo.build.disk;

import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.OutputPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOConsumer;

/** Writes a site: stages its files, from any thread, and replaces the old site when {@link #commit} is called. */
public final class SiteWriter implements AutoCloseable {
    private final OutPaths places;
    private final FileOperations files;
    private final Manifest before;
    private final boolean repairing;
    private final boolean unlisted;
    private final boolean verifying;
    private final ConcurrentMap<String, Manifest.Entry> staged = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Manifest.Entry> kept = new ConcurrentHashMap<>();
    private final Set<String> last = ConcurrentHashMap.newKeySet();
    private final Set<Path> parents =
            ConcurrentHashMap.newKeySet(); // folders that exist, and hold folders of the stage
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;
    private List<String> leftovers = List.of();

    /**
     * What a build changed on disk.
     *
     * @param written files that are new or changed
     * @param kept files that did not change
     * @param removed files that are no longer part of the site
     */
    public record Changes(int written, int kept, int removed) {}

    /** The files of an out folder that are not of its site, if there was no list that tells whose they are. */
    public List<String> leftovers() {
        return leftovers;
    }

    /** @param verifying whether to read the files on disk instead of comparing only their times */
    SiteWriter(OutPaths places, FileOperations files, boolean verifying) throws IOException {
        this.places = places;
        this.files = files;
        this.verifying = verifying;
        Manifest readManifest;
        boolean broken = false;
        try {
            readManifest = Manifest.read(places).withTimes(places.times());
        } catch (ProblemException e) {
            if (!places.isRecordedAsOurs()) {
                throw e;
            }
            readManifest = Manifest.fromTimes(places.times());
            broken = true;
        }
        this.before = readManifest;
        this.unlisted = OutFolderCheck.isUnlisted(places);
        this.repairing = broken || unlisted;
    }

    /** Whether the folder held no site before. */
    public boolean isFirst() {
        return before.entries().isEmpty();
    }

    /**
     * Adds a file to the site. May be called from several threads.
     *
     * @return the hash of its bytes
     */
    public Hash put(OutputPath path, Content.Bytes content) {
        return put(path, out -> out.write(content.bytes()));
    }

    /** Makes {@link #commit} write a file after the pages, because it links to them. */
    public void writeLast(OutputPath path) {
        last.add(path.value());
    }

    /** Adds a large file, which is never held in memory. {@code content} may be called twice. */
    public Hash put(OutputPath path, IOConsumer<OutputStream> content) {
        String name = path.value();
        if (name.equals(OutPaths.MANIFEST)) {
            throw ProblemException.of(
                    "no file of the site may be called " + OutPaths.MANIFEST,
                    "give it another name: Octavo lists the site's files in a file of that name");
        }
        if (staged.putIfAbsent(name, Manifest.UNKNOWN) != null || kept.containsKey(name)) {
            throw new IllegalStateException("two outputs have the path " + name);
        }
        open.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException(name + " comes after the end");
            }
            Manifest.Entry old = before.entries().get(name);
            return (old == null ? stage(name, content) : keepOrStage(name, content, old)).hash();
        } catch (IOException e) {
            throw DiskException.of("write", places.out().resolve(name), e);
        } catch (InvalidPathException e) {
            throw unencodable(name);
        } finally {
            open.readLock().unlock();
        }
    }

    /**
     * Keeps the file on disk if it was built with {@code hash} and nobody has changed it. For several threads.
     *
     * @return whether it is kept; if not, it must be put
     */
    public boolean keep(OutputPath path, Hash hash) {
        String name = path.value();
        Manifest.Entry old = before.entries().get(name);
        if (old == null || !old.hash().equals(hash)) {
            return false;
        }
        try {
            Optional<Manifest.Entry> unchanged = unchangedOnDisk(name, old);
            unchanged.ifPresent(entry -> kept.put(before.sharedKey(name), entry));
            return unchanged.isPresent();
        } catch (IOException e) {
            throw DiskException.of("read", places.out().resolve(name), e);
        } catch (InvalidPathException e) {
            throw unencodable(name);
        }
    }

    /** The encoding of the system's locale lacks letters of the name. */
    private static ProblemException unencodable(String name) {
        return ProblemException.of(
                "this system's locale has no letters for the file " + name,
                "set the environment variable LC_ALL to C.UTF-8 and build again");
    }

    private Manifest.Entry keepOrStage(String name, IOConsumer<OutputStream> content, Manifest.Entry old)
            throws IOException {
        Optional<Manifest.Entry> unchanged =
                Manifest.Entry.of(content).sameBytes(old) ? unchangedOnDisk(name, old) : Optional.empty();
        if (unchanged.isEmpty()) {
            return stage(name, content);
        }
        kept.put(before.sharedKey(name), unchanged.get());
        staged.remove(name);
        return unchanged.get();
    }

    /** The entry of the file on disk; empty if it is missing or somebody has changed it. */
    private Optional<Manifest.Entry> unchangedOnDisk(String name, Manifest.Entry old) throws IOException {
        Path file = places.out().resolve(name);
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (!now.isRegularFile() || now.size() != old.size()) {
            return Optional.empty();
        }
        long modified = now.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        boolean untouched = !verifying && modified == old.modified();
        boolean same =
                untouched || Manifest.Entry.of(out -> Files.copy(file, out)).sameBytes(old);
        return same ? Optional.of(old.modified(modified)) : Optional.empty();
    }

    private Manifest.Entry stage(String name, IOConsumer<OutputStream> content) throws IOException {
        Path file = places.stage().resolve(name);
        Manifest.Entry entry;
        try (OutputStream out = create(file)) {
            entry = Manifest.Entry.of(content, out);
        }
        Manifest.Entry timed = entry.modified(Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS));
        staged.put(name, timed);
        return timed;
    }

    private OutputStream create(Path file) throws IOException {
        makeFolders(OutPaths.parent(file));
        return files.create(file);
    }

    private void makeFolders(Path folder) throws IOException {
        // Most files are the first in their folder. Asked not to follow links, Java makes and catches an exception for
        // it.
        if (!Files.isDirectory(folder) || !OutPaths.isFolder(folder)) {
            Path above = OutPaths.parent(folder);
            if (!parents.contains(above)) {
                files.makeFolders(above);
                parents.add(above);
            }
            files.makeFolder(folder);
        }
    }

    /** Replaces the old site by the files added and kept; if it throws an exception, by none of them. */
    public Changes commit() {
        if (staged.containsValue(Manifest.UNKNOWN)) {
            throw new IllegalStateException("a site is committed while its files are still being written");
        }
        SortedMap<String, Manifest.Entry> all = new TreeMap<>(staged);
        all.putAll(kept);
        Manifest after = new Manifest(all);
        SortedSet<String> removed = before.entries().keySet().stream()
                .filter(path -> !after.contains(path))
                .collect(Collectors.toCollection(TreeSet::new));
        try {
            if (places.persistent() && !after.entries().equals(before.entries())) {
                writeTimes(after); // first: if the disk fails here, nothing has changed yet
            }
            if (!staged.isEmpty() || !removed.isEmpty() || !Manifest.isAt(places.manifest())) {
                update(after, removed);
            }
            if (unlisted) {
                leftovers = leftovers(after);
            }
        } catch (IOException e) {
            throw DiskException.of("write", places.failedFile(e), e);
        }
        return new Changes(staged.size(), kept.size(), removed.size());
    }

    private void update(Manifest after, SortedSet<String> removed) throws IOException {
        UpdatePlan steps = new UpdatePlan(places, before, staged.keySet(), removed);
        if (!repairing) {
            steps.requireNoForeignFiles(); // when repairing, files that are ours may be missing from the list
        }
        try (OutputStream out = create(places.stage().resolve(OutPaths.MANIFEST))) {
            after.writeTo(out);
        }
        SiteSwap whole = new SiteSwap(places, files);
        boolean mostIsNew = staged.size() >= kept.size();
        if (mostIsNew && whole.isPossible(before) && whole.apply(new TreeSet<>(kept.keySet()), withManifest(after))) {
            return;
        }
        new Journal(places, files, steps.ordered(last)).apply();
    }

    private List<String> leftovers(Manifest after) throws IOException {
        try (Stream<Path> found = Files.walk(places.out())) {
            return found.filter(OutPaths::isFile)
                    .map(file -> Manifest.path(places.out(), file))
                    .filter(path -> !after.contains(path) && !path.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> withManifest(Manifest manifest) {
        Set<String> paths = new HashSet<>(manifest.entries().keySet());
        paths.add(OutPaths.MANIFEST);
        return paths;
    }

    private void writeTimes(Manifest after) throws IOException {
        try (OutputStream out = files.create(places.part())) {
            after.writeTimesTo(out);
        }
        files.move(places.part(), places.times());
    }

    /** Deletes the staged files, after waiting for threads that are still writing, since one may have failed. */
    @Override
    public void close() {
        open.writeLock().lock();
        try {
            closed = true;
            SiteDisk.tidy(places, files);
        } finally {
            open.writeLock().unlock();
        }
    }
}
