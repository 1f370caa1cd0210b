package dev.octavo.publish.sftp;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.lock.Locks;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.ssh.SshSettings;
import dev.octavo.publish.ssh.SshSettings.Timeouts;
import dev.octavo.publish.target.Target;
import dev.octavo.testing.SshServer;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A folder on a local OpenSSH server. */
final class SftpPlace implements AutoCloseable {
    private static final Timeouts LONG = new Timeouts(Until.LONGEST, Until.LONGEST);

    private final Optional<SshServer> server;
    private final Path home;
    private final Path folder;

    private SftpPlace(Optional<SshServer> server, Path home, Path folder) {
        this.server = server;
        this.home = home;
        this.folder = folder;
    }

    /** Publishes to {@code folder}, which need not exist. */
    static SftpPlace start(Path keys, Path folder, String... options) throws IOException, InterruptedException {
        SshServer server = SshServer.start(keys.resolve("server"), options);
        return new SftpPlace(Optional.of(server), server.home(keys.resolve("home")), folder);
    }

    /** Uses a server that another process has started. */
    static SftpPlace at(Path home, Path folder) {
        return new SftpPlace(Optional.empty(), home, folder);
    }

    SshServer server() {
        return server.orElseThrow();
    }

    Path folder() {
        return folder;
    }

    Path home() {
        return home;
    }

    ReleaseFiles open() {
        return open(server().port(), Locks.terms("ada@laptop"));
    }

    ReleaseFiles open(int port, LockTerms terms) {
        return SftpTarget.files(place(port), settings(), terms);
    }

    /** As the command opens it, which reconnects. */
    Target target(int port) {
        return SftpTarget.open(place(port), settings(), Locks.alone(), false, Duration.ofMillis(50));
    }

    Destination.Sftp place(int port) {
        return new Destination.Sftp("127.0.0.1", Optional.empty(), Optional.of(port), folder.toString(), 3);
    }

    SshSettings settings() {
        return new SshSettings(SshServer.environment(home), System.getProperty("user.name"), false, LONG);
    }

    @Override
    public void close() throws IOException {
        server().close();
    }
}
