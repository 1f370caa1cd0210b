package dev.octavo.publish.sftp;

import dev.octavo.publish.lock.LockFolder;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.sftp.line.Channel;
import dev.octavo.publish.sftp.line.OpenFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The folder on a server in which a lock lies.
 *
 * @param channel which stays open
 * @param top what its path begins with, with a {@code /} at the end
 */
record RemoteLockFolder(Channel channel, String top) implements LockFolder {
    @Override
    public Optional<OpenText> create(String name, byte[] content) throws IOException {
        Optional<OpenFile> made = channel.create(top + name);
        if (made.isEmpty()) {
            return Optional.empty();
        }
        boolean done = false;
        try {
            made.get().write(content);
            done = true;
        } finally {
            if (!done) {
                made.get().leave();
                channel.delete(top + name); // or the next would wait for a sign of life
            }
        }
        return made.map(RemoteLockFolder::open);
    }

    private static OpenText open(OpenFile file) {
        return new OpenText() {
            @Override
            public void write(byte[] content) throws IOException {
                file.write(content);
            }

            @Override
            public void leave() {
                file.leave();
            }
        };
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        Optional<OpenFile> file = channel.read(top + name);
        if (file.isEmpty()) {
            if (channel.look(top + name)
                    .filter(at -> at.kind() != ReleaseFiles.Kind.FILE)
                    .isPresent()) {
                throw new IOException("what is called " + top + name + " there is no file");
            }
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            file.get().copy(bytes);
        } finally {
            file.get().leave();
        }
        return Optional.of(bytes.toByteArray());
    }

    @Override
    public void move(String from, String to) throws IOException {
        channel.move(top + from, top + to);
    }

    @Override
    public void delete(String name) throws IOException {
        channel.delete(top + name);
    }

    @Override
    public List<String> names() throws IOException {
        return channel.list(top).stream().map(ReleaseFiles.Entry::name).toList();
    }
}
