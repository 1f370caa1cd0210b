package dev.octavo.publish.release;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.release.FileTree.Faults;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import dev.octavo.publish.release.ReleaseList.ReleaseStatus;
import dev.octavo.publish.release.ReleaseList.Snapshot;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.publish.target.PublishResult;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.io.function.IOConsumer;

/** Prepares a release, which readers do not get yet, from files already at the target and files that it sends. */
final class ReleaseBuilder {
    private static final int SAMPLE = 20;
    private static final int MOST_SYNCED = 100; // one by one
    private static final String UNCHANGED = "; readers have the site as it was";

    private final ReleaseFolder folder;
    private final Release release;
    private final FinishedSite site;
    private final Progress progress;
    private final AtomicInteger parts = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final Set<String> sent = new ConcurrentSkipListSet<>();
    private final Map<String, SiteFile> incoming = new TreeMap<>();
    private final Map<Sha256, String> known = new HashMap<>();
    private final Set<String> folders;

    /** @param release a release whose folder exists, empty or with what an earlier run left */
    ReleaseBuilder(ReleaseFolder folder, Release release, FinishedSite site, Progress progress) {
        this.folder = folder;
        this.release = release;
        this.site = site;
        this.progress = progress;
        this.folders = FileTree.parents(site.manifest());
    }

    /** Makes the release and verifies it. Readers do not get it yet. */
    PublishResult prepare(Snapshot found) {
        Set<String> kept = takeOver(found);
        List<SiteFile> missing = site.manifest().all(file -> !kept.contains(file.name()));
        findExisting(found, missing);
        List<SiteFile> unknown =
                missing.stream().filter(file -> !known.containsKey(file.hash())).toList();
        recordIncoming(unknown);
        List<SiteFile> unlinked = link(
                missing.stream().filter(file -> known.containsKey(file.hash())).toList());
        if (!unlinked.isEmpty()) {
            recordIncoming(unlinked);
        }
        send(missing.stream().filter(file -> incoming.containsKey(file.name())).toList());
        verify();
        complete();
        return new PublishResult(
                sent.size(), bytes.get(), site.manifest().files().size() - sent.size(), release.toString());
    }

    /** Finds content in the live release, and in older ones whose manifest is smaller than what is missing. */
    private void findExisting(Snapshot found, List<SiteFile> missing) {
        found.release().ifPresent(live -> addExisting(live, found.state().site()));
        List<ReleaseStatus> others = found.releases()
                .onceLive()
                .filter(status -> !found.release().equals(Optional.of(status.release())))
                .sorted(Comparator.comparing(ReleaseStatus::release).reversed())
                .toList();
        for (ReleaseStatus other : others) {
            long size = missing.stream()
                    .filter(file -> !known.containsKey(file.hash()))
                    .mapToLong(SiteFile::size)
                    .sum();
            if (other.manifestSize().filter(list -> list < size).isPresent()) {
                folder.bytes(other.release().manifest())
                        .flatMap(SiteManifest::parse)
                        .ifPresent(site -> addExisting(other.release(), site));
            }
        }
    }

    private void addExisting(Release there, SiteManifest files) {
        files.all().forEach(file -> known.putIfAbsent(file.hash(), there.site() + "/" + file.path()));
    }

    /**
     * Takes over what an earlier run left or, if it left nothing and that is one step, the files of the live release;
     * deletes what is not needed, and returns the paths of kept files.
     */
    private Set<String> takeOver(Snapshot live) {
        SiteManifest arrived =
                folder.bytes(release.incoming()).flatMap(SiteManifest::parse).orElse(SiteManifest.EMPTY);
        folder.delete(release.manifest()); // without a manifest, the release is incomplete
        folder.delete(release.parts());
        folder.makeFolder(release.parts());
        SiteManifest linked = arrived.files().isEmpty() ? linkLive(live) : SiteManifest.EMPTY;
        if (folder.entry(release.site()).filter(e -> e.kind() != Kind.FOLDER).isPresent()) {
            folder.deleteOne(release.site());
        }
        folder.makeFolder(release.site());
        FileTree found = FileTree.below(folder, release.site());
        Set<String> kept = new HashSet<>();
        for (SiteFile file : site.manifest().all()) {
            if (found.hasFile(file)) {
                if (arrived.file(file.path()).filter(file::sameBytes).isPresent()) {
                    incoming.put(file.name(), file);
                    kept.add(file.name());
                } else if (linked.file(file.path()).filter(file::sameBytes).isPresent()) {
                    kept.add(file.name());
                }
            }
        }
        found.delete(path -> !kept.contains(path) && !(found.hasFolder(path) && folders.contains(path)));
        found.makeFolders(
                folders.stream().filter(path -> !found.hasFolder(path)).toList());
        return kept;
    }

    /** Links all files of the live release into this one; returns its manifest, or an empty one if it cannot. */
    private SiteManifest linkLive(Snapshot live) {
        String all = release.parts() + "/all"; // a command that outlives its lock finds no such folder
        if (live.release().isEmpty()
                || !live.hasManifest()
                || !folder.linkAll(live.release().get().site(), all)) {
            return SiteManifest.EMPTY;
        }
        folder.delete(release.site());
        folder.move(all, release.site());
        return live.state().site();
    }

    /** Records what will be sent, so that a later run knows the hashes that the files should have. */
    private void recordIncoming(Collection<SiteFile> files) {
        files.forEach(file -> incoming.put(file.name(), file));
        if (folder.entry(release.incoming()).filter(e -> e.kind() != Kind.FILE).isPresent()) {
            folder.delete(release.incoming());
        }
        put(
                release.incoming(),
                out -> out.write(SiteManifest.of(incoming.values()).bytes()));
    }

    /** Makes hard links to existing files, and returns the files for which that was not possible. */
    private List<SiteFile> link(List<SiteFile> files) {
        Set<String> linked = new ConcurrentSkipListSet<>();
        folder.each(files, progress.counting("link", files.size(), file -> {
            String source = Optional.ofNullable(known.get(file.hash())).orElseThrow();
            // Where reading is cheap, files are verified before they are reused.
            boolean right = !folder.isLocal() || folder.hash(source).equals(Optional.of(file.hash()));
            if (right && folder.link(source, release.site() + "/" + file.name())) {
                linked.add(file.name());
            }
        }));
        return files.stream().filter(file -> !linked.contains(file.name())).toList();
    }

    private void send(List<SiteFile> files) {
        for (FileKind kind : FileKind.values()) {
            List<SiteFile> some =
                    files.stream().filter(file -> file.kind() == kind).toList();
            folder.each(some, progress.counting("send", some.size(), file -> {
                put(release.site() + "/" + file.name(), out -> site.copy(file, out));
                sent.add(file.name());
                bytes.addAndGet(file.size());
            }));
        }
    }

    private void verify() {
        Faults first = faults(pathsToVerify());
        if (first.isEmpty()) {
            return;
        }
        if (!folder.isLocal()) {
            first = faults(incoming.keySet()); // after one wrong file, verify all
        }
        repair(first);
        Set<String> again = Set.copyOf(first.paths());
        Set<String> second = faults(again).paths();
        if (!second.isEmpty()) {
            int more = second.size() - 1;
            String others = more == 0 ? "" : ", nor did " + more + " more";
            String path = second.iterator().next();
            throw ProblemException.of(
                    folder.named(release.site() + "/" + path) + " did not arrive as it is here, twice" + others,
                    "see whether its disk and the line to it are sound, and that nothing else writes there"
                            + UNCHANGED);
        }
    }

    /**
     * The paths of the files to read back. A sample of the files just sent is enough: the server confirmed each write
     * and lists the sizes, and SSH protects the bytes on the way. Files of an earlier run are all read: not every write
     * was confirmed.
     */
    private Set<String> pathsToVerify() {
        if (folder.isLocal()) {
            return incoming.keySet();
        }
        Set<String> read = new TreeSet<>(incoming.keySet());
        read.removeAll(sent);
        List<String> fresh = List.copyOf(sent);
        int step = Math.max(1, fresh.size() / SAMPLE);
        for (int i = 0; i < fresh.size(); i += step) {
            read.add(fresh.get(i));
        }
        return read;
    }

    private Faults faults(Set<String> read) {
        int all = site.manifest().files().size();
        progress.at("verify", 0, all);
        Faults faults =
                FileTree.below(folder, release.site()).faults(site.manifest(), file -> read.contains(file.name()));
        progress.at("verify", all, all);
        return faults;
    }

    private void repair(Faults faults) {
        FileTree found = FileTree.below(folder, release.site());
        found.delete(faults.paths()::contains);
        recordIncoming(faults.wrong());
        found.makeFolders(FileTree.parents(SiteManifest.of(faults.wrong())));
        send(faults.wrong());
    }

    /** Flushes the release to the disk, and marks it as complete. */
    private void complete() {
        List<String> toSync = new ArrayList<>();
        incoming.keySet().forEach(path -> toSync.add(release.site() + "/" + path));
        toSync.add(release.site());
        folders.forEach(path -> toSync.add(release.site() + "/" + path));
        if (toSync.size() < MOST_SYNCED || !folder.syncAll(release.site())) {
            folder.each(toSync, folder::sync);
        }
        byte[] manifest = site.manifest().bytes();
        put(release.manifest(), out -> out.write(manifest));
        folder.remember(manifest);
        for (String path : List.of(release.manifest(), release.folder(), Release.ALL, "")) {
            folder.sync(path);
        }
    }

    private void put(String path, IOConsumer<OutputStream> source) {
        folder.write(path, release.parts() + "/" + parts.incrementAndGet(), source);
    }
}
