package dev.octavo.publish.git.line;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.git.around.GitProgram;
import dev.octavo.publish.git.around.RemotePlace;
import dev.octavo.publish.git.login.Logins;
import dev.octavo.publish.git.login.Origin;
import dev.octavo.publish.ssh.SshSettings;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.pack.PackConfig;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;

/** The line to a branch of a repository, wherever that is. Every method ends in words where the other side does not do its part. */
public final class Line implements AutoCloseable {
    // Deltas of larger files are not looked for: that takes their size in memory, several times.
    private static final int LARGE_FILE = 8 << 20;
    private static final long MEMORY_FOR_DELTAS = 64L << 20;

    private final RemotePlace place;
    private final String ref;
    private final Logins logins;
    private final Optional<GitProgram> git;
    private final Optional<Guard> guard;
    private final SshDoor ssh;
    private final Duration patience;

    /**
     * The line to {@code branch} at {@code place}. Nothing is opened yet.
     *
     * @param git Git itself, which serves a repository on this machine, so that its hooks run
     * @param patience how long the other side may say nothing
     */
    public Line(
            RemotePlace place,
            String branch,
            Logins logins,
            SshSettings ssh,
            Optional<GitProgram> git,
            Duration patience) {
        this.place = place;
        this.ref = Constants.R_HEADS + branch;
        this.logins = logins;
        this.git = git;
        this.guard = place.isHttp() ? Optional.of(new Guard(Origin.of(place.uri()))) : Optional.empty();
        this.ssh = new SshDoor(ssh);
        this.patience = patience;
    }

    /** Something asked of the other side. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Transport transport) throws IOException;
    }

    /** The newest commit of the branch there; empty where there is no such branch. */
    public Optional<ObjectId> head(Repository cache) {
        return asked(cache, transport -> {
            try (FetchConnection connection = transport.openFetch(List.of(new RefSpec(ref)))) {
                return Optional.ofNullable(connection.getRef(ref)).map(Ref::getObjectId);
            }
        });
    }

    /**
     * Brings the newest commits of the branch here, with all their files.
     *
     * @param to the name that the newest gets here
     * @param depth how many; a server that cannot count sends all
     */
    public void fetch(Repository cache, String to, int depth) {
        RefSpec what = new RefSpec("+" + ref + ":" + to);
        asked(cache, transport -> {
            transport.setTagOpt(TagOpt.NO_TAGS);
            try {
                transport.setDepth(depth);
                return transport.fetch(NullProgressMonitor.INSTANCE, List.of(what));
            } catch (TransportException e) {
                if (!JGitText.get().shallowNotSupported.equals(e.getMessage())) {
                    throw e;
                }
                transport.setDepth(null);
                return transport.fetch(NullProgressMonitor.INSTANCE, List.of(what));
            }
        });
    }

    /**
     * Makes {@code commit} the newest of the branch there, if {@code expected} still is.
     *
     * @param expected empty where there was no such branch
     * @param replaces whether {@code commit} does not stand on {@code expected}
     * @throws ProblemException where another is the newest meanwhile; nothing has changed then
     */
    public void push(
            Repository cache, ObjectId commit, Optional<ObjectId> expected, boolean replaces, Progress progress) {
        RemoteRefUpdate update;
        PushResult result;
        try (Repository seen = seen(cache, commit, replaces ? expected : Optional.empty())) {
            update = new RemoteRefUpdate(
                    cache, commit.name(), commit, ref, replaces, null, expected.orElse(ObjectId.zeroId()));
            result = asked(seen, transport -> push(transport, update, progress));
        } catch (ProblemException | CacheDamage failure) {
            if (!arrived(cache, commit, expected)) {
                throw failure;
            }
            return;
        } catch (IOException e) {
            throw new CacheDamage(e);
        }
        boolean done = update.getStatus() == RemoteRefUpdate.Status.OK
                || update.getStatus() == RemoteRefUpdate.Status.UP_TO_DATE;
        boolean asked = update.getStatus() == RemoteRefUpdate.Status.REJECTED_OTHER_REASON;
        if (!done && !(asked && arrived(cache, commit, expected))) {
            throw asked ? failure().rejected(update.getMessage(), result.getMessages()) : moved();
        }
    }

    private static Repository seen(Repository cache, ObjectId commit, Optional<ObjectId> parent) throws IOException {
        if (parent.isPresent()) {
            return GraftedRepository.of(cache, commit, parent.get());
        }
        cache.incrementOpen(); // it is closed by whoever uses it
        return cache;
    }

    private PushResult push(Transport transport, RemoteRefUpdate update, Progress progress) throws IOException {
        transport.setTagOpt(TagOpt.NO_TAGS);
        PackConfig packing = new PackConfig();
        packing.setBigFileThreshold(LARGE_FILE);
        packing.setDeltaSearchMemoryLimit(MEMORY_FOR_DELTAS);
        // Pages are alike, and the new manifest is like the one that is there: what differs is an eighth of it.
        packing.setReuseObjects(false);
        transport.setPackConfig(packing);
        transport.setPushThin(true);
        return transport.push(new Sending(progress), List.of(update));
    }

    /** Whether the commit is there although the line broke before anybody could say so. */
    private boolean arrived(Repository cache, ObjectId commit, Optional<ObjectId> expected) {
        Optional<ObjectId> now;
        try {
            now = head(cache);
        } catch (ProblemException | CacheDamage unreachable) {
            return false; // what is told is the first failure
        }
        if (!now.equals(Optional.of(commit)) && !now.equals(expected)) {
            throw moved();
        }
        return now.equals(Optional.of(commit));
    }

    /** What is told where somebody else was quicker. */
    public ProblemException moved() {
        return new ProblemException(Problem.error(
                        "the branch " + branch() + " of " + place.described() + " moved while this was being published")
                .hint("publish again; what somebody else put there was not touched"));
    }

    private String branch() {
        return Repository.shortenRefName(ref);
    }

    private <T> T asked(Repository cache, Question<T> question) {
        while (true) {
            String before = logins.tried();
            try (Transport transport = transport(cache)) {
                T answer = question.ask(transport);
                logins.accepted();
                return answer;
            } catch (IOException e) {
                boolean refused =
                        guard.isPresent() && JGitText.get().notAuthorized.equals(reason(e));
                if (refused) {
                    logins.refused();
                }
                boolean more =
                        logins.isMore() && !logins.tried().equals(before); // what it asked for is not ours to tell
                if (!refused || !more) {
                    throw failure().of(e, cache.getDirectory().toPath());
                }
            }
        }
    }

    // JGit puts the URL before it.
    private static String reason(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.substring(message.lastIndexOf(": ") + 1).strip();
    }

    private Failure failure() {
        return new Failure(place, branch(), logins, guard, ssh);
    }

    private Transport transport(Repository cache) throws IOException {
        Transport transport = Transport.open(cache, place.uri());
        transport.setTimeout((int) Math.max(1, patience.toSeconds()));
        transport.setCredentialsProvider(logins);
        if (transport instanceof TransportHttp http && guard.isPresent()) {
            http.setHttpConnectionFactory(guard.get());
        } else if (transport instanceof SshTransport secure) {
            secure.setSshSessionFactory(ssh);
        } else if (place.folder().isPresent()) {
            LocalService.prepare(transport, place.folder().get(), git);
        }
        return transport;
    }

    @Override
    public void close() {
        ssh.close();
    }
}
