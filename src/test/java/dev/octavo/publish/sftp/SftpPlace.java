package dev.octavo.publish.sftp;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.publish.lock.LockTerms;
import dev.octavo.publish.lock.Locks;
import dev.octavo.publish.release.FolderPlace;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.ssh.SshSettings;
import dev.octavo.publish.ssh.SshSettings.Timeouts;
import dev.octavo.publish.target.Place;
import dev.octavo.publish.target.Target;
import dev.octavo.testing.SshServer;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A folder on a local OpenSSH server. */
public final class SftpPlace extends FolderPlace {
    private static final Timeouts LONG = new Timeouts(Until.LONGEST, Until.LONGEST);

    private final Optional<SshServer> server;
    private final Path home;
    private final int port;
    private final Supplier<LockTerms> terms;
    private boolean ends;

    private SftpPlace(Optional<SshServer> server, Path home, Path folder, int port, Supplier<LockTerms> terms) {
        super(home.resolve("sites"), folder);
        this.server = server;
        this.home = home;
        this.port = port;
        this.terms = terms;
    }

    /** Uses a server that another process has started. */
    public SftpPlace(String... arguments) {
        this(
                Optional.empty(),
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Integer.parseInt(arguments[2]),
                Locks::alone);
    }

    @Override
    public List<String> arguments() {
        return List.of(home.toString(), folder().toString(), Integer.toString(port));
    }

    /** Publishes to {@code folder}, which need not exist. */
    static SftpPlace start(Path keys, Path folder, String... options) throws IOException, InterruptedException {
        SshServer server = SshServer.start(keys.resolve("server"), options);
        Path home = server.home(keys.resolve("home"));
        SftpPlace place = new SftpPlace(Optional.of(server), home, folder, server.port(), Locks::alone);
        place.ends = true;
        return place;
    }

    /** Another folder on the same server. */
    SftpPlace at(Path folder) {
        return new SftpPlace(server, home, folder, port, terms);
    }

    @Override
    public Place elsewhere(String who) {
        return new SftpPlace(server, home, place(), port, () -> Locks.patient(who));
    }

    @Override
    public Optional<Integer> port() {
        return Optional.of(port);
    }

    @Override
    public SftpPlace through(int proxy) throws IOException {
        server().home(home, proxy);
        return new SftpPlace(server, home, place(), proxy, terms);
    }

    SshServer server() {
        return server.orElseThrow();
    }

    Path folder() {
        return place();
    }

    Path home() {
        return home;
    }

    @Override
    public ReleaseFiles files() {
        return open(port, terms.get());
    }

    ReleaseFiles open() {
        return open(port, Locks.terms("ada@laptop"));
    }

    ReleaseFiles open(int at, LockTerms with) {
        return SftpTarget.files(place(at), settings(), with);
    }

    /** As the command opens it, which reconnects. */
    Target target() {
        return SftpTarget.open(place(port), settings(), Locks.alone(), false, Duration.ofMillis(50));
    }

    Destination.Sftp place(int at) {
        return new Destination.Sftp("127.0.0.1", Optional.empty(), Optional.of(at), folder().toString(), 3);
    }

    SshSettings settings() {
        return new SshSettings(SshServer.environment(home), System.getProperty("user.name"), false, LONG);
    }

    /** Ends the server, if this is its first place. */
    @Override
    public void close() throws IOException {
        if (ends) {
            server().close();
        }
    }
}
