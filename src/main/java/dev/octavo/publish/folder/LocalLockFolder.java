package dev.octavo.publish.folder;

import dev.octavo.publish.lock.LockFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folder of this machine in which a lock lies. */
record LocalLockFolder(Path folder) implements LockFolder {
    @Override
    public Optional<OpenText> create(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Path whole = folder.resolve(name + ".whole-" + ProcessHandle.current().pid());
        Files.deleteIfExists(whole);
        FileChannel channel = FileChannel.open(whole, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        boolean done = false;
        try {
            write(channel, content);
            // Whoever is killed here must not leave half a text, which nobody could know for his.
            done = link(file, whole);
            return done ? Optional.of(open(channel)) : Optional.empty();
        } finally {
            Files.deleteIfExists(whole);
            if (!done) {
                channel.close();
            }
        }
    }

    private static boolean link(Path file, Path whole) throws IOException {
        try {
            Files.createLink(file, whole);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (NoSuchFileException e) {
            return false; // whoever has taken the lock this moment has cleared it away
        } catch (UnsupportedOperationException | FileSystemException e) {
            return reserve(file, whole); // FAT has no second names
        }
    }

    private static boolean reserve(Path file, Path whole) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private static OpenText open(FileChannel channel) {
        return new OpenText() {
            @Override
            public void write(byte[] content) throws IOException {
                LocalLockFolder.write(channel, content);
            }

            @Override
            public void leave() throws IOException {
                channel.close();
            }
        };
    }

    private static void write(FileChannel channel, byte[] content) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(content);
        while (left.hasRemaining()) {
            channel.write(left, left.position());
        }
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        Path file = folder.resolve(name);
        try {
            if (!Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isRegularFile()) {
                throw new IOException("what is called " + file + " is no file");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void move(String from, String to) throws IOException {
        Files.move(
                folder.resolve(from),
                folder.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(folder.resolve(name));
    }

    @Override
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            paths.forEach(path -> names.add(String.valueOf(path.getFileName())));
        }
        return names;
    }
}
