package dev.octavo.publish.ssh;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.ssh.config.HostEntry;
import dev.octavo.publish.ssh.config.SshConfig;
import dev.octavo.publish.ssh.trust.KnownHosts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An address after everything was looked up that is said of it here.
 *
 * @param keys private keys to try; some may be missing
 * @param agent the socket of the agent to ask
 */
record Route(
        String user, String host, int port, List<Path> keys, boolean onlyKeys, Optional<Path> agent, KnownHosts known) {
    private static final int SSH_PORT = 22;
    private static final int LAST_PORT = 65_535;
    private static final Path SYSTEM_KNOWN_HOSTS = Path.of("/etc/ssh/ssh_known_hosts");

    static Route of(SshAddress address, SshSettings settings) {
        if (address.host().isBlank() || address.user().filter(String::isBlank).isPresent()) {
            throw new ProblemException(Problem.error("the address of the server has no host, or an empty user")
                    .hint("write it as user@host, or as the host alone"));
        }
        HostEntry entry = entry(address, settings);
        entry.through().ifPresent(way -> {
            throw new ProblemException(Problem.error(settings.folder().resolve("config") + " leads to " + address.host()
                            + " by " + way + ", which is not done here")
                    .hint("open a tunnel with: ssh -N -L 2222:"
                            + entry.hostName().orElse(address.host()) + ":"
                            + entry.port().orElse(SSH_PORT)
                            + " BETWEEN; and publish to 127.0.0.1 and port 2222"));
        });
        String host = entry.hostName().orElse(address.host());
        int port = address.port().or(entry::port).orElse(SSH_PORT);
        if (port < 1 || port > LAST_PORT) {
            throw new ProblemException(Problem.error(port + " is no port of " + host)
                    .hint("write a number from 1 to " + LAST_PORT + ": that of SSH is 22 as a rule"));
        }
        Path folder = settings.folder();
        List<Path> usual = List.of(folder.resolve("id_ed25519"), folder.resolve("id_ecdsa"), folder.resolve("id_rsa"));
        Optional<Path> agent = entry.agent()
                .map(path -> path.toString().isEmpty() ? Optional.<Path>empty() : Optional.of(path))
                .orElse(settings.agent());
        return new Route(
                address.user().or(entry::user).orElse(settings.user()),
                host,
                port,
                entry.identities().isEmpty() ? usual : entry.identities(),
                entry.onlyIdentities(),
                agent,
                known(settings, entry, host, port));
    }

    private static HostEntry entry(SshAddress address, SshSettings settings) {
        try {
            return SshConfig.entry(settings.folder(), settings.user(), address.host());
        } catch (IOException e) {
            throw unreadable(settings.folder().resolve("config"), e);
        }
    }

    private static KnownHosts known(SshSettings settings, HostEntry entry, String host, int port) {
        List<Path> files = new ArrayList<>();
        if (settings.knownHosts().isPresent()) {
            files.add(settings.knownHosts().get());
        } else {
            files.addAll(
                    entry.knownHosts().isEmpty()
                            ? List.of(settings.folder().resolve("known_hosts"))
                            : entry.knownHosts());
            files.add(SYSTEM_KNOWN_HOSTS);
        }
        try {
            // Under an alias a key is known whatever the port is.
            return entry.keyAlias().isPresent()
                    ? KnownHosts.read(files, entry.keyAlias().get(), SSH_PORT)
                    : KnownHosts.read(files, host, port);
        } catch (IOException e) {
            throw unreadable(files.get(0), e);
        }
    }

    private static ProblemException unreadable(Path file, IOException cause) {
        return new ProblemException(Problem.error("cannot read " + file + " (" + Failures.said(cause) + ")")
                .hint("make it readable for you; without it no server can be trusted"));
    }

    /** {@code web@example.org}. */
    String who() {
        return user + "@" + host;
    }

    /** {@code web@example.org:2222}. */
    String described() {
        return new SshAddress(host, Optional.of(user), Optional.of(port).filter(number -> number != SSH_PORT))
                .toString();
    }

    /** {@code web@example.org:/srv/blog}. */
    String described(String path) {
        String place = new SshAddress(host, Optional.of(user), Optional.empty()) + ":" + path;
        return port == SSH_PORT ? place : place + " (port " + port + ")";
    }

    /** {@code example.org:2222}. */
    String server() {
        return new SshAddress(host, Optional.empty(), Optional.of(port)).toString();
    }
}
