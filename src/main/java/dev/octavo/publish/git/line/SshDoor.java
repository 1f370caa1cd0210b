package dev.octavo.publish.git.line;

import dev.octavo.problem.ProblemException;
import dev.octavo.publish.ssh.SshAddress;
import dev.octavo.publish.ssh.SshConnection;
import dev.octavo.publish.ssh.SshSettings;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** Lets JGit in to servers over the one door to SSH. One connection serves all calls, until it is closed. */
final class SshDoor extends SshSessionFactory implements AutoCloseable {
    private final SshSettings settings;
    private Optional<SshConnection> open = Optional.empty();

    SshDoor(SshSettings settings) {
        this.settings = settings;
    }

    @Override
    public RemoteSession getSession(URIish uri, @Nullable CredentialsProvider unused, FS fs, int milliseconds) {
        if (open.isEmpty()) {
            Optional<Integer> port = uri.getPort() > 0 ? Optional.of(uri.getPort()) : Optional.empty();
            SshAddress address = new SshAddress(uri.getHost(), Optional.ofNullable(uri.getUser()), port);
            open = Optional.of(SshConnection.open(address, settings));
        }
        return new Session(open.get());
    }

    /** What a broken line means; empty where none was open. The next call opens another. */
    Optional<ProblemException> broken(IOException cause) {
        Optional<ProblemException> meaning = open.map(connection -> connection.broken(cause));
        close();
        return meaning;
    }

    @Override
    public void releaseSession(RemoteSession session) {
        // The next question to the same server goes over it too.
    }

    @Override
    public String getType() {
        return "octavo";
    }

    @Override
    public void close() {
        open.ifPresent(SshConnection::close);
        open = Optional.empty();
    }

    /** Runs Git's commands on the server. */
    private record Session(SshConnection connection) implements RemoteSession {
        @Override
        public Process exec(String command, int seconds) throws IOException {
            return new EndedProcess(connection.exec(command));
        }

        @Override
        public void disconnect() {
            // SshDoor closes the connection.
        }
    }
}
