package dev.octavo.publish.git;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Finds the site before the one that stands at a branch, by what the commits say of each other. */
final class Past {
    /** Brings more of the history here; false where all of it is here. */
    @FunctionalInterface
    interface Deeper {
        boolean fetch() throws IOException;
    }

    private final Repository repository;
    private final Deeper deeper;

    Past(Repository repository, Deeper deeper) {
        this.repository = repository;
        this.deeper = deeper;
    }

    /** The newest commit before {@code head} that held another site; empty where none is left. */
    Optional<ObjectId> before(ObjectId head) throws IOException {
        Optional<ObjectId> site = manifest(commit(head).orElseThrow());
        Optional<RevCommit> at = commit(head);
        while (at.isPresent()) {
            // What a rollback went back to is what stands there: before it is what stood before that.
            Optional<ObjectId> back = CommitText.wentBackTo(at.get());
            Optional<RevCommit> meant = back.isPresent() ? commit(back.get()) : at;
            at = meant.isPresent() ? previous(meant.get()) : Optional.empty();
            Optional<ObjectId> other = at.isPresent() ? manifest(at.get()) : Optional.empty();
            if (other.isPresent() && !other.equals(site)) {
                return at.map(RevCommit::getId);
            }
        }
        return Optional.empty();
    }

    private Optional<RevCommit> previous(RevCommit commit) throws IOException {
        Optional<ObjectId> replaced = CommitText.replaced(commit);
        if (replaced.isPresent()) {
            return commit(replaced.get());
        }
        while (isCutOff(commit)) {
            if (!deeper.fetch()) {
                return Optional.empty();
            }
        }
        RevCommit whole = commit(commit).orElseThrow();
        return whole.getParentCount() == 0 ? Optional.empty() : commit(whole.getParent(0));
    }

    /** Whether its parents exist, but are not here. */
    private boolean isCutOff(RevCommit commit) throws IOException {
        return repository.getObjectDatabase().getShallowCommits().contains(commit.getId());
    }

    /** Empty where it is nowhere: a rollback names what it went back to, and that may lie further back than what is here. */
    private Optional<RevCommit> commit(ObjectId id) throws IOException {
        while (!repository.getObjectDatabase().has(id)) {
            if (!deeper.fetch()) {
                return Optional.empty();
            }
        }
        try (RevWalk commits = new RevWalk(repository)) { // a new one each time, since more may have been fetched
            return Optional.of(commits.parseCommit(id));
        }
    }

    private Optional<ObjectId> manifest(RevCommit commit) throws IOException {
        try (TreeWalk file = TreeWalk.forPath(repository, Stand.MANIFEST, commit.getTree())) {
            return file == null ? Optional.empty() : Optional.of(file.getObjectId(0));
        }
    }
}
