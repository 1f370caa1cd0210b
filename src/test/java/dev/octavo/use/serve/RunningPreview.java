package dev.octavo.use.serve;

import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.build.pipeline.preview.PreviewRequest;
import dev.octavo.lib.problem.Problem;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Until;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A running preview, queried through sockets, so that a test controls every byte it sends. */
public final class RunningPreview implements AutoCloseable {
    private final PreviewServer server;
    private final List<ChangedFiles> saved = new CopyOnWriteArrayList<>();
    private final List<Problem> words = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private volatile List<Problem> problems = List.of();
    private volatile List<Problem> known = List.of();

    private RunningPreview(Path site, int port, boolean poll) throws IOException {
        Path out = site.resolve("public");
        PreviewRequest request = new PreviewRequest(site, out, () -> Builds.NOW, 2);
        this.server =
                PreviewServer.start(new ServeRequest(request, "127.0.0.1", port, poll, false), new PreviewListener() {
                    @Override
                    public void saved(ChangedFiles changed) {
                        saved.add(changed);
                    }

                    @Override
                    public void problems(List<Problem> all) {
                        problems = all;
                    }

                    @Override
                    public void known(List<Problem> all) {
                        known = all;
                    }

                    @Override
                    public void notice(Problem problem) {
                        words.add(problem);
                    }

                    @Override
                    public void failure(Throwable e) {
                        failures.add(e);
                    }

                    @Override
                    public void bug(Throwable e) {
                        failures.add(e);
                    }
                });
    }

    public static RunningPreview of(Path site) throws IOException {
        return new RunningPreview(site, 0, false);
    }

    static RunningPreview at(Path site, int port) throws IOException {
        return new RunningPreview(site, port, false);
    }

    public int port() {
        return server.address().getPort();
    }

    public List<ChangedFiles> saved() {
        return saved;
    }

    public List<Problem> problems() {
        return problems;
    }

    public List<Problem> known() {
        return known;
    }

    List<Problem> words() {
        return words;
    }

    public List<Throwable> failures() {
        return failures;
    }

    /** A response: its status, its head in lower case, its body. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Response(int status, String head, byte[] body) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        String header(String name) {
            return head.lines()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }
    }

    /** Sends a request as a browser does, on a new connection. */
    public Response ask(String method, String target, String... headers) throws IOException {
        StringBuilder text =
                new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost:" + port() + "\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return raw(text + "Connection: close\r\n\r\n");
    }

    Response raw(String request) throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return response(socket.getInputStream().readAllBytes());
        }
    }

    Socket connected() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout((int) Until.LONGEST.toMillis());
        return socket;
    }

    /** The token that pages carry. */
    String token() throws IOException {
        return ask("GET", "/").text().replaceFirst("(?s).*data-token=\"(\\w+)\".*", "$1");
    }

    /** The token of the overview, which permits to change the look. */
    String writingToken() throws IOException {
        return ask("GET", "/_octavo/").text().replaceFirst("(?s).*data-writing=\"(\\w+)\".*", "$1");
    }

    private static Response response(byte[] bytes) {
        String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = all.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Response(0, "", bytes);
        }
        int status = Integer.parseInt(all.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        byte[] body = all.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        return new Response(status, all.substring(0, end).toLowerCase(Locale.ROOT), body);
    }

    /** Reads one response off a connection that stays open. */
    static int keptAlive(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("closed after: " + head);
            }
            head.append((char) next);
        }
        String length = head.toString().toLowerCase(Locale.ROOT).replaceFirst("(?s).*content-length: (\\d+).*", "$1");
        in.skipNBytes(Long.parseLong(length));
        return Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    @Override
    public void close() {
        server.close();
    }
}
