package dev.octavo.build.disk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;

/** The real disk, which also writes what a build is doing to a file, as one letter, for the test that kills it. */
final class MarkedOperations implements FileOperations {
    static final char COMPARING = 'c';
    static final char STAGING = 's';
    static final char SWITCHING = 'w';

    private final FileOperations real = new FileOperations.Real();
    private final FileChannel phase;
    private volatile char last;

    MarkedOperations(Path phase) throws IOException {
        this.phase = FileChannel.open(phase, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    void mark(char now) throws IOException {
        if (now != last) {
            phase.write(ByteBuffer.wrap(new byte[] {(byte) now}), 0);
            last = now;
        }
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        mark(STAGING);
        real.makeFolder(folder);
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        mark(STAGING);
        return real.create(file);
    }

    @Override
    public void sync(Path root, Collection<String> names) throws IOException {
        mark(SWITCHING);
        real.sync(root, names);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        mark(SWITCHING);
        real.move(from, to);
    }

    @Override
    public boolean exchange(Path one, Path other) throws IOException {
        mark(SWITCHING);
        return real.exchange(one, other);
    }

    @Override
    public void link(Path name, Path existing) throws IOException {
        mark(SWITCHING);
        real.link(name, existing);
    }

    @Override
    public void delete(Path path) throws IOException {
        mark(SWITCHING);
        real.delete(path);
    }
}
