package dev.octavo.publish.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * A storage's response, whose body is read only once.
 *
 * @param headers by name, in an order that ignores case
 * @param date when the storage says it is; the epoch if it does not say so
 */
record Answer(int status, SortedMap<String, String> headers, Instant date, InputStream body) implements AutoCloseable {
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The entity tag without quotes; empty if there is none. */
    String tag() {
        return unquoted(header("ETag").orElse(""));
    }

    static String unquoted(String tag) {
        return tag.replaceFirst("^W/", "").replace("\"", "");
    }

    byte[] bytes() throws IOException {
        byte[] bytes = body.readAllBytes();
        requireWhole(bytes.length);
        return bytes;
    }

    void copyTo(OutputStream out) throws IOException {
        requireWhole(body.transferTo(out));
    }

    /** The JDK's client takes a broken connection for the end of a response, even within the headers. */
    private void requireWhole(long size) throws EOFException {
        // The end of a chunked body is checked by the client itself.
        if (!header("Content-Length")
                .map(Long.toString(size)::equals)
                .orElse(headers.containsKey("Transfer-Encoding"))) {
            throw new EOFException();
        }
    }

    Element xml() throws IOException {
        return xml(new String(bytes(), StandardCharsets.UTF_8));
    }

    static Element xml(String text) {
        return Jsoup.parse(text, "", Parser.xmlParser());
    }

    /** The text of the first element with a name; empty if there is none. */
    static String text(Element within, String name) {
        return Optional.ofNullable(within.selectFirst(name))
                .map(Element::wholeText)
                .orElse("");
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
