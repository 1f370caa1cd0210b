package dev.octavo.publish.sftp;

import dev.octavo.lib.problem.ProblemException;
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

/** An SFTP session. The server processes requests in order; any thread may send one before earlier responses come. */
final class SftpSession {
    private static final int VERSION = 3;
    private static final int HEADER = 9; // length, type, request number
    private static final int SILENCE_FACTOR = 4; // a server's disk may be slower than the connection
    private static final int MAX_RESPONSE = 256 * 1024; // as in OpenSSH
    private static final int MIN_RESPONSE = 5; // the type, and the number of the request or version
    // Two megabytes on the way: enough for a distant server, but renewals of the lock do not wait long.
    private static final int MAX_TRANSFERS = 64;

    record Pending(CompletableFuture<SftpResponse> response, boolean isTransfer) {}

    private final SshConnection connection;
    private final Process process;
    private final DataInputStream in;
    private final OutputStream out;
    private final Duration timeout;
    private final Set<String> extensions = new HashSet<>();
    private final AtomicInteger lastId = new AtomicInteger(VERSION);
    private final Map<Integer, Pending> pending = new ConcurrentHashMap<>();
    private final Semaphore transfers = new Semaphore(MAX_TRANSFERS);
    private final CompletableFuture<ProblemException> failure = new CompletableFuture<>();

    private SftpSession(SshConnection connection, Process process) {
        this.connection = connection;
        this.process = process;
        this.in = new DataInputStream(new BufferedInputStream(process.getInputStream(), MAX_RESPONSE));
        this.out = process.getOutputStream();
        this.timeout = connection.settings().timeouts().silence().multipliedBy(SILENCE_FACTOR);
    }

    /** @throws ProblemException if the server is not trusted, refuses the login, or offers no SFTP */
    static SftpSession open(SshConnection connection) throws IOException {
        SftpSession session = new SftpSession(connection, connection.sftp());
        Thread reading = new Thread(session::readAll, "sftp");
        reading.setDaemon(true);
        reading.start();
        session.negotiate();
        return session;
    }

    private void negotiate() throws IOException {
        Pending greeting = new Pending(new CompletableFuture<>(), false);
        pending.put(VERSION, greeting); // the response has the version in place of the request number
        write(packet(Sftp.INIT, VERSION));
        // An author may take a while to enter a passphrase.
        Duration limit = connection.settings().terminal() ? Duration.ofDays(1) : timeout;
        SftpResponse version = wait(greeting.response(), limit);
        while (version.remaining() > 0) {
            extensions.add(version.text());
            version.bytes();
        }
        connection.connected();
    }

    private void readAll() {
        try {
            SftpResponse greeting = response(); // of any version
            Optional.ofNullable(pending.remove(VERSION))
                    .ifPresent(sent -> sent.response().complete(greeting));
            while (true) {
                SftpResponse response = response();
                Optional.ofNullable(pending.remove(response.id())).ifPresent(sent -> {
                    transfers.release(sent.isTransfer() ? 1 : 0);
                    sent.response().complete(response);
                });
            }
        } catch (IOException e) {
            failure.complete(connection.failure(e));
            transfers.release(MAX_TRANSFERS);
            pending.values().forEach(sent -> sent.response().completeExceptionally(e));
        }
    }

    private SftpResponse response() throws IOException {
        int length = in.readInt();
        if (length < MIN_RESPONSE || length > MAX_RESPONSE) {
            process.destroyForcibly();
            throw new IOException("the server's answer is not an SFTP packet");
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return new SftpResponse(bytes);
    }

    /** Whether the server supports an extension of the protocol: {@code posix-rename@openssh.com}. */
    boolean supports(String extension) {
        return extensions.contains(extension);
    }

    /** Whether the session has ended, so that only a new one can continue. */
    boolean isBroken() {
        return failure.isDone();
    }

    /**
     * Sends a request, and does not wait for the response.
     *
     * @param parts integers and longs; strings and byte arrays, which are sent with their lengths
     */
    Pending send(int type, Object... parts) {
        boolean transfer = type == Sftp.READ || type == Sftp.WRITE;
        Pending sent = new Pending(new CompletableFuture<>(), transfer);
        try {
            if (transfer && !transfers.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw timedOut();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
        int id = lastId.incrementAndGet();
        pending.put(id, sent);
        write(packet(type, id, parts));
        return sent;
    }

    private static byte[] packet(int type, int id, Object... parts) {
        int size = HEADER;
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
            throw broken(); // nobody would read the response
        }
    }

    SftpResponse response(Pending sent) {
        return wait(sent.response(), timeout);
    }

    private SftpResponse wait(CompletableFuture<SftpResponse> response, Duration limit) {
        try {
            return response.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw broken();
        } catch (TimeoutException e) {
            throw timedOut();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private ProblemException broken() {
        return new ProblemException(failure.join().problems());
    }

    private ProblemException timedOut() {
        return ProblemException.of(
                connection.address().description() + " has not answered a request for " + timeout.toSeconds() + " s",
                "see how busy that machine and its disk are, and publish again: what has arrived is not sent again");
    }

    /** Interrupts this thread again, and returns the exception for an interrupted publishing. */
    static ProblemException interrupted() {
        Thread.currentThread().interrupt();
        return ProblemException.of(
                "the publishing was interrupted", "publish again: what has arrived is not sent again");
    }

    SftpResponse request(int type, Object... parts) {
        return response(send(type, parts));
    }
}
