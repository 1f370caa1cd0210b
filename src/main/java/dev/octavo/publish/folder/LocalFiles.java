package dev.octavo.publish.folder;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.build.disk.ProcessLock;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.lock.TextLock;
import dev.octavo.publish.release.ReleaseFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.io.function.IOConsumer;

/**
 * The folder with the releases, on this machine or mounted here.
 *
 * @param folder a real path, whose last folder need not exist yet
 * @param terms creates the terms of a lock when one is taken
 */
public record LocalFiles(Path folder, Supplier<LockTerms> terms) implements ReleaseFiles {
    // Threads mostly wait for the disk, which writes in one go what several of them wait for.
    private static final int THREADS = 8;
    private static final Set<PosixFilePermission> READ = PosixFilePermissions.fromString("r--r--r--");
    private static final Set<PosixFilePermission> ENTER = PosixFilePermissions.fromString("r-xr-xr-x");

    /** The file of the system's lock. It is not deleted, since two processes could then lock different files. */
    static final String LOCK = ".octavo-lock-here";

    /** A temporary file for the text of a lock. Only the holder of the system's lock writes it. */
    static final String PART = ".octavo-lock-part";

    public LocalFiles(Path folder) {
        this(folder, LockTerms::local);
    }

    @Override
    public String description() {
        return "the folder " + folder;
    }

    @Override
    public int threads() {
        return THREADS;
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public Optional<Entry> entry(String path) throws IOException {
        return entry(path(path));
    }

    private static Optional<Entry> entry(Path path) throws IOException {
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Kind kind = found.isRegularFile()
                    ? Kind.FILE
                    : found.isDirectory() ? Kind.FOLDER : found.isSymbolicLink() ? Kind.LINK : Kind.OTHER;
            Path name = path.getFileName();
            return Optional.of(
                    new Entry(name == null ? "" : name.toString(), kind, kind == Kind.FILE ? found.size() : 0));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Entry> list(String path) throws IOException {
        Path listed = path(path);
        if (!Files.isDirectory(listed, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(listed)) {
            for (Path each : paths) {
                entry(each).ifPresent(entries::add);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } catch (NoSuchFileException e) {
            return List.of(); // somebody has just deleted it
        }
        return entries;
    }

    @Override
    public boolean read(String path, OutputStream out) throws IOException {
        Path file = path(path);
        if (entry(file).filter(entry -> entry.kind() == Kind.FILE).isEmpty()) {
            return false;
        }
        Files.copy(file, out);
        return true;
    }

    @Override
    public void write(String path, IOConsumer<OutputStream> source) throws IOException {
        Path file = path(path);
        Files.deleteIfExists(file); // so that nothing is written through a symbolic or hard link
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            source.accept(out);
        }
        addPermissions(file, READ);
    }

    /** Lets the web server read a file or folder despite the umask. The check after publishing shows if it cannot. */
    private static void addPermissions(Path path, Set<PosixFilePermission> wanted) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
            if (permissions.addAll(wanted)) {
                Files.setPosixFilePermissions(path, permissions);
            }
        } catch (IOException e) {
            return; // FAT has no permissions, and mounted folders may refuse to change any
        }
    }

    @Override
    public boolean makeFolder(String path) throws IOException {
        try {
            Files.createDirectory(path(path));
            addPermissions(path(path), ENTER);
            return true;
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(path(path), LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(path, null, "a file has that name");
            }
            return false;
        }
    }

    @Override
    public boolean link(String existing, String name) throws IOException {
        try {
            Files.createLink(path(name), path(existing));
            return true;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return false; // FAT has no links, and other file systems limit their number: then the file is copied
        }
    }

    @Override
    public void move(String from, String to) throws IOException {
        if (Slashes.onWindows(folder) && Files.isSymbolicLink(path(to))) {
            Files.delete(path(to)); // MoveFileEx of Windows replaces no link to a folder: there is none for a moment
        }
        AtomicFiles.move(path(from), path(to));
    }

    @Override
    public Optional<String> target(String path) throws IOException {
        try {
            return Optional.of(Slashes.of(Files.readSymbolicLink(path(path))));
        } catch (NoSuchFileException | NotLinkException e) {
            return Optional.empty();
        }
    }

    @Override
    public void makeLink(String path, String target) throws IOException {
        Files.deleteIfExists(path(path));
        Files.createSymbolicLink(path(path), folder.getFileSystem().getPath(target));
    }

    @Override
    public void delete(String path) throws IOException {
        Files.deleteIfExists(path(path));
    }

    @Override
    public void sync(String path) throws IOException {
        Path settled = path(path);
        boolean isFolder = Files.isDirectory(settled);
        if (isFolder && Slashes.onWindows(folder)) {
            return; // Windows cannot open folders, and flushes them itself
        }
        OpenOption how = isFolder ? StandardOpenOption.READ : StandardOpenOption.WRITE;
        try (FileChannel channel = FileChannel.open(settled, how)) {
            channel.force(true);
        }
    }

    @Override
    public void create(String name, byte[] content) throws IOException {
        // An incomplete text would make the next publishing wait, because it does not say whose it is.
        write(PART, out -> out.write(content));
        move(PART, name);
    }

    @Override
    public boolean rewrite(String name, byte[] content) throws IOException {
        try {
            Files.write(path(name), content, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    @Override
    public Lock lock(Progress progress) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString());
        }
        Path file = folder.resolve(LOCK);
        String does = "is at work in " + description();
        ProcessLock.Purpose purpose =
                new ProcessLock.Purpose("another octavo publish", does, "wait until it has ended, then publish again");
        ProcessLock here = ProcessLock.take(file, purpose);
        try {
            return new BothLocks(file, here, TextLock.take(this, description(), terms.get(), progress));
        } catch (IOException | RuntimeException e) {
            here.release();
            throw e;
        }
    }

    /** A lock of the system, which ends with its process, and a text lock for publishings that come by SFTP. */
    private record BothLocks(Path file, ProcessLock system, TextLock text) implements Lock {
        @Override
        public void require() throws IOException {
            if (!system.isHeld()) {
                throw ProblemException.of(
                        file + " was deleted or replaced while it protected this publishing",
                        "leave that file alone, and publish again");
            }
            text.require();
        }

        @Override
        public void check() throws IOException {
            text.check();
        }

        @Override
        public void close() throws IOException {
            text.close();
            system.release();
        }
    }

    private Path path(String path) {
        try {
            return path.isEmpty() ? folder : folder.resolve(path);
        } catch (InvalidPathException e) {
            throw ProblemException.of(
                    "this system's locale has no letters for the file " + path,
                    "set the environment variable LC_ALL to C.UTF-8, build again and publish again");
        }
    }
}
