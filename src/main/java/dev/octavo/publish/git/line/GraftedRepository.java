package dev.octavo.publish.git.line;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Set;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.internal.storage.pack.ObjectToPack;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * The cache, seen as if a commit without a parent had one. What is sent is found by walking from commit to commit, so that
 * without this all files of a branch without history would be sent each time. The commit itself is sent as it is.
 */
final class GraftedRepository extends FileRepository {
    private final ObjectId commit;
    private final byte[] grafted;

    private GraftedRepository(Repository cache, ObjectId commit, byte[] grafted) throws IOException {
        super(cache.getDirectory());
        this.commit = commit;
        this.grafted = grafted;
    }

    /** Lets {@code commit} stand on {@code parent}. */
    static GraftedRepository of(Repository cache, ObjectId commit, ObjectId parent) throws IOException {
        byte[] bytes = cache.open(commit, Constants.OBJ_COMMIT).getBytes();
        return new GraftedRepository(cache, commit, grafted(bytes, parent));
    }

    // A commit begins with the line of its tree; those of its parents follow.
    private static byte[] grafted(byte[] bytes, ObjectId parent) throws IOException {
        int end = "tree ".length() + Constants.OBJECT_ID_STRING_LENGTH + 1;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, end);
        out.write(("parent " + parent.name() + "\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes, end, bytes.length - end);
        return out.toByteArray();
    }

    @Override
    public ObjectReader newObjectReader() {
        return new Reader(super.newObjectReader());
    }

    /** Shows the commit with its parent to all but who writes it into a pack. */
    private final class Reader extends ObjectReader {
        private final ObjectReader all;

        Reader(ObjectReader all) {
            this.all = all;
        }

        @Override
        public ObjectReader newReader() {
            return new Reader(all.newReader());
        }

        @Override
        public ObjectLoader open(AnyObjectId id, int type) throws IOException {
            return id.equals(commit) && !(id instanceof ObjectToPack)
                    ? new ObjectLoader.SmallObject(Constants.OBJ_COMMIT, grafted)
                    : all.open(id, type);
        }

        @Override
        public long getObjectSize(AnyObjectId id, int type) throws IOException {
            return all.getObjectSize(id, type);
        }

        @Override
        public boolean has(AnyObjectId id, int type) throws IOException {
            return all.has(id, type);
        }

        @Override
        public Collection<ObjectId> resolve(AbbreviatedObjectId id) throws IOException {
            return all.resolve(id);
        }

        @Override
        public Set<ObjectId> getShallowCommits() throws IOException {
            return all.getShallowCommits();
        }

        @Override
        public void close() {
            all.close();
        }
    }
}
