package dev.octavo.publish.sftp.line;

import static dev.octavo.publish.sftp.line.Protocol.SSH_FXF_CREAT;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXF_EXCL;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXF_READ;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXF_WRITE;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_ATTRS;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_CLOSE;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_FSETSTAT;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_FSTAT;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_HANDLE;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_LSTAT;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_MKDIR;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_NAME;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_OPEN;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_OPENDIR;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_READLINK;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_REALPATH;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_REMOVE;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_RMDIR;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_SETSTAT;
import static dev.octavo.publish.sftp.line.Protocol.SSH_FXP_SYMLINK;

import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import dev.octavo.publish.ssh.SshConnection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be asked of a server, one call for each. Paths are the server's. */
public final class Channel {
    private static final String RENAME = "posix-rename@openssh.com";
    private static final String LINK = "hardlink@openssh.com";
    private static final String SYNC = "fsync@openssh.com";
    private static final int NO_ATTRIBUTES = 0;
    private static final int UNKNOWN = -1;

    private final Requests requests;
    // What a new file and a new folder lack depends on the server's umask, which stays: one of each is asked about.
    private volatile int fileMode = UNKNOWN;
    private volatile int folderMode = UNKNOWN;

    private Channel(Requests requests) {
        this.requests = requests;
    }

    /**
     * Opens one.
     *
     * @throws dev.octavo.problem.ProblemException where the server is not to be trusted, does not let us in, or offers no
     *     SFTP
     */
    public static Channel open(SshConnection connection) throws IOException {
        return new Channel(Requests.open(connection));
    }

    /** Whether it has ended, and only another can go on. */
    public boolean isBroken() {
        return requests.isBroken();
    }

    /** Whether a file can be given the name of another in one step. */
    public boolean canReplace() {
        return requests.offers(RENAME);
    }

    /** A path without links and dots; empty where the folder it lies in is not there. */
    public Optional<String> realPath(String path) throws IOException {
        Answer answer = requests.ask(SSH_FXP_REALPATH, out -> out.putString(path));
        return answer.isMissing() ? Optional.empty() : Optional.of(name(answer));
    }

    private static String name(Answer answer) throws IOException {
        Content names = answer.content(SSH_FXP_NAME);
        if (names.number() < 1) {
            throw new IOException("the server's answer makes no sense (no name)");
        }
        return names.text();
    }

    /** What lies at a path, a link itself. */
    public Optional<Attributes> look(String path) throws IOException {
        Answer answer = requests.ask(SSH_FXP_LSTAT, out -> out.putString(path));
        return answer.isMissing() ? Optional.empty() : Optional.of(Attributes.read(answer.content(SSH_FXP_ATTRS)));
    }

    /** Where a link leads; empty where there is none. */
    public Optional<String> target(String path) throws IOException {
        Answer answer = requests.ask(SSH_FXP_READLINK, out -> out.putString(path));
        if (answer.isOk()) {
            return Optional.of(name(answer));
        }
        Optional<Attributes> there = look(path);
        if (there.filter(found -> found.kind() == Kind.LINK).isPresent()) {
            answer.require();
        }
        return Optional.empty();
    }

    /** What lies in a folder; empty where it is not there or no folder, but a link to one perhaps. */
    public List<Entry> list(String path) throws IOException {
        Requests.Sent looked = requests.send(SSH_FXP_LSTAT, out -> out.putString(path));
        Answer opened = requests.ask(SSH_FXP_OPENDIR, out -> out.putString(path));
        boolean isFolder = isOf(Kind.FOLDER, requests.answer(looked));
        if (!opened.isOk() && (!isFolder || opened.isMissing())) {
            return List.of();
        }
        byte[] handle = opened.content(SSH_FXP_HANDLE).bytes();
        try {
            return isFolder ? Listing.entries(requests, handle) : List.of();
        } finally {
            requests.send(SSH_FXP_CLOSE, out -> out.putBytes(handle));
        }
    }

    private static boolean isOf(Kind kind, Answer looked) throws IOException {
        return !looked.isMissing()
                && Attributes.read(looked.content(SSH_FXP_ATTRS)).kind() == kind;
    }

    /** Makes a folder; false where there is one already. */
    public boolean makeFolder(String path) throws IOException {
        Answer answer = requests.ask(SSH_FXP_MKDIR, out -> {
            out.putString(path);
            out.putInt(NO_ATTRIBUTES);
        });
        if (answer.isOk()) {
            if (folderMode == UNKNOWN) {
                folderMode = look(path).map(Attributes::opened).orElse(0);
            }
            allow(SSH_FXP_SETSTAT, out -> out.putString(path), folderMode);
            return true;
        }
        Optional<Attributes> there = look(path);
        if (there.isEmpty()) {
            answer.require();
        }
        if (there.filter(found -> found.kind() == Kind.FOLDER).isEmpty()) {
            throw new IOException("a file has that name");
        }
        return false;
    }

    /** Opens a file to read; empty where there is none, but a link to one perhaps. */
    public Optional<OpenFile> read(String path) throws IOException {
        Requests.Sent looked = requests.send(SSH_FXP_LSTAT, out -> out.putString(path));
        Answer opened = opened(path, SSH_FXF_READ);
        boolean isFile = isOf(Kind.FILE, requests.answer(looked));
        if (!opened.isOk() && (!isFile || opened.isMissing())) {
            return Optional.empty();
        }
        OpenFile file = file(opened);
        if (!isFile) {
            file.leave();
            return Optional.empty();
        }
        return Optional.of(file);
    }

    /** Opens a file to write over its bytes; empty where there is none. */
    public Optional<OpenFile> open(String path) throws IOException {
        Answer answer = opened(path, SSH_FXF_WRITE);
        return answer.isMissing() ? Optional.empty() : Optional.of(file(answer));
    }

    /** Opens a new file to write, in the place of one that may be there. */
    public OpenFile replace(String path) throws IOException {
        // Never through a link, nor into bytes that have another name too. What it says matters only if the next fails.
        Requests.Sent removed = requests.send(SSH_FXP_REMOVE, out -> out.putString(path));
        Answer answer = opened(path, SSH_FXF_WRITE | SSH_FXF_CREAT | SSH_FXF_EXCL);
        requests.answer(removed);
        byte[] handle = answer.content(SSH_FXP_HANDLE).bytes();
        if (fileMode == UNKNOWN) {
            Answer made = requests.ask(SSH_FXP_FSTAT, out -> out.putBytes(handle));
            fileMode = Attributes.read(made.content(SSH_FXP_ATTRS)).opened();
        }
        allow(SSH_FXP_FSETSTAT, out -> out.putBytes(handle), fileMode);
        return new OpenFile(requests, handle);
    }

    /** Lets the web server read it. Where SFTP may not do that, visitors may get it all the same: the look will tell. */
    private void allow(int request, Consumer<Packet> which, int mode) {
        if (mode > 0) {
            requests.send(request, out -> {
                which.accept(out);
                out.putInt(Attributes.HAS_PERMISSIONS);
                out.putInt(mode);
            });
        }
    }

    private Answer opened(String path, int how) throws IOException {
        return requests.ask(SSH_FXP_OPEN, out -> {
            out.putString(path);
            out.putInt(how);
            out.putInt(NO_ATTRIBUTES);
        });
    }

    private OpenFile file(Answer answer) throws IOException {
        return new OpenFile(requests, answer.content(SSH_FXP_HANDLE).bytes());
    }

    /** Gives a file a second name, where the server can. */
    public boolean link(String existing, String name) throws IOException {
        return requests.offers(LINK)
                && requests.extended(LINK, two(existing, name)).isOk();
    }

    /** Renames in one step, over a file that has the name. */
    public void move(String from, String to) throws IOException {
        requests.extended(RENAME, two(from, to)).require();
    }

    /** Makes a symbolic link in the place of one that may be there, not in one step. */
    public void makeLink(String path, String target) throws IOException {
        Requests.Sent removed = requests.send(SSH_FXP_REMOVE, out -> out.putString(path));
        // OpenSSH has the two in another order than the draft, and says so in its file PROTOCOL.
        Answer made = requests.ask(SSH_FXP_SYMLINK, two(target, path));
        requests.answer(removed);
        made.require();
    }

    private static Consumer<Packet> two(String one, String other) {
        return out -> {
            out.putString(one);
            out.putString(other);
        };
    }

    /** Deletes a file, a link or an empty folder, where there is one. */
    public void delete(String path) throws IOException {
        Answer removed = requests.ask(SSH_FXP_REMOVE, out -> out.putString(path));
        if (removed.isOk() || removed.isMissing()) {
            return;
        }
        Optional<Attributes> there = look(path);
        if (there.isPresent()) {
            boolean folder = there.get().kind() == Kind.FOLDER;
            Answer answer = folder ? requests.ask(SSH_FXP_RMDIR, out -> out.putString(path)) : removed;
            if (!answer.isMissing()) {
                answer.require();
            }
        }
    }

    /** Sees that a file or folder outlasts a power cut, where the server can. */
    public void settle(String path) throws IOException {
        if (!requests.offers(SYNC)) {
            return;
        }
        Answer opened = opened(path, SSH_FXF_READ);
        if (!opened.isOk()) {
            if (look(path).filter(found -> found.kind() == Kind.FOLDER).isEmpty()) {
                opened.require();
            }
            return; // not every system opens a folder
        }
        byte[] handle = opened.content(SSH_FXP_HANDLE).bytes();
        Answer settled = requests.extended(SYNC, out -> out.putBytes(handle));
        requests.send(SSH_FXP_CLOSE, out -> out.putBytes(handle));
        settled.require();
    }
}
