package dev.octavo.publish.git;

import dev.octavo.publish.git.store.BlobSums;
import dev.octavo.publish.site.PageFacts;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * What a commit of the branch holds.
 *
 * @param files all of them, ours and others
 * @param listed the files that its manifest calls ours, as it says they are; empty where it has none that is whole
 * @param ours their paths
 */
record Stand(
        RevCommit commit, SortedMap<String, DirCacheEntry> files, Optional<SiteManifest> listed, Set<String> ours) {
    /** Lies in the branch and lists which of its files are ours. */
    static final String MANIFEST = ".octavo-manifest";

    private static final int RELEASE_DIGITS = 10;
    private static final int WORDS = 16;

    Stand {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        ours = Set.copyOf(ours);
    }

    static Stand read(Repository repository, ObjectId id) throws IOException {
        try (ObjectReader reader = repository.newObjectReader();
                RevWalk commits = new RevWalk(reader);
                TreeWalk tree = new TreeWalk(reader)) {
            RevCommit commit = commits.parseCommit(id);
            tree.addTree(commit.getTree());
            tree.setRecursive(true);
            SortedMap<String, DirCacheEntry> files = new TreeMap<>();
            while (tree.next()) {
                DirCacheEntry entry = new DirCacheEntry(tree.getRawPath());
                entry.setFileMode(tree.getFileMode(0));
                entry.setObjectId(tree.getObjectId(0));
                files.put(tree.getPathString(), entry);
            }
            DirCacheEntry manifest = files.get(MANIFEST);
            Optional<SiteManifest> listed = manifest == null || !isFile(manifest)
                    ? Optional.empty()
                    : SiteManifest.parse(reader.open(manifest.getObjectId()).getBytes());
            Set<String> ours = new HashSet<>();
            listed.ifPresent(all -> all.files().keySet().forEach(path -> ours.add(path.value())));
            return new Stand(commit, files, listed, ours);
        }
    }

    private static boolean isFile(DirCacheEntry entry) {
        return FileMode.REGULAR_FILE.equals(entry.getRawMode()) || FileMode.EXECUTABLE_FILE.equals(entry.getRawMode());
    }

    /** The file at that path; empty where nothing is, or something else. */
    Optional<DirCacheEntry> file(String path) {
        return Optional.ofNullable(files.get(path)).filter(Stand::isFile);
    }

    /** The name of a commit, for the author. */
    static String release(ObjectId commit) {
        return "commit " + commit.abbreviate(RELEASE_DIGITS).name();
    }

    /** Whether there is something that we did not put there, and nothing says what we did. */
    boolean isForeign() {
        return listed.isEmpty() && !files.isEmpty();
    }

    /** Whether the manifest calls that file ours. */
    boolean isOurs(String path) {
        return path.equals(MANIFEST) || ours.contains(path);
    }

    /**
     * Our files as they really are.
     *
     * @param edited hears which are not as the manifest says
     */
    SiteManifest site(BlobSums sums, ObjectReader reader, List<String> edited) throws IOException {
        List<SiteFile> all = new ArrayList<>();
        for (SiteFile said : listed.orElse(SiteManifest.EMPTY).files().values()) {
            Optional<DirCacheEntry> entry = file(said.path().value());
            if (entry.isEmpty()) {
                edited.add(said.path().value());
                continue;
            }
            BlobSums.Content content = sums.of(entry.get().getObjectId(), reader);
            SiteFile found = new SiteFile(said.path(), content.size(), content.hash(), said.page());
            if (!found.sameBytes(said)) {
                edited.add(said.path().value());
                found = new SiteFile(said.path(), content.size(), content.hash(), otherWords(said, content));
            }
            all.add(found);
        }
        return SiteManifest.of(all);
    }

    /** What it says to a reader now is not known, but that it is something else. */
    private static Optional<PageFacts> otherWords(SiteFile said, BlobSums.Content content) {
        return said.page().map(page -> new PageFacts(content.hash().hex().substring(0, WORDS), Optional.empty()));
    }
}
