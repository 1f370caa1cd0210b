package dev.octavo.publish.sftp;

import dev.octavo.problem.ProblemException;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.lock.TextLock;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.ssh.SshConnection;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.io.function.IOConsumer;

/** A folder on a server. */
final class SftpFiles implements ReleaseFiles {
    // A distant server answers in 20 to 200 ms: nearly all of the time is waiting, which costs nothing.
    private static final int THREADS = 32;
    private static final String RENAME = "posix-rename@openssh.com";
    private static final String LINK = "hardlink@openssh.com";
    private static final String SYNC = "fsync@openssh.com";
    private static final int NO_ATTRIBUTES = 0;
    private static final int UNKNOWN = -1;

    private final SshConnection connection;
    private final Line line;
    private final String folder;
    private final LockTerms terms;
    // What a new file and a new folder lack depends on the server's umask, which stays: one of each is asked about.
    private volatile int fileMode = UNKNOWN;
    private volatile int folderMode = UNKNOWN;

    private SftpFiles(SshConnection connection, Line line, String folder, LockTerms terms) {
        this.connection = connection;
        this.line = line;
        this.folder = folder;
        this.terms = terms;
    }

    /**
     * A folder, which need not be there yet; its parent is. The connection is closed with it, also where this fails.
     *
     * @param path absolute, or relative to where the server begins
     */
    static SftpFiles open(SshConnection connection, String path, LockTerms terms) {
        try {
            Line line = Line.open(connection);
            if (!line.offers(RENAME)) {
                throw ProblemException.of(
                        connection.route().described()
                                + " cannot replace a file in one step (it does not offer posix-rename@openssh.com)",
                        "let OpenSSH serve SFTP there, or choose another kind of target: with this one readers could get"
                                + " half a site");
            }
            Answer real = line.ask(Code.REALPATH, path);
            if (real.isMissing()) {
                throw ProblemException.of(
                        connection.route().described() + " has no folder in which " + path + " could lie",
                        "make that folder there, or correct the path in content/site.yaml");
            }
            SftpFiles files = new SftpFiles(connection, line, real.name(), terms);
            if (files.look("").filter(at -> at.kind() != Kind.FOLDER).isPresent()) {
                throw ProblemException.of(
                        files.described() + " is a file, not a folder to publish into",
                        "give this target a folder of its own in content/site.yaml, such as /srv/blog");
            }
            return files;
        } catch (IOException | RuntimeException e) {
            connection.close();
            if (e instanceof RuntimeException known) {
                throw known;
            }
            throw ProblemException.of(
                    "cannot read " + path + " on " + connection.route().described() + ": "
                            + Optional.ofNullable(e.getMessage()).orElse("no reason is given"),
                    "correct the path in content/site.yaml, or make it readable for that user");
        }
    }

    @Override
    public String described() {
        return connection.route().described(folder);
    }

    /** Whether the line has ended, so that nothing more comes of these. */
    boolean isBroken() {
        return line.isBroken();
    }

    @Override
    public int threads() {
        return THREADS;
    }

    @Override
    public Optional<Entry> look(String path) throws IOException {
        return found(path).map(at -> at.called(path.substring(path.lastIndexOf('/') + 1)));
    }

    private Optional<Attributes> found(String path) throws IOException {
        return attributes(line.ask(Code.LSTAT, path(path)));
    }

    private static Optional<Attributes> attributes(Answer looked) throws IOException {
        return looked.isMissing() ? Optional.empty() : Optional.of(Attributes.read(looked.of(Code.ATTRS)));
    }

    private boolean isAt(String path, Kind kind) throws IOException {
        return found(path).filter(at -> at.kind() == kind).isPresent();
    }

    @Override
    public List<Entry> list(String path) throws IOException {
        Optional<byte[]> opened = opened(path, Kind.FOLDER, () -> line.ask(Code.OPENDIR, path(path)));
        List<Entry> entries = new ArrayList<>();
        if (opened.isEmpty()) {
            return entries;
        }
        try {
            while (true) {
                Answer some = line.ask(Code.READDIR, opened.get());
                if (some.isEnd()) {
                    return entries;
                }
                for (int left = some.of(Code.NAME).number(); left > 0; left--) {
                    String name = some.text();
                    some.text(); // the line that ls -l would print
                    Attributes found = Attributes.read(some);
                    if (!name.equals(".") && !name.equals("..")) {
                        entries.add(found.called(name));
                    }
                }
            }
        } finally {
            line.send(Code.CLOSE, opened.get());
        }
    }

    /** Opens something of that kind; empty where there is none, but a link to one perhaps. */
    private Optional<byte[]> opened(String path, Kind kind, Supplier<Answer> opening) throws IOException {
        Line.Sent looked = line.send(Code.LSTAT, path(path));
        Answer opened = opening.get();
        boolean isOne =
                attributes(line.answer(looked)).filter(at -> at.kind() == kind).isPresent();
        if (!opened.isOk() && (!isOne || opened.isMissing())) {
            return Optional.empty();
        }
        byte[] handle = opened.of(Code.HANDLE).bytes();
        if (!isOne) {
            line.send(Code.CLOSE, handle);
        }
        return isOne ? Optional.of(handle) : Optional.empty();
    }

    @Override
    public boolean read(String path, OutputStream out) throws IOException {
        Optional<byte[]> opened = opened(path, Kind.FILE, () -> open(path, Code.TO_READ));
        if (opened.isEmpty()) {
            return false;
        }
        OpenFile file = new OpenFile(line, opened.get());
        try {
            file.copy(out);
        } finally {
            file.leave();
        }
        return true;
    }

    @Override
    public void write(String path, IOConsumer<OutputStream> source) throws IOException {
        // Never through a link, nor into bytes that have another name too. What it says matters only if the next fails.
        line.send(Code.REMOVE, path(path));
        byte[] handle = open(path, Code.TO_WRITE_NEW).of(Code.HANDLE).bytes();
        if (fileMode == UNKNOWN) {
            fileMode =
                    Attributes.read(line.ask(Code.FSTAT, handle).of(Code.ATTRS)).opened();
        }
        allow(Code.FSETSTAT, handle, fileMode);
        OpenFile file = new OpenFile(line, handle);
        boolean done = false;
        try {
            OutputStream out = file.stream();
            source.accept(out);
            done = true;
            out.close();
        } finally {
            if (!done) {
                file.leave();
            }
        }
    }

    private Answer open(String path, int how) {
        return line.ask(Code.OPEN, path(path), how, NO_ATTRIBUTES);
    }

    /** Lets the web server read it. Where SFTP may not do that, visitors may get it all the same: the look will tell. */
    private void allow(int request, Object which, int mode) {
        if (mode > 0) {
            line.send(request, which, Attributes.HAS_PERMISSIONS, mode);
        }
    }

    @Override
    public boolean makeFolder(String path) throws IOException {
        Answer answer = line.ask(Code.MKDIR, path(path), NO_ATTRIBUTES);
        if (answer.isOk()) {
            if (folderMode == UNKNOWN) {
                folderMode = found(path).map(Attributes::opened).orElse(0);
            }
            allow(Code.SETSTAT, path(path), folderMode);
            return true;
        }
        Optional<Attributes> there = found(path);
        if (there.isEmpty()) {
            answer.require();
        }
        if (there.filter(found -> found.kind() == Kind.FOLDER).isEmpty()) {
            throw new IOException("a file has that name");
        }
        return false;
    }

    @Override
    public boolean link(String existing, String name) throws IOException {
        return line.offers(LINK)
                && line.ask(Code.EXTENDED, LINK, path(existing), path(name)).isOk();
    }

    @Override
    public void move(String from, String to) throws IOException {
        line.ask(Code.EXTENDED, RENAME, path(from), path(to)).require();
    }

    @Override
    public Optional<String> target(String path) throws IOException {
        Answer answer = line.ask(Code.READLINK, path(path));
        if (!answer.isOk() && !isAt(path, Kind.LINK)) {
            return Optional.empty();
        }
        return Optional.of(answer.name());
    }

    @Override
    public void makeLink(String path, String target) throws IOException {
        line.send(Code.REMOVE, path(path));
        // OpenSSH has the two in another order than the draft, and says so in its file PROTOCOL.
        line.ask(Code.SYMLINK, target, path(path)).require();
        if (!target(path).equals(Optional.of(target))) {
            throw new IOException("the server makes no symbolic links as OpenSSH does");
        }
    }

    @Override
    public void delete(String path) throws IOException {
        Answer removed = line.ask(Code.REMOVE, path(path));
        if (removed.isOk() || removed.isMissing()) {
            return;
        }
        Optional<Attributes> there = found(path);
        if (there.isPresent()) {
            boolean isFolder = there.get().kind() == Kind.FOLDER;
            Answer answer = isFolder ? line.ask(Code.RMDIR, path(path)) : removed;
            if (!answer.isMissing()) {
                answer.require();
            }
        }
    }

    @Override
    public void settle(String path) throws IOException {
        if (!line.offers(SYNC)) {
            return;
        }
        Answer opened = open(path, Code.TO_READ);
        if (!opened.isOk() && isAt(path, Kind.FOLDER)) {
            return; // not every system opens a folder
        }
        byte[] handle = opened.of(Code.HANDLE).bytes();
        Answer settled = line.ask(Code.EXTENDED, SYNC, handle);
        line.send(Code.CLOSE, handle);
        settled.require();
    }

    @Override
    public boolean rewrite(String name, byte[] content) throws IOException {
        Answer opened = open(name, Code.TO_WRITE);
        if (opened.isMissing()) {
            return false;
        }
        byte[] handle = opened.of(Code.HANDLE).bytes();
        try {
            line.ask(Code.WRITE, handle, 0L, content).require();
        } finally {
            line.send(Code.CLOSE, handle);
        }
        return true;
    }

    @Override
    public Lock lock(Progress progress) throws IOException {
        return TextLock.take(this, described(), terms, progress);
    }

    private String path(String path) {
        return path.isEmpty() ? folder : (folder.endsWith("/") ? folder : folder + "/") + path;
    }

    @Override
    public void close() {
        connection.close();
    }
}
