package dev.octavo.publish.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Sends requests with the JDK's older client, since its newer one cannot limit how long a storage is silent during a large file.
 *
 * @param silence the longest time without a byte of the response
 */
record Http(BucketSettings settings, Duration connect, Duration silence) implements Wire {
    private static final int HTTP_PORT = 80;

    @Override
    public Answer send(Request request) throws IOException {
        Answer answer = send(request, false);
        // Google would decompress a compressed object, and does not say its size then; with this header, others do not.
        boolean hidden = request.method().equals("HEAD")
                && answer.status() == HttpURLConnection.HTTP_OK
                && answer.header("Content-Length").isEmpty();
        return hidden ? send(request, true) : answer;
    }

    private Answer send(Request request, boolean acceptsGzip) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) request.uri().toURL().openConnection(proxy(request.uri()));
        connection.setConnectTimeout((int) connect.toMillis());
        connection.setReadTimeout((int) silence.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod(request.method());
        connection.setRequestProperty("User-Agent", "Octavo");
        request.headers().forEach(connection::setRequestProperty);
        if (acceptsGzip) {
            connection.setRequestProperty("Accept-Encoding", "gzip"); // not signed, since proxies change it
        }
        if (!Set.of("GET", "HEAD").contains(request.method())) {
            // In this mode, the client never repeats a request by itself: the lock may be lost meanwhile.
            connection.setFixedLengthStreamingMode(
                    request.body().map(UploadBody::size).orElse(0L));
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                if (request.body().isPresent()) {
                    request.body().get().source().copyTo(out);
                }
            }
        }
        int status = connection.getResponseCode();
        SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) { // the status line has none
                headers.put(name, values.get(0));
            }
        });
        Optional<InputStream> body =
                Optional.ofNullable(status >= 400 ? connection.getErrorStream() : connection.getInputStream());
        return new Answer(
                status,
                headers,
                Instant.ofEpochMilli(connection.getDate()),
                body.orElse(InputStream.nullInputStream()));
    }

    /** The proxy that the environment names, as curl reads it: {@code HTTPS_PROXY}, and {@code NO_PROXY} for exceptions. */
    private Proxy proxy(URI uri) {
        String host = "." + uri.getHost();
        // Only this machine and its cloud have such addresses.
        boolean direct = host.matches("\\.(localhost|127\\..*|169\\.254\\..*|\\[.*)")
                || Stream.of(settings.variable("no_proxy")
                                .or(() -> settings.variable("NO_PROXY"))
                                .orElse("")
                                .split("[\\s,]+"))
                        .filter(name -> !name.isEmpty())
                        .anyMatch(name -> name.equals("*") || host.endsWith("." + name.replaceFirst("^\\*?\\.", "")));
        String variable = uri.getScheme() + "_proxy";
        return settings.url(variable)
                .or(() -> settings.url(variable.toUpperCase(Locale.ROOT)))
                .filter(server -> !direct)
                .map(server ->
                        new InetSocketAddress(server.getHost(), server.getPort() < 0 ? HTTP_PORT : server.getPort()))
                .map(server -> new Proxy(Proxy.Type.HTTP, server))
                .orElse(Proxy.NO_PROXY);
    }
}
