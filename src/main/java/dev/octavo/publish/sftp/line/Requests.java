package dev.octavo.publish.sftp.line;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.ssh.SshConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.sftp.client.RawSftpClient;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;

/**
 * One channel of SFTP. Requests are done in the order in which they are sent; an answer need not be waited for before the
 * next request goes, from whichever thread.
 */
final class Requests implements AutoCloseable {
    private static final int VERSION = 3;
    private static final int LONGEST_SILENCES = 4; // a disk may be slower than a line
    private static final int MOST_FORGOTTEN = 32;

    private final SshConnection connection;
    private final SftpClient client;
    private final RawSftpClient raw;
    private final Duration longest;
    private final Deque<Integer> forgotten = new ArrayDeque<>();

    private Requests(SshConnection connection, SftpClient client) {
        this.connection = connection;
        this.client = client;
        this.raw = (RawSftpClient) client;
        this.longest = connection.silence().multipliedBy(LONGEST_SILENCES);
    }

    /** @throws IOException where the server offers no SFTP, or no further channel */
    static Requests open(SshConnection connection) throws IOException {
        try {
            return new Requests(
                    connection,
                    connection.channel(line -> SftpClientFactory.instance().createSftpClient(line, VERSION)));
        } catch (IOException e) {
            if (connection.isBroken()) {
                throw connection.broken(e);
            }
            throw e;
        }
    }

    /** Whether the server can do something that is not in the protocol: {@code posix-rename@openssh.com}. */
    boolean offers(String extension) {
        return client.getServerExtensions().containsKey(extension);
    }

    /**
     * Sends a request.
     *
     * @return by what its answer is known
     */
    int send(int type, Consumer<Buffer> content) {
        Buffer buffer = new ByteArrayBuffer();
        content.accept(buffer);
        try {
            int id = raw.send(type, buffer);
            awaitForgotten();
            return id;
        } catch (IOException e) {
            throw connection.broken(e);
        }
    }

    /**
     * Waits for an answer.
     *
     * @throws IOException where it is too short to be one
     */
    Answer answer(int id) throws IOException {
        Content content = received(id);
        content.number(); // its length
        int type = content.small();
        content.number();
        return Answer.of(type, content);
    }

    private Content received(int id) {
        try {
            Buffer buffer = raw.receive(id, longest);
            if (buffer == null) {
                throw new ProblemException(Problem.error(connection.described() + " has not answered a request for "
                                + longest.toSeconds() + " s")
                        .hint("see how busy that machine and its disk are, and publish again: what has arrived is not"
                                + " sent again"));
            }
            return new Content(buffer);
        } catch (IOException e) {
            throw connection.broken(e);
        }
    }

    /** An answer that nobody wants to know: it is waited for some time later. */
    void forget(int id) {
        synchronized (forgotten) {
            forgotten.add(id);
        }
    }

    private void awaitForgotten() {
        Optional<Integer> oldest;
        synchronized (forgotten) {
            oldest = forgotten.size() > MOST_FORGOTTEN ? Optional.of(forgotten.remove()) : Optional.empty();
        }
        oldest.ifPresent(this::received);
    }

    Answer ask(int type, Consumer<Buffer> content) throws IOException {
        return answer(send(type, content));
    }

    /** Asks for something that is not in the protocol. */
    Answer extended(String name, Consumer<Buffer> content) throws IOException {
        return ask(SftpConstants.SSH_FXP_EXTENDED, buffer -> {
            buffer.putString(name);
            content.accept(buffer);
        });
    }

    @Override
    public void close() {
        try {
            client.close();
        } catch (IOException e) {
            throw connection.broken(e);
        }
    }
}
