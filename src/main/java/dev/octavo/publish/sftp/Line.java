package dev.octavo.publish.sftp;

import dev.octavo.problem.ProblemException;
import dev.octavo.publish.ssh.SshConnection;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

/**
 * One line of SFTP. Requests are done in the order in which they are sent; an answer need not be waited for before the
 * next request goes, from whichever thread.
 */
final class Line {
    private static final int VERSION = 3;
    private static final int HEAD = 9; // length, type, number of the request
    private static final int LONGEST_SILENCES = 4; // a disk may be slower than a line
    private static final int LARGEST_ANSWER = 256 * 1024; // as OpenSSH has it
    private static final int LEAST_ANSWER = 5; // its type, and the number of the request or of the version
    // Two megabytes of files: enough for a distant server, and little enough for the lock's requests behind them.
    private static final int MOST_PIECES = 64;

    record Sent(CompletableFuture<Answer> answer, boolean piece) {}

    private final SshConnection connection;
    private final Process process;
    private final DataInputStream in;
    private final OutputStream out;
    private final Duration longest;
    private final Set<String> offered = new HashSet<>();
    private final AtomicInteger number = new AtomicInteger(VERSION);
    private final Map<Integer, Sent> awaited = new ConcurrentHashMap<>();
    private final Semaphore pieces = new Semaphore(MOST_PIECES);
    private final CompletableFuture<ProblemException> end = new CompletableFuture<>();

    private Line(SshConnection connection, Process process) {
        this.connection = connection;
        this.process = process;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), LARGEST_ANSWER));
        this.out = process.getOutputStream();
        this.longest = connection.settings().patience().silence().multipliedBy(LONGEST_SILENCES);
    }

    /**
     * Opens one.
     *
     * @throws ProblemException where the server is not to be trusted, does not let us in, or offers no SFTP
     */
    static Line open(SshConnection connection) throws IOException {
        Line line = new Line(connection, connection.sftp());
        Thread reading = new Thread(line::readAll, "sftp");
        reading.setDaemon(true);
        reading.start();
        line.greet();
        return line;
    }

    private void greet() throws IOException {
        Sent greeting = new Sent(new CompletableFuture<>(), false);
        awaited.put(VERSION, greeting); // which stands in the answer where others have the number of their request
        write(packet(Code.INIT, VERSION));
        // An author who is asked for a passphrase may take time.
        Duration limit = connection.settings().terminal() ? Duration.ofDays(1) : longest;
        Answer version = wait(greeting.answer(), limit);
        while (version.left() > 0) {
            offered.add(version.text());
            version.bytes();
        }
        connection.greeted();
    }

    private void readAll() {
        try {
            Answer greeting = answer(); // whatever its version
            Optional.ofNullable(awaited.remove(VERSION))
                    .ifPresent(sent -> sent.answer().complete(greeting));
            while (true) {
                Answer answer = answer();
                Optional.ofNullable(awaited.remove(answer.id())).ifPresent(sent -> {
                    pieces.release(sent.piece() ? 1 : 0);
                    sent.answer().complete(answer);
                });
            }
        } catch (IOException e) {
            end.complete(connection.broken(e));
            pieces.release(MOST_PIECES);
            awaited.values().forEach(sent -> sent.answer().completeExceptionally(e));
        }
    }

    private Answer answer() throws IOException {
        int length = in.readInt();
        if (length < LEAST_ANSWER || length > LARGEST_ANSWER) {
            process.destroyForcibly();
            throw new IOException("the server's answer is not an SFTP packet");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new Answer(bytes);
    }

    /** Whether the server can do something that is not in the protocol: {@code posix-rename@openssh.com}. */
    boolean offers(String extension) {
        return offered.contains(extension);
    }

    /** Whether the line has ended, and only another one can go on. */
    boolean isBroken() {
        return end.isDone();
    }

    /**
     * Sends a request, whose answer may be waited for.
     *
     * @param parts numbers, and texts and bytes, which go with their length
     */
    Sent send(int type, Object... parts) {
        boolean piece = type == Code.READ || type == Code.WRITE;
        Sent sent = new Sent(new CompletableFuture<>(), piece);
        try {
            if (piece && !pieces.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw unanswered();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        int id = number.incrementAndGet();
        awaited.put(id, sent);
        write(packet(type, id, parts));
        return sent;
    }

    private static byte[] packet(int type, int id, Object... parts) {
        int size = HEAD;
        for (Object part : parts) {
            size += part instanceof Long
                    ? Long.BYTES
                    : Integer.BYTES + (part instanceof Integer ? 0 : content(part).length);
        }
        ByteBuffer packet = ByteBuffer.allocate(size)
                .putInt(size - Integer.BYTES)
                .put((byte) type)
                .putInt(id);
        for (Object part : parts) {
            if (part instanceof Integer number) {
                packet.putInt(number);
            } else if (part instanceof Long large) {
                packet.putLong(large);
            } else {
                packet.putInt(content(part).length).put(content(part));
            }
        }
        return packet.array();
    }

    private static byte[] content(Object part) {
        return part instanceof byte[] bytes ? bytes : ((String) part).getBytes(StandardCharsets.UTF_8);
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
            throw broken(); // its answer would never be read
        }
    }

    Answer answer(Sent sent) {
        return wait(sent.answer(), longest);
    }

    private Answer wait(CompletableFuture<Answer> answer, Duration limit) {
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
        return ProblemException.of(
                connection.route().described() + " has not answered a request for " + longest.toSeconds() + " s",
                "see how busy that machine and its disk are, and publish again: what has arrived is not sent again");
    }

    /** What is told where the author ends this. */
    static ProblemException interrupted() {
        Thread.currentThread().interrupt();
        return ProblemException.of(
                "the publishing was interrupted", "publish again: what has arrived is not sent again");
    }

    Answer ask(int type, Object... parts) {
        return answer(send(type, parts));
    }
}
