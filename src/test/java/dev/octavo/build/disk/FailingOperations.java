package dev.octavo.build.disk;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Collection;

/** The real disk, up to an operation that fails or at which the process is killed. */
final class FailingOperations implements FileOperations {
    /** What happens at the operation. */
    enum Fault {
        /** The process is killed: this operation and all later ones are not done. */
        KILL,
        /** The operation fails, but later ones do not. */
        FAIL_ONCE,
        /** From this operation on, the disk is full; renaming and deleting still work. */
        FULL,
        /** From this operation on, nothing can be changed. */
        READ_ONLY
    }

    /** The end of the process, which no code catches. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private final FileOperations real = new FileOperations.Real();
    private final Fault fault;
    private final int at;
    private final boolean exchanges;
    private int steps;

    /** @param exchanges whether folders can be exchanged, if the system can do that */
    FailingOperations(Fault fault, int at, boolean exchanges) {
        this.fault = fault;
        this.at = at;
        this.exchanges = exchanges;
    }

    /** Whether the operation was reached. */
    boolean happened() {
        return steps >= at;
    }

    private void step(Path path, boolean needsRoom) throws IOException {
        steps++;
        switch (fault) {
            case KILL -> {
                if (steps >= at) {
                    throw new Killed();
                }
            }
            case FAIL_ONCE -> fail(steps == at, path, "Input/output error");
            case FULL -> fail(steps >= at && needsRoom, path, "No space left on device");
            case READ_ONLY -> fail(steps >= at, path, "Read-only file system");
        }
    }

    private static void fail(boolean now, Path path, String reason) throws IOException {
        if (now) {
            throw new FileSystemException(path.toString(), null, reason);
        }
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        step(folder, true);
        real.makeFolder(folder);
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        step(file, true);
        return new FilterOutputStream(real.create(file)) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length / 2);
                step(file, true);
                out.write(bytes, from + length / 2, length - length / 2);
            }
        };
    }

    @Override
    public void sync(Path root, Collection<String> names) throws IOException {
        step(root, false);
        real.sync(root, names);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step(to, false);
        real.move(from, to);
    }

    @Override
    public boolean exchange(Path one, Path other) throws IOException {
        step(other, false);
        return exchanges && real.exchange(one, other);
    }

    @Override
    public void link(Path name, Path existing) throws IOException {
        step(name, true);
        real.link(name, existing);
    }

    @Override
    public void delete(Path path) throws IOException {
        step(path, false);
        real.delete(path);
    }
}
