package dev.octavo.publish.sftp;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.lock.TextLock;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.ssh.SshConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.io.function.IOConsumer;

/** The folder with the releases, on a server. */
final class SftpFiles implements ReleaseFiles {
    // A distant server responds in 20 to 200 ms: threads mostly wait, which costs nothing.
    private static final int THREADS = 32;
    private static final String RENAME = "posix-rename@openssh.com";
    private static final String LINK = "hardlink@openssh.com";
    private static final String SYNC = "fsync@openssh.com";
    private static final int NO_ATTRIBUTES = 0;
    private static final int UNKNOWN = -1;

    private final SshConnection connection;
    private final SftpSession session;
    private final String folder;
    private final LockTerms terms;
    // Which permissions new files and folders lack depends on the server's umask, so one request for each is enough.
    private volatile int fileMode = UNKNOWN;
    private volatile int folderMode = UNKNOWN;
    private Optional<Optional<RemoteShell>> shell = Optional.empty();

    private SftpFiles(SshConnection connection, SftpSession session, String folder, LockTerms terms) {
        this.connection = connection;
        this.session = session;
        this.folder = folder;
        this.terms = terms;
    }

    /**
     * Opens a folder, which need not exist, but its parent must. Closing it closes the connection; so does a failure.
     *
     * @param path absolute, or relative to the folder that the login starts in
     */
    static SftpFiles open(SshConnection connection, String path, LockTerms terms) {
        try {
            SftpSession session = SftpSession.open(connection);
            if (!session.supports(RENAME)) {
                throw ProblemException.of(
                        connection.address().description()
                                + " cannot replace a file in one step (it does not offer posix-rename@openssh.com)",
                        "let OpenSSH serve SFTP there, or choose another kind of target: with this one readers could get"
                                + " half a site");
            }
            SftpResponse real = session.request(Sftp.REALPATH, path);
            if (real.isMissing()) {
                throw ProblemException.of(
                        connection.address().description() + " has no folder in which " + path + " could lie",
                        "make that folder there, or correct the path in content/site.yaml");
            }
            SftpFiles files = new SftpFiles(connection, session, real.name(), terms);
            if (files.entry("").filter(at -> at.kind() != Kind.FOLDER).isPresent()) {
                throw ProblemException.of(
                        files.description() + " is a file, not a folder to publish into",
                        "give this target its own folder in content/site.yaml, such as /srv/blog");
            }
            return files;
        } catch (IOException | RuntimeException e) {
            connection.close();
            if (e instanceof RuntimeException known) {
                throw known;
            }
            throw ProblemException.of(
                    "cannot read " + path + " on " + connection.address().description() + ": "
                            + Optional.ofNullable(e.getMessage()).orElse("no reason is given"),
                    "correct the path in content/site.yaml, or make it readable for that user");
        }
    }

    @Override
    public String description() {
        return connection.address().description(folder);
    }

    /** Whether the session has ended, so that no more calls can succeed. */
    boolean isBroken() {
        return session.isBroken();
    }

    @Override
    public int threads() {
        return THREADS;
    }

    @Override
    public Optional<Entry> entry(String path) throws IOException {
        return attributesAt(path).map(at -> at.entry(path.substring(path.lastIndexOf('/') + 1)));
    }

    private Optional<Attributes> attributesAt(String path) throws IOException {
        return attributes(session.request(Sftp.LSTAT, path(path)));
    }

    private static Optional<Attributes> attributes(SftpResponse looked) throws IOException {
        return looked.isMissing() ? Optional.empty() : Optional.of(Attributes.read(looked.require(Sftp.ATTRS)));
    }

    private boolean isAt(String path, Kind kind) throws IOException {
        return attributesAt(path).filter(at -> at.kind() == kind).isPresent();
    }

    @Override
    public List<Entry> list(String path) throws IOException {
        Optional<byte[]> opened = opened(path, Kind.FOLDER, () -> session.request(Sftp.OPENDIR, path(path)));
        List<Entry> entries = new ArrayList<>();
        if (opened.isEmpty()) {
            return entries;
        }
        try {
            while (true) {
                SftpResponse some = session.request(Sftp.READDIR, opened.get());
                if (some.isEnd()) {
                    return entries;
                }
                for (int left = some.require(Sftp.NAME).int32(); left > 0; left--) {
                    String name = some.text();
                    some.text(); // the line of ls -l for it
                    Attributes found = Attributes.read(some);
                    if (!name.equals(".") && !name.equals("..")) {
                        entries.add(found.entry(name));
                    }
                }
            }
        } finally {
            session.send(Sftp.CLOSE, opened.get());
        }
    }

    /** The handle of a file or folder; empty if {@code path} is missing or is something else, such as a link to one. */
    private Optional<byte[]> opened(String path, Kind kind, Supplier<SftpResponse> opening) throws IOException {
        SftpSession.Pending looked = session.send(Sftp.LSTAT, path(path));
        SftpResponse opened = opening.get();
        boolean isOne = attributes(session.response(looked))
                .filter(at -> at.kind() == kind)
                .isPresent();
        if (!opened.isOk() && (!isOne || opened.isMissing())) {
            return Optional.empty();
        }
        byte[] handle = opened.require(Sftp.HANDLE).bytes();
        if (!isOne) {
            session.send(Sftp.CLOSE, handle);
        }
        return isOne ? Optional.of(handle) : Optional.empty();
    }

    @Override
    public boolean read(String path, OutputStream out) throws IOException {
        Optional<byte[]> opened = opened(path, Kind.FILE, () -> open(path, Sftp.TO_READ));
        if (opened.isEmpty()) {
            return false;
        }
        OpenFile file = new OpenFile(session, opened.get());
        try {
            file.copy(out);
        } finally {
            file.closeLater();
        }
        return true;
    }

    @Override
    public void write(String path, IOConsumer<OutputStream> source) throws IOException {
        // Removed first, to write through no symbolic or hard link. If that fails, so does the next request.
        session.send(Sftp.REMOVE, path(path));
        byte[] handle = open(path, Sftp.TO_WRITE_NEW).require(Sftp.HANDLE).bytes();
        if (fileMode == UNKNOWN) {
            fileMode = Attributes.read(session.request(Sftp.FSTAT, handle).require(Sftp.ATTRS))
                    .withReadAccess();
        }
        addPermissions(Sftp.FSETSTAT, handle, fileMode);
        OpenFile file = new OpenFile(session, handle);
        boolean done = false;
        try {
            OutputStream out = file.outputStream();
            source.accept(out);
            done = true;
            out.close();
        } finally {
            if (!done) {
                file.closeLater();
            }
        }
    }

    private SftpResponse open(String path, int how) {
        return session.request(Sftp.OPEN, path(path), how, NO_ATTRIBUTES);
    }

    /** Lets the web server read a file or folder. The check after publishing shows if it cannot. */
    private void addPermissions(int request, Object which, int mode) {
        if (mode > 0) {
            session.send(request, which, Attributes.HAS_PERMISSIONS, mode);
        }
    }

    @Override
    public boolean makeFolder(String path) throws IOException {
        SftpResponse response = session.request(Sftp.MKDIR, path(path), NO_ATTRIBUTES);
        if (response.isOk()) {
            if (folderMode == UNKNOWN) {
                folderMode = attributesAt(path).map(Attributes::withReadAccess).orElse(0);
            }
            addPermissions(Sftp.SETSTAT, path(path), folderMode);
            return true;
        }
        Optional<Attributes> there = attributesAt(path);
        if (there.isEmpty()) {
            response.require();
        }
        if (there.filter(found -> found.kind() == Kind.FOLDER).isEmpty()) {
            throw new IOException("a file has that name");
        }
        return false;
    }

    @Override
    public boolean link(String existing, String name) throws IOException {
        return session.supports(LINK)
                && session.request(Sftp.EXTENDED, LINK, path(existing), path(name))
                        .isOk();
    }

    @Override
    public void move(String from, String to) throws IOException {
        session.request(Sftp.EXTENDED, RENAME, path(from), path(to)).require();
    }

    @Override
    public Optional<String> target(String path) throws IOException {
        SftpResponse response = session.request(Sftp.READLINK, path(path));
        if (!response.isOk() && !isAt(path, Kind.LINK)) {
            return Optional.empty();
        }
        return Optional.of(response.name());
    }

    @Override
    public void makeLink(String path, String target) throws IOException {
        session.send(Sftp.REMOVE, path(path));
        // OpenSSH has these two in another order than the draft, as its file PROTOCOL says.
        session.request(Sftp.SYMLINK, target, path(path)).require();
        if (!target(path).equals(Optional.of(target))) {
            throw new IOException("the server makes no symbolic links as OpenSSH does");
        }
    }

    @Override
    public void delete(String path) throws IOException {
        SftpResponse removed = session.request(Sftp.REMOVE, path(path));
        if (removed.isOk() || removed.isMissing()) {
            return;
        }
        Optional<Attributes> there = attributesAt(path);
        if (there.isPresent()) {
            boolean isFolder = there.get().kind() == Kind.FOLDER;
            SftpResponse response = isFolder ? session.request(Sftp.RMDIR, path(path)) : removed;
            if (!response.isMissing()) {
                response.require();
            }
        }
    }

    @Override
    public void sync(String path) throws IOException {
        if (!session.supports(SYNC)) {
            return;
        }
        SftpResponse opened = open(path, Sftp.TO_READ);
        if (!opened.isOk() && isAt(path, Kind.FOLDER)) {
            return; // some systems cannot open folders
        }
        byte[] handle = opened.require(Sftp.HANDLE).bytes();
        SftpResponse settled = session.request(Sftp.EXTENDED, SYNC, handle);
        session.send(Sftp.CLOSE, handle);
        settled.require();
    }

    /** The shell of the server, if it has one. The file of the lock proves that it sees the same files. */
    @Override
    public synchronized Optional<WholeFolders> wholeFolders() {
        if (shell.isEmpty()) {
            shell = Optional.of(RemoteShell.open(connection, folder, TextLock.NAME_PREFIX + terms.token()));
        }
        return shell.get().map(Function.identity());
    }

    @Override
    public Optional<byte[]> end(String path, int length) throws IOException {
        SftpResponse opened = open(path, Sftp.TO_READ);
        if (!opened.isOk()) {
            return Optional.empty();
        }
        OpenFile file = new OpenFile(session, opened.require(Sftp.HANDLE).bytes());
        try {
            return file.end(length);
        } finally {
            file.closeLater();
        }
    }

    @Override
    public boolean rewrite(String name, byte[] content) throws IOException {
        SftpResponse opened = open(name, Sftp.TO_WRITE);
        if (opened.isMissing()) {
            return false;
        }
        byte[] handle = opened.require(Sftp.HANDLE).bytes();
        try {
            session.request(Sftp.WRITE, handle, 0L, content).require();
        } finally {
            session.send(Sftp.CLOSE, handle);
        }
        return true;
    }

    @Override
    public Lock lock(Progress progress) throws IOException {
        return TextLock.take(this, description(), terms, progress);
    }

    private String path(String path) {
        return path.isEmpty() ? folder : (folder.endsWith("/") ? folder : folder + "/") + path;
    }

    @Override
    public void close() {
        synchronized (this) {
            shell.flatMap(Function.identity()).ifPresent(RemoteShell::close);
        }
        connection.close();
    }
}
