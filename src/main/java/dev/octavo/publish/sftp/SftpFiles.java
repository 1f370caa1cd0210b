package dev.octavo.publish.sftp;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.lock.TextLock;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.sftp.line.Attributes;
import dev.octavo.publish.sftp.line.Channel;
import dev.octavo.publish.sftp.line.OpenFile;
import dev.octavo.publish.ssh.SshConnection;
import dev.octavo.work.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** A folder on a server. */
final class SftpFiles implements ReleaseFiles {
    // A distant server answers in 20 to 200 ms: nearly all of the time is waiting, which costs nothing.
    private static final int THREADS = 32;
    private static final String BESIDE = ".octavo-next";

    private final SshConnection connection;
    private final Channel channel;
    private final String folder;
    private final LockTerms terms;

    private SftpFiles(SshConnection connection, Channel channel, String folder, LockTerms terms) {
        this.connection = connection;
        this.channel = channel;
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
            Channel channel = Channel.open(connection);
            if (!channel.canReplace()) {
                throw new ProblemException(Problem.error(connection.described()
                                + " cannot replace a file in one step (it does not offer posix-rename@openssh.com)")
                        .hint("let OpenSSH serve SFTP there, or choose another kind of target: with this one readers"
                                + " could get half a site"));
            }
            String real = channel.realPath(path)
                    .orElseThrow(() -> new ProblemException(
                            Problem.error(connection.described() + " has no folder in which " + path + " could lie")
                                    .hint("make that folder there, or correct the path in content/site.yaml")));
            if (channel.look(real).filter(at -> at.kind() != Kind.FOLDER).isPresent()) {
                throw new ProblemException(
                        Problem.error(connection.described(real) + " is a file, not a folder to publish into")
                                .hint("give this target a folder of its own in content/site.yaml, such as /srv/blog"));
            }
            return new SftpFiles(connection, channel, real, terms);
        } catch (IOException e) {
            connection.close();
            throw new ProblemException(Problem.error("cannot read " + path + " on " + connection.described() + ": "
                            + Optional.ofNullable(e.getMessage()).orElse("no reason is given"))
                    .hint("correct the path in content/site.yaml, or make it readable for that user"));
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public String described() {
        return connection.described(folder);
    }

    /** Whether the line has ended, so that nothing more comes of these. */
    boolean isBroken() {
        return channel.isBroken();
    }

    @Override
    public int threads() {
        return THREADS;
    }

    @Override
    public Optional<Entry> look(String path) throws IOException {
        Optional<Attributes> found = channel.look(path(path));
        String name = path.substring(path.lastIndexOf('/') + 1);
        return found.map(at -> new Entry(name, at.kind(), at.kind() == Kind.FILE ? at.size() : 0));
    }

    @Override
    public List<Entry> list(String path) throws IOException {
        return channel.list(path(path));
    }

    @Override
    public boolean read(String path, OutputStream out) throws IOException {
        Optional<OpenFile> file = channel.read(path(path));
        if (file.isEmpty()) {
            return false;
        }
        try {
            file.get().copy(out);
        } finally {
            file.get().leave();
        }
        return true;
    }

    @Override
    public void write(String path, Source source) throws IOException {
        OpenFile file = channel.replace(path(path));
        boolean done = false;
        try {
            OutputStream out = file.stream();
            source.writeTo(out);
            done = true;
            out.close();
        } finally {
            if (!done) {
                file.leave();
            }
        }
    }

    @Override
    public boolean makeFolder(String path) throws IOException {
        return channel.makeFolder(path(path));
    }

    @Override
    public boolean link(String existing, String name) throws IOException {
        return channel.link(path(existing), path(name));
    }

    @Override
    public void move(String from, String to) throws IOException {
        channel.move(path(from), path(to));
    }

    @Override
    public Optional<String> target(String path) throws IOException {
        return channel.target(path(path));
    }

    @Override
    public void point(String link, String target) throws IOException {
        String beside = path(link) + BESIDE;
        channel.makeLink(beside, target);
        if (!channel.target(beside).equals(Optional.of(target))) {
            throw new IOException("the server makes no symbolic links as OpenSSH does");
        }
        channel.move(beside, path(link));
        channel.settle(parent(path(link)));
    }

    @Override
    public void delete(String path) throws IOException {
        channel.delete(path(path));
    }

    @Override
    public void settle(String path) throws IOException {
        channel.settle(path(path));
    }

    @Override
    public boolean rewrite(String name, byte[] content) throws IOException {
        Optional<OpenFile> file = channel.open(path(name));
        if (file.isEmpty()) {
            return false;
        }
        try {
            file.get().write(content);
        } finally {
            file.get().leave();
        }
        return true;
    }

    @Override
    public Lock lock(Progress progress) throws IOException {
        return TextLock.take(this, described(), terms, progress);
    }

    private String path(String path) {
        return path.isEmpty() ? folder : below() + path;
    }

    private String below() {
        return folder.endsWith("/") ? folder : folder + "/";
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(1, path.lastIndexOf('/')));
    }

    @Override
    public void close() {
        connection.close();
    }
}
