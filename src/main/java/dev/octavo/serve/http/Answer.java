package dev.octavo.serve.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param headers beside those that every answer has
 * @param size of the body in bytes
 */
public record Answer(int status, Map<String, String> headers, long size, Body body) {
    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Body {
        InputStream open() throws IOException;
    }

    public Answer {
        headers = new LinkedHashMap<>(headers);
    }

    public static Answer bytes(int status, String type, byte[] bytes) {
        return new Answer(status, Map.of("Content-Type", type), bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    public static Answer of(int status, String type, long size, Body body) {
        return new Answer(status, Map.of("Content-Type", type), size, body);
    }

    /** One that has no body by its status. */
    public static Answer nothing(int status) {
        return new Answer(status, Map.of(), 0, InputStream::nullInputStream);
    }

    public static Answer text(int status, String sentence) {
        return bytes(status, "text/plain; charset=utf-8", (sentence + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public static Answer redirect(String href) {
        return text(302, "The page is at " + href).with("Location", href);
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, size, body);
    }
}
