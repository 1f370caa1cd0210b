package dev.octavo.publish.sftp.line;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.ssh.SshConnection;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * One line of SFTP. Requests are done in the order in which they are sent; an answer need not be waited for before the
 * next request goes, from whichever thread.
 */
final class Requests {
    private static final int LONGEST_SILENCES = 4; // a disk may be slower than a line
    private static final int LARGEST_ANSWER = 256 * 1024; // as OpenSSH has it
    private static final int LEAST_ANSWER = 5; // its type, and the number of the request or of the version
    // Two megabytes of files: enough for a distant server, and little enough for the lock's requests behind them.
    private static final int MOST_PIECES = 64;

    /** A request that was sent. */
    record Sent(CompletableFuture<Content> answer, boolean piece) {}

    private final SshConnection connection;
    private final Process process;
    private final DataInputStream in;
    private final OutputStream out;
    private final Duration longest;
    private final Set<String> offered = new HashSet<>();
    private final AtomicInteger number = new AtomicInteger();
    private final CompletableFuture<Content> greeting = new CompletableFuture<>();
    private final Map<Integer, Sent> awaited = new ConcurrentHashMap<>();
    private final Semaphore pieces = new Semaphore(MOST_PIECES);
    private final CompletableFuture<ProblemException> end = new CompletableFuture<>();

    private Requests(SshConnection connection, Process process) {
        this.connection = connection;
        this.process = process;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), LARGEST_ANSWER));
        this.out = process.getOutputStream();
        this.longest = connection.silence().multipliedBy(LONGEST_SILENCES);
    }

    /**
     * Opens one.
     *
     * @throws ProblemException where the server is not to be trusted, does not let us in, or offers no SFTP
     */
    static Requests open(SshConnection connection) throws IOException {
        Requests requests = new Requests(connection, connection.sftp());
        Thread reading = new Thread(requests::readAll, "sftp");
        reading.setDaemon(true);
        reading.start();
        requests.greet();
        return requests;
    }

    private void greet() throws IOException {
        write(ByteBuffer.allocate(2 * Integer.BYTES + 1)
                .putInt(LEAST_ANSWER)
                .put((byte) Protocol.SSH_FXP_INIT)
                .putInt(Protocol.VERSION)
                .array());
        // Whoever is asked for a passphrase may take his time.
        Content version = connection.mayAsk() ? wait(greeting, Duration.ofDays(1)) : wait(greeting, longest);
        version.small();
        version.number();
        while (version.left() > 0) {
            offered.add(version.text());
            version.bytes();
        }
        connection.greeted();
    }

    private void readAll() {
        try {
            greeting.complete(new Content(packet()));
            while (true) {
                byte[] answer = packet();
                int id = ByteBuffer.wrap(answer).getInt(1);
                Optional.ofNullable(awaited.remove(id)).ifPresent(sent -> arrived(sent, new Content(answer)));
            }
        } catch (IOException e) {
            end.complete(connection.broken(e));
            pieces.release(MOST_PIECES);
            greeting.completeExceptionally(e);
            awaited.values().forEach(sent -> sent.answer().completeExceptionally(e));
        }
    }

    private byte[] packet() throws IOException {
        int length = in.readInt();
        if (length < LEAST_ANSWER || length > LARGEST_ANSWER) {
            process.destroyForcibly();
            throw new IOException("what came is no packet of SFTP");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private void arrived(Sent sent, Content answer) {
        if (sent.piece()) {
            pieces.release();
        }
        sent.answer().complete(answer);
    }

    /** Whether the server can do something that is not in the protocol: {@code posix-rename@openssh.com}. */
    boolean offers(String extension) {
        return offered.contains(extension);
    }

    /** Whether the line has ended, and only another one can go on. */
    boolean isBroken() {
        return end.isDone();
    }

    /** Sends a request, whose answer may be waited for. */
    Sent send(int type, Consumer<Packet> content) {
        Packet packet = new Packet();
        content.accept(packet);
        boolean piece = type == Protocol.SSH_FXP_READ || type == Protocol.SSH_FXP_WRITE;
        Sent sent = new Sent(new CompletableFuture<>(), piece);
        if (piece) {
            awaitRoom();
        }
        int id = number.incrementAndGet();
        awaited.put(id, sent);
        write(packet.bytes(type, id));
        return sent;
    }

    private void awaitRoom() {
        try {
            if (!pieces.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw unanswered();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void write(byte[] packet) {
        try {
            synchronized (out) {
                out.write(packet);
                out.flush();
            }
        } catch (IOException e) {
            process.destroyForcibly();
            throw broken();
        }
        if (isBroken()) {
            throw broken(); // nobody would read its answer any more
        }
    }

    /**
     * Waits for an answer.
     *
     * @throws IOException where it is too short to be one
     */
    Answer answer(Sent sent) throws IOException {
        Content content = wait(sent.answer(), longest);
        int type = content.small();
        content.number();
        return Answer.of(type, content);
    }

    private Content wait(CompletableFuture<Content> answer, Duration limit) {
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw broken();
        } catch (TimeoutException e) {
            throw unanswered();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private ProblemException broken() {
        return new ProblemException(end.join().problems());
    }

    private ProblemException unanswered() {
        return new ProblemException(Problem.error(
                        connection.described() + " has not answered a request for " + longest.toSeconds() + " s")
                .hint("see how busy that machine and its disk are, and publish again: what has arrived is not sent"
                        + " again"));
    }

    private static ProblemException interrupted() {
        Thread.currentThread().interrupt();
        return new ProblemException(Problem.error("the publishing was interrupted")
                .hint("publish again: what has arrived is not sent again"));
    }

    Answer ask(int type, Consumer<Packet> content) throws IOException {
        return answer(send(type, content));
    }

    /** Asks for something that is not in the protocol. */
    Answer extended(String name, Consumer<Packet> content) throws IOException {
        return ask(Protocol.SSH_FXP_EXTENDED, packet -> {
            packet.putString(name);
            content.accept(packet);
        });
    }
}
