package dev.octavo.publish.s3;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.s3.StorageErrors.Action;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.apache.commons.io.function.IOFunction;
import org.jsoup.nodes.Element;

/**
 * The objects of a bucket. Methods may be called from several threads, and throw a {@link ProblemException} if the
 * storage cannot be reached or refuses a request. If a response breaks off, the request is repeated.
 *
 * @param lock if present, nothing is written or deleted unless it is held
 */
record Storage(Connection connection, StorageErrors faults, Optional<Lock> lock) {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int CONDITION_FAILED = 412;
    private static final int FAILED = 500;
    private static final int NOT_IMPLEMENTED = 501;

    /**
     * Opens a bucket without sending a request.
     *
     * @param attempts how many times to send a request before it fails
     * @param listener called with what sends requests, and returns what to send them with
     */
    static Storage open(Destination.Bucket place, BucketSettings settings, int attempts, UnaryOperator<Wire> listener) {
        StorageErrors faults = new StorageErrors(place);
        return new Storage(new Connection(place, settings, faults, attempts, listener), faults, Optional.empty());
    }

    /** The same bucket, but nothing is written or deleted unless that lock is held. */
    Storage withLock(Lock held) {
        return new Storage(connection, faults, Optional.of(held));
    }

    /** The bytes and the tag of an object. */
    @SuppressWarnings("ArrayRecordComponent") // passed on and read once
    record Read(byte[] bytes, String tag) {}

    /** Reads an object, which must fit into memory; empty if it does not exist. */
    Optional<Read> read(String key) {
        return found("GET", key, answer -> new Read(answer.bytes(), answer.tag()));
    }

    /** The hash of an object's bytes; empty if it does not exist. */
    Optional<Sha256> hash(String key) {
        return found("GET", key, answer -> {
            Sha256.HashingOutputStream hashing = new Sha256.HashingOutputStream(OutputStream.nullOutputStream());
            answer.copyTo(hashing);
            return hashing.hash();
        });
    }

    /** The size and tag of an object; empty if it does not exist. */
    Optional<StoredObject> head(String key) {
        return found("HEAD", key, answer -> {
            Optional<String> size = answer.header("Content-Length");
            if (size.isEmpty() || answer.tag().isEmpty()) {
                throw new EOFException();
            }
            return new StoredObject(Long.parseLong(size.get()), answer.tag());
        });
    }

    private <T> Optional<T> found(String method, String key, IOFunction<Answer, T> reading) {
        try {
            return Optional.of(connection.send(connection.request(method, key), Optional.empty(), reading));
        } catch (IOException e) {
            if (status(e) == NOT_FOUND) {
                return Optional.empty();
            }
            throw faults.of(Action.READ, key, e);
        }
    }

    /** The HTTP status of a response about an object; 0 if there is no response, or no such bucket. */
    private static int status(IOException e) {
        return e instanceof Refusal refusal && !refusal.code().equals("NoSuchBucket") ? refusal.status() : 0;
    }

    /** Calls {@code found} with each object whose key begins with {@code prefix}. */
    void list(String prefix, BiConsumer<String, StoredObject> found) {
        String next = "";
        do {
            String from = next;
            Element page = page(prefix, from);
            for (Element object : page.select("Contents")) {
                found.accept(
                        Answer.text(object, "Key"),
                        new StoredObject(
                                Long.parseLong(Answer.text(object, "Size")),
                                Answer.unquoted(Answer.text(object, "ETag"))));
            }
            next = Answer.text(page, "NextContinuationToken");
            if (next.isEmpty() ? Answer.text(page, "IsTruncated").equals("true") : next.equals(from)) {
                throw faults.incompleteList(prefix); // the storage supports only the first version of this request
            }
        } while (!next.isEmpty());
    }

    private Element page(String prefix, String from) {
        String start = from.isEmpty() ? "" : "continuation-token=" + Request.encoded(from) + "&";
        Request request = connection.query(start + "list-type=2&prefix=" + Request.encoded(prefix));
        try {
            return connection.send(request, Optional.empty(), answer -> {
                Element page = answer.xml();
                if (Answer.text(page, "IsTruncated").isEmpty()) {
                    throw new EOFException();
                }
                return page;
            });
        } catch (IOException e) {
            throw faults.of(Action.LIST, prefix, e);
        }
    }

    /** Writes an object that readers do not request, and returns its tag. */
    String put(String key, UploadBody body) {
        try {
            return write(upload(key, body));
        } catch (IOException e) {
            throw faults.of(Action.WRITE, key, e);
        }
    }

    /**
     * The same, but replaces only an object with the tag {@code over}; if {@code over} is empty, replaces nothing. Some
     * storages do not support such conditions: they always write.
     *
     * @return its tag; empty if another object is there
     */
    Optional<String> put(String key, UploadBody body, Optional<String> over) {
        Request upload = upload(key, body);
        try {
            return Optional.of(write(
                    over.map(tag -> upload.with("if-match", quoted(tag))).orElse(upload.with("if-none-match", "*"))));
        } catch (IOException e) {
            return switch (status(e)) {
                case NOT_IMPLEMENTED -> Optional.of(put(key, body));
                // Amazon responds with 404 if If-Match finds no object, and with 409 if two write at the same moment.
                case NOT_FOUND, CONDITION_FAILED, CONFLICT -> Optional.empty();
                default -> throw faults.of(Action.WRITE, key, e);
            };
        }
    }

    private Request upload(String key, UploadBody body) {
        return connection
                .request("PUT", key)
                .with(body)
                .with(
                        "content-md5",
                        Base64.getEncoder().encodeToString(HexFormat.of().parseHex(body.md5()))) // RFC 1864
                .with("content-type", "application/octet-stream")
                .with("cache-control", "no-store");
    }

    private String write(Request upload) throws IOException {
        return connection.send(upload, lock, Answer::tag);
    }

    /**
     * Makes the storage copy an object to another key.
     *
     * @param tag the tag that the source must have
     */
    String copy(String from, String tag, String to, Headers headers) {
        Request copy = connection
                .request("PUT", to)
                .with("x-amz-copy-source", connection.source(from))
                .with("x-amz-copy-source-if-match", quoted(tag))
                .with("x-amz-metadata-directive", "REPLACE")
                .with("content-type", headers.contentType())
                .with("cache-control", headers.cacheControl());
        Request coded = headers.packed() ? copy.with("content-encoding", "gzip") : copy;
        try {
            return connection.send(
                    headers.redirect()
                            .map(url -> coded.with("x-amz-website-redirect-location", url))
                            .orElse(coded),
                    lock,
                    answer -> {
                        Element result = answer.xml();
                        // Amazon responds with 200 before it copies, so an error comes late.
                        if (result.selectFirst("Error") != null) {
                            throw new Refusal(FAILED, answer, result);
                        }
                        return Answer.unquoted(Answer.text(result, "ETag"));
                    });
        } catch (IOException e) {
            throw faults.of(Action.COPY, to, e);
        }
    }

    /** Deletes an object, if it exists. */
    void delete(String key) {
        try {
            connection.send(connection.request("DELETE", key), lock, Answer::status);
        } catch (IOException e) {
            if (status(e) != NOT_FOUND) { // Google's, when a request is repeated
                throw faults.of(Action.DELETE, key, e);
            }
        }
    }

    private static String quoted(String tag) {
        return "\"" + tag + "\"";
    }
}
