package dev.octavo.publish.ssh;

import dev.octavo.problem.ProblemException;
import java.io.IOException;
import org.apache.sshd.client.session.ClientSession;

/** A line to a server that is who it says it is, and that has let us in. */
public final class SshConnection implements AutoCloseable {
    private SshConnection() {}

    /**
     * Connects, sees whether the server's key is known, and logs in.
     *
     * @throws ProblemException where that cannot be; it says why and what to do, and holds no secret
     */
    public static SshConnection open(SshAddress address, SshSettings settings) {
        throw new UnsupportedOperationException();
    }

    /** Who is logged in where, after {@code ~/.ssh/config} was read: {@code web@example.org:2222}. */
    public String described() {
        throw new UnsupportedOperationException();
    }

    /**
     * Begins a command on the server. Its streams are those of the command: {@code getInputStream} is what it prints.
     * {@code waitFor} ends, with an exit code that is not 0, also where the line breaks. {@code destroy} closes its channel.
     *
     * @throws IOException where the server does not run it
     */
    public Process exec(String command) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** For what no command does: SFTP. */
    public ClientSession session() {
        throw new UnsupportedOperationException();
    }

    /** What a broken line means to the author: the fact and the remedy. For an exception of a stream of {@link #exec}. */
    public ProblemException broken(IOException cause) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
