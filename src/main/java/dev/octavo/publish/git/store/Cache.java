package dev.octavo.publish.git.store;

import dev.octavo.disk.lock.ProcessLock;
import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.file.GC;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ObjectStream;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * A bare repository beside the site that remembers what stands at a branch, so that only what is new has to be fetched and
 * sent. All of it but the past of a branch without history can be fetched again, so one that is damaged, or somebody
 * else's, is thrown away.
 */
public final class Cache implements AutoCloseable {
    /** The newest commit of the branch there. */
    public static final String HEAD = "refs/octavo/head";

    /** Commits that the branch held before. */
    private static final String PAST = "refs/octavo/past/";

    private static final ProcessLock.Purpose PURPOSE = new ProcessLock.Purpose(
            "another publishing",
            "goes from this site to the same branch",
            "wait until it has ended, and publish again");
    private static final int MOST_PAST = 10;
    private static final int MOST_PACKS = 20;

    private final Path folder;
    private final String place;
    private final ProcessLock lock;
    private FileRepository repository;

    private Cache(Path folder, String place, ProcessLock lock, FileRepository repository) {
        this.folder = folder;
        this.place = place;
        this.lock = lock;
        this.repository = repository;
    }

    /**
     * Opens the one in {@code folder}, or makes it.
     *
     * @param place the branch that it is for; one of another branch is somebody else's
     * @throws ProblemException where the disk does not let that be, or another publishing uses it
     */
    public static Cache open(Path folder, String place) {
        try {
            Path parent = folder.toAbsolutePath().getParent();
            if (parent == null) {
                throw new IllegalStateException("a cache is below a site: " + folder);
            }
            Files.createDirectories(parent);
            ProcessLock lock = ProcessLock.take(folder.resolveSibling(folder.getFileName() + ".lock"), PURPOSE);
            boolean done = false;
            try {
                Optional<FileRepository> known =
                        CacheFolder.isOurs(folder, place) ? CacheFolder.opened(folder) : Optional.empty();
                Cache cache = new Cache(
                        folder, place, lock, known.isPresent() ? known.get() : CacheFolder.made(folder, place));
                done = true;
                return cache;
            } finally {
                if (!done) {
                    lock.release();
                }
            }
        } catch (IOException e) {
            throw CacheDisk.failure("write", folder, e);
        }
    }

    /** It. Another one after {@link #renew}. */
    public FileRepository repository() {
        return repository;
    }

    public Path folder() {
        return folder;
    }

    /** What is known of the files there, by their content. */
    public Path sums() {
        return folder.resolve("octavo-sums");
    }

    /** The commit of a name; empty where there is none. */
    public Optional<ObjectId> commit(String name) throws IOException {
        Ref ref = repository.exactRef(name);
        return Optional.ofNullable(ref).map(Ref::getObjectId);
    }

    /** Gives a commit a name, whatever had it before. */
    public void name(String name, ObjectId commit) throws IOException {
        RefUpdate update = repository.updateRef(name);
        update.setNewObjectId(commit);
        update.disableRefLog();
        RefUpdate.Result result = update.forceUpdate();
        switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
            case REJECTED_MISSING_OBJECT -> throw new MissingObjectException(commit, Constants.TYPE_COMMIT);
            default -> throw new IOException("the reference " + name + " was not written: " + result);
        }
    }

    /** Throws all of it away and begins anew. */
    public void renew() throws IOException {
        repository.close();
        closeFiles();
        repository = CacheFolder.made(folder, place);
    }

    /**
     * Remembers a commit that the branch holds no longer, so that it can be gone back to; only the last few.
     */
    public void remember(ObjectId commit) throws IOException {
        List<Ref> before = repository.getRefDatabase().getRefsByPrefix(PAST);
        long next = before.stream().mapToLong(Cache::number).max().orElse(0) + 1;
        name(PAST + next, commit);
        for (Ref ref : before) {
            if (number(ref) <= next - MOST_PAST) {
                RefUpdate update = repository.updateRef(ref.getName());
                update.setForceUpdate(true);
                update.disableRefLog();
                update.delete();
            }
        }
    }

    private static long number(Ref ref) {
        String digits = ref.getName().substring(PAST.length());
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }

    /** Puts what many publishings have left into one file, and deletes what nothing needs any more. */
    public void tidy() throws IOException {
        if (repository.getObjectDatabase().getPacks().size() <= MOST_PACKS) {
            return;
        }
        GC all = new GC(repository);
        all.setPackExpireAgeMillis(0);
        all.setExpireAgeMillis(0);
        try {
            all.gc().get();
        } catch (GitAPIException | ParseException | ExecutionException e) {
            throw new IOException("old files of the repository cannot be put together", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all files of a commit are here, with the bytes that they should have. */
    public boolean isWhole(ObjectId commit) {
        try (ObjectReader reader = repository.newObjectReader();
                ObjectInserter.Formatter names = new ObjectInserter.Formatter();
                RevWalk commits = new RevWalk(reader);
                TreeWalk files = new TreeWalk(reader)) {
            files.addTree(commits.parseCommit(commit).getTree());
            files.setRecursive(true);
            while (files.next()) {
                ObjectId id = files.getObjectId(0);
                boolean file = files.getFileMode(0).getObjectType() == Constants.OBJ_BLOB;
                if (file && !id.equals(name(reader.open(id), names))) {
                    return false;
                }
            }
            return true;
        } catch (IOException damaged) {
            return false;
        }
    }

    private static ObjectId name(ObjectLoader loader, ObjectInserter.Formatter names) throws IOException {
        try (ObjectStream bytes = loader.openStream()) {
            return names.idFor(loader.getType(), loader.getSize(), bytes);
        }
    }

    private static void closeFiles() {
        // JGit keeps the packs of closed repositories open, for all of the program.
        new WindowCacheConfig().install();
    }

    @Override
    public void close() {
        repository.close();
        closeFiles();
        try {
            lock.release();
        } catch (IOException e) {
            throw CacheDisk.failure("close", folder, e);
        }
    }
}
