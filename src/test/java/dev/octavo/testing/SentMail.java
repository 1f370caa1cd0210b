package dev.octavo.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A mail as a mail program reads it.
 *
 * @param headers unfolded, by their names
 */
public record SentMail(Map<String, String> headers, String plain, String html) {
    /** Reads one with a plain part and one of HTML, both in Base64. */
    public static SentMail of(byte[] bytes) {
        String text = new String(bytes, US_ASCII);
        int end = text.indexOf("\r\n\r\n");
        Map<String, String> headers = headers(text.substring(0, end));
        String boundary = headers.get("Content-Type").replaceFirst(".*boundary=\"([^\"]+)\".*", "$1");
        String[] parts = text.substring(end).split("\r\n--" + boundary, -1);
        if (parts.length != 4 || !parts[3].equals("--\r\n")) {
            throw new AssertionError("not two parts: " + text);
        }
        return new SentMail(headers, part(parts[1], "text/plain"), part(parts[2], "text/html"));
    }

    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : text.replace("\r\n ", " ").split("\r\n", -1)) {
            if (headers.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2)) != null) {
                throw new AssertionError("a header stands twice: " + line);
            }
        }
        return headers;
    }

    private static String part(String part, String type) {
        String[] halves = part.strip().split("\r\n\r\n", 2);
        if (!headers(halves[0])
                .equals(Map.of("Content-Type", type + "; charset=utf-8", "Content-Transfer-Encoding", "base64"))) {
            throw new AssertionError(halves[0]);
        }
        return new String(Base64.getMimeDecoder().decode(halves[1]), UTF_8).replace("\r\n", "\n");
    }
}
