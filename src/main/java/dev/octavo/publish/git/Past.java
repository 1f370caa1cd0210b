package dev.octavo.publish.git;

import java.io.IOException;
import java.util.Optional;

/** Finds the site before the one that stands at a branch, by what the commits say of each other. */
final class Past {
    /** Brings more of the history here; false where all of it is here. */
    @FunctionalInterface
    interface Deeper {
        boolean fetch() throws IOException;
    }

    private final Cache cache;
    private final Deeper deeper;

    Past(Cache cache, Deeper deeper) {
        this.cache = cache;
        this.deeper = deeper;
    }

    /** The newest commit before {@code head} that held another site; empty where none is left. */
    Optional<String> before(String head) throws IOException {
        Optional<String> site = manifest(head);
        Optional<String> at = here(head);
        while (at.isPresent()) {
            // What a rollback went back to is what stands there: before it is what stood before that.
            Optional<String> back = CommitText.wentBackTo(cache.commit(at.get()));
            Optional<String> meant = back.isPresent() ? here(back.get()) : at;
            at = meant.isPresent() ? previous(cache.commit(meant.get())) : Optional.empty();
            Optional<String> other = at.isPresent() ? manifest(at.get()) : Optional.empty();
            if (other.isPresent() && !other.equals(site)) {
                return at;
            }
        }
        return Optional.empty();
    }

    private Optional<String> previous(String commit) throws IOException {
        Optional<String> id = CommitText.replaced(commit).or(() -> CommitText.parent(commit));
        return id.isPresent() ? here(id.get()) : id;
    }

    /** Empty where it is nowhere: a rollback names what it went back to, and that may lie further back than what is here. */
    private Optional<String> here(String id) throws IOException {
        while (!cache.has(id)) {
            if (!deeper.fetch()) {
                return Optional.empty();
            }
        }
        return Optional.of(id);
    }

    private Optional<String> manifest(String commit) {
        return cache.find("rev-parse", "--verify", "--quiet", commit + ":" + Stand.MANIFEST);
    }
}
