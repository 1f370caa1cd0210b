package dev.octavo.publish.git;

import dev.octavo.output.OutputPath;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.git.store.BlobSums;
import dev.octavo.publish.git.store.Cache;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.Sha256;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.site.destination.Destination;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;

/** Puts commits together in the cache, without a work tree or an index. */
final class Commits {
    /** Whoever serves the branch must not take it for a site that Jekyll has to build first. */
    static final String NO_JEKYLL = ".nojekyll";
    /** Where GitHub Pages and others look for the site's own domain. */
    static final String DOMAIN = "CNAME";

    // Larger ones are not held in memory.
    private static final int SMALL = 1 << 20;

    private final Cache cache;
    private final Destination.Branch place;
    private final boolean adopts;
    private final PersonIdent author;
    private final PersonIdent committer;

    Commits(Cache cache, Destination.Branch place, boolean adopts, PersonIdent author, PersonIdent committer) {
        this.cache = cache;
        this.place = place;
        this.adopts = adopts;
        this.author = author;
        this.committer = committer;
    }

    /**
     * A commit that was not pushed yet.
     *
     * @param files how many are new in it
     * @param bytes their size
     */
    record Made(ObjectId commit, int files, long bytes) {}

    /** Empty where everything is there already. */
    Optional<Made> publishing(
            FinishedSite site, Optional<Stand> standing, SiteManifest before, BlobSums sums, Progress progress)
            throws IOException {
        requireFreeNames(site);
        try (PackInserter inserter = cache.repository().getObjectDatabase().newPackInserter()) {
            Map<Sha256, ObjectId> there = contents(standing, before);
            NewTree tree = new NewTree(standing);
            List<SiteFile> fresh = new ArrayList<>();
            int done = 0;
            for (SiteFile file : site.manifest().files().values()) {
                ObjectId id = there.get(file.hash());
                if (id == null) {
                    id = insert(site, file, inserter);
                    there.put(file.hash(), id);
                    fresh.add(file);
                }
                sums.add(id, new BlobSums.Content(file.hash(), file.size()));
                tree.put(file.path().value(), id);
                progress.at("reading", ++done, site.manifest().files().size());
            }
            putExtras(site, tree, inserter);
            tree.settle(adopts, described());
            ObjectId root = tree.write(inserter);
            if (standing.isPresent() && standing.get().commit().getTree().equals(root)) {
                return Optional.empty();
            }
            Difference difference = Difference.between(before, site.manifest());
            Optional<ObjectId> head = standing.map(stand -> stand.commit().getId());
            ObjectId commit = commit(root, head, CommitText.publishing(difference, replaced(head)), inserter);
            sums.save(cache.sums(), tree.contents());
            return Optional.of(new Made(
                    commit,
                    fresh.size(),
                    fresh.stream().mapToLong(SiteFile::size).sum()));
        }
    }

    /** A commit that lets what is ours be as in {@code past}, and what is not as it is now. */
    Made rollingBack(Stand past, Stand now) throws IOException {
        try (ObjectInserter inserter = cache.repository().getObjectDatabase().newPackInserter()) {
            NewTree tree = new NewTree(Optional.of(now));
            past.files().forEach((path, entry) -> {
                if (past.isOurs(path)) {
                    tree.put(path, entry);
                }
            });
            tree.settle(true, described());
            ObjectId root = tree.write(inserter);
            Optional<ObjectId> head = Optional.of(now.commit().getId());
            String text = CommitText.rollingBack(past.commit(), replaced(head));
            return new Made(commit(root, head, text, inserter), 0, 0);
        }
    }

    private void requireFreeNames(FinishedSite site) {
        if (site.manifest().holds(new OutputPath(Stand.MANIFEST))) {
            throw problem("the site has a file " + Stand.MANIFEST + ", which Octavo needs for itself", "rename it");
        }
        if (place.domain().isPresent() && site.manifest().holds(new OutputPath(DOMAIN))) {
            throw problem(
                    "the site has a file " + DOMAIN + ", and \"domain\" in content/site.yaml makes another",
                    "remove one of them");
        }
    }

    /** What lies in the branch already, by its bytes: only what is ours and was checked. */
    private static Map<Sha256, ObjectId> contents(Optional<Stand> standing, SiteManifest before) {
        Map<Sha256, ObjectId> there = new HashMap<>();
        standing.ifPresent(stand -> before.files()
                .values()
                .forEach(file -> stand.file(file.path().value())
                        .ifPresent(entry -> there.put(file.hash(), entry.getObjectId()))));
        return there;
    }

    private static ObjectId insert(FinishedSite site, SiteFile file, ObjectInserter inserter) throws IOException {
        if (file.size() <= SMALL) {
            return inserter.insert(Constants.OBJ_BLOB, site.bytes(file));
        }
        try (InputStream in = site.stream(file)) {
            return inserter.insert(Constants.OBJ_BLOB, file.size(), in);
        }
    }

    private void putExtras(FinishedSite site, NewTree tree, ObjectInserter inserter) throws IOException {
        List<SiteFile> listed = new ArrayList<>(site.manifest().files().values());
        if (place.domain().isPresent()) {
            byte[] domain = domainFile(place.domain().get());
            tree.put(DOMAIN, inserter.insert(Constants.OBJ_BLOB, domain));
            listed.add(new SiteFile(new OutputPath(DOMAIN), domain.length, Sha256.of(domain), Optional.empty()));
        }
        // Who has made it does not matter, so it is not listed, and stays.
        if (!tree.isTaken(NO_JEKYLL) && !site.manifest().holds(new OutputPath(NO_JEKYLL))) {
            tree.put(NO_JEKYLL, inserter.insert(Constants.OBJ_BLOB, new byte[0]));
        }
        tree.put(
                Stand.MANIFEST,
                inserter.insert(Constants.OBJ_BLOB, SiteManifest.of(listed).bytes()));
    }

    static byte[] domainFile(String domain) {
        return (domain + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Optional<ObjectId> replaced(Optional<ObjectId> head) {
        return place.keepsHistory() ? Optional.empty() : head;
    }

    private ObjectId commit(ObjectId tree, Optional<ObjectId> head, String text, ObjectInserter inserter)
            throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        if (place.keepsHistory()) {
            head.ifPresent(commit::setParentId);
        }
        commit.setAuthor(author);
        commit.setCommitter(committer);
        commit.setMessage(text);
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        return id;
    }

    private String described() {
        return "the branch " + place.branch();
    }

    private static ProblemException problem(String fact, String remedy) {
        return new ProblemException(Problem.error(fact).hint(remedy));
    }
}
