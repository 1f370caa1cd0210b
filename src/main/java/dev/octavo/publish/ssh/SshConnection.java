package dev.octavo.publish.ssh;

import dev.octavo.problem.ProblemException;
import dev.octavo.publish.ssh.SshSettings.Patience;
import dev.octavo.publish.ssh.agent.AgentDoor;
import dev.octavo.publish.ssh.ed25519.Ed25519;
import dev.octavo.publish.ssh.trust.HostKeyCheck;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.client.session.ClientSession.ClientSessionEvent;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.core.CoreModuleProperties;

/** A line to a server that is who it says it is, and that has let us in. */
public final class SshConnection implements AutoCloseable {
    private static final int LOST_HEARTBEATS = 2;
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    static {
        Ed25519.install();
    }

    /** What is to be opened on a line. */
    @FunctionalInterface
    public interface Opening<T> {
        T open(ClientSession line) throws IOException;
    }

    private final Route route;
    private final Patience patience;
    private final SshClient client;
    private final ClientSession session;
    private final Witness witness;

    private SshConnection(Route route, Patience patience, SshClient client, ClientSession session, Witness witness) {
        this.route = route;
        this.patience = patience;
        this.client = client;
        this.session = session;
        this.witness = witness;
    }

    /**
     * Connects, sees whether the server's key is known, and logs in.
     *
     * @throws ProblemException where that cannot be; it says why and what to do, and holds no secret
     */
    public static SshConnection open(SshAddress address, SshSettings settings) {
        Route route = Route.of(address, settings);
        Attempts attempts = new Attempts(key -> !route.onlyKeys()
                || route.keys().stream().map(KeyFiles::publicKey).anyMatch(Optional.of(key)::equals));
        HostKeyCheck check = new HostKeyCheck(route.known(), route.host(), route.port());
        Witness witness = new Witness();
        SshClient client = client(route, settings, check, attempts);
        client.addSessionListener(witness);
        client.start();
        try {
            ClientSession session = connect(client, route, settings.patience());
            SshConnection connection = new SshConnection(route, settings.patience(), client, session, witness);
            connection.greet(check);
            connection.logIn(attempts);
            return connection;
        } catch (IOException e) {
            client.stop();
            throw Failures.closed(route, witness);
        } catch (RuntimeException e) {
            client.stop();
            throw e;
        }
    }

    /** With everything chosen that the library would otherwise look up or assume by itself. */
    private static SshClient client(Route route, SshSettings settings, HostKeyCheck check, Attempts attempts) {
        SshClient client = SshClient.setUpDefaultClient();
        Asking asking = new Asking(settings, route.who(), attempts);
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setServerKeyVerifier(check);
        client.setUserAuthFactories(List.of(
                new UserAuthPublicKeyFactory(client.getSignatureFactories()),
                UserAuthKeyboardInteractiveFactory.INSTANCE,
                UserAuthPasswordFactory.INSTANCE));
        client.setSignatureFactories(route.known().preferred(client.getSignatureFactories()));
        client.setKeyIdentityProvider(new KeyFiles(
                settings.key(), route.keys(), asking, settings.prompt().isPresent(), attempts));
        route.agent().ifPresent(socket -> client.setAgentFactory(new AgentDoor(socket, attempts)));
        client.setUserInteraction(asking);
        client.setFilePasswordProvider(asking);
        // A dead line is found out in the time of three heartbeats; a live one may be idle as long as it likes.
        Duration beat = settings.patience().silence().dividedBy(LOST_HEARTBEATS + 1);
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, beat);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, LOST_HEARTBEATS);
        CoreModuleProperties.IDLE_TIMEOUT.set(client, Duration.ZERO);
        CoreModuleProperties.AUTH_TIMEOUT.set(client, Duration.ZERO); // we look ourselves
        CoreModuleProperties.TCP_NODELAY.set(client, true);
        return client;
    }

    private static ClientSession connect(SshClient client, Route route, Patience patience) {
        InetAddress[] places;
        try {
            places = InetAddress.getAllByName(route.host());
        } catch (UnknownHostException e) {
            throw Failures.unknownHost(route);
        }
        Optional<Throwable> failure = Optional.empty();
        for (InetAddress place : places) {
            try {
                return client.connect(route.user(), new InetSocketAddress(place, route.port()))
                        .verify(patience.connect())
                        .getSession();
            } catch (IOException e) {
                failure = Optional.of(e); // the next place may be better: IPv4 where IPv6 leads nowhere
            }
        }
        throw Failures.connecting(route, patience, failure);
    }

    /** Until both sides have agreed on how to speak, and the server's key was looked at. */
    private void greet(HostKeyCheck check) {
        Set<ClientSessionEvent> events = session.waitFor(
                EnumSet.of(ClientSessionEvent.WAIT_AUTH, ClientSessionEvent.CLOSED), patience.connect());
        check.refusal().ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        if (!events.contains(ClientSessionEvent.WAIT_AUTH)) {
            throw Failures.greeting(route, patience, witness, events.contains(ClientSessionEvent.CLOSED));
        }
    }

    private void logIn(Attempts attempts) throws IOException {
        AuthFuture auth = session.auth();
        Duration silent = Duration.ZERO;
        while (!auth.await(GLANCE)) {
            // Whoever is asked for a passphrase may take his time; the server may not.
            silent = attempts.isAsking() ? Duration.ZERO : silent.plus(GLANCE);
            if (silent.compareTo(patience.silence()) > 0) {
                throw Failures.silent(route, patience);
            }
        }
        if (!auth.isSuccess()) {
            boolean refused = auth.getException() instanceof SshException failure
                    && failure.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
            if (!refused) {
                session.waitFor(EnumSet.of(ClientSessionEvent.CLOSED), FAREWELL); // its words may be on the way
            }
            throw refused || !attempts.tried().isEmpty()
                    ? Failures.denied(route, witness, attempts.tried())
                    : Failures.closed(route, witness);
        }
    }

    /** Who is logged in where, after {@code ~/.ssh/config} was read: {@code web@example.org:2222}. */
    public String described() {
        return route.described();
    }

    /** A place there: {@code web@example.org:/srv/blog}. */
    public String described(String path) {
        return route.described(path);
    }

    /**
     * Begins a command on the server. Its streams are those of the command: {@code getInputStream} is what it prints.
     * {@code waitFor} ends, with an exit code that is not 0, also where the line breaks. {@code destroy} closes its channel.
     *
     * @throws IOException where the server does not run it
     */
    public Process exec(String command) throws IOException {
        return channel(line -> {
            ChannelExec channel = line.createExecChannel(command);
            channel.open().verify(patience.silence());
            return new SshProcess(channel);
        });
    }

    /**
     * Opens a channel for what no command does: SFTP.
     *
     * @throws IOException where the server does not open it, or the line breaks
     */
    public <T> T channel(Opening<T> opening) throws IOException {
        try {
            return opening.open(session);
        } catch (IllegalStateException e) {
            throw new IOException(e); // the library's word for a line that is just being closed
        }
    }

    /** Whether the line is broken, or breaks this moment. */
    public boolean isBroken() {
        return session.waitFor(EnumSet.of(ClientSessionEvent.CLOSED), FAREWELL).contains(ClientSessionEvent.CLOSED);
    }

    /** How long an answer may take. */
    public Duration silence() {
        return patience.silence();
    }

    /** What a broken line means to the author: the fact and the remedy. For an exception of a stream of {@link #exec}. */
    public ProblemException broken(IOException cause) {
        ProblemException problem = cause instanceof InterruptedIOException
                ? Failures.silent(route, patience)
                : Failures.broken(route, patience, witness);
        problem.initCause(cause);
        return problem;
    }

    @Override
    public void close() {
        session.close(true);
        client.stop();
    }
}
