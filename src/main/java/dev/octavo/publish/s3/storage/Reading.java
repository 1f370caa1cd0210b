package dev.octavo.publish.s3.storage;

import dev.octavo.publish.site.Sha256;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Asks for objects. An answer that breaks off is asked for again, and never taken for a whole one. */
final class Reading {
    private static final int ATTEMPTS = 3;
    private static final int NOT_FOUND = 404;

    private final S3Client client;
    private final String bucket;
    private final Faults faults;

    Reading(S3Client client, String bucket, Faults faults) {
        this.client = client;
        this.bucket = bucket;
        this.faults = faults;
    }

    /** The bytes of an object that is not large; empty where there is none. */
    Optional<Storage.Read> read(String key) {
        return answered(Faults.Action.READ, key, () -> {
            ResponseBytes<GetObjectResponse> answer =
                    client.getObjectAsBytes(request -> request.bucket(bucket).key(key));
            byte[] bytes = answer.asByteArray();
            return isWhole(answer.response(), bytes.length)
                    ? Optional.of(new Storage.Read(
                            bytes, plain(Optional.ofNullable(answer.response().eTag()))))
                    : Optional.empty();
        });
    }

    /** The JDK's client takes a connection that breaks for the end of an answer, within its headers too. */
    private static boolean isWhole(GetObjectResponse answer, long size) {
        return Optional.of(size).equals(Optional.ofNullable(answer.contentLength()));
    }

    /** What is answered, if need be to another request, where the answer breaks off; empty where there is no such object. */
    private <T> Optional<T> answered(Faults.Action action, String key, Supplier<Optional<T>> request) {
        try {
            for (int i = 0; i < ATTEMPTS; i++) {
                Optional<T> answer = request.get();
                if (answer.isPresent()) {
                    return answer;
                }
            }
        } catch (SdkException e) {
            return absent(action, key, e);
        }
        throw faults.broken(action, key, new EOFException());
    }

    /** Copies the bytes of an object, and says what they are; empty where there is none. */
    Optional<Sha256> read(String key, OutputStream out) {
        try (ResponseInputStream<GetObjectResponse> in =
                client.getObject(request -> request.bucket(bucket).key(key), ResponseTransformer.toInputStream())) {
            Sha256.Summing summing = new Sha256.Summing(out);
            in.transferTo(summing);
            summing.flush();
            if (!isWhole(in.response(), summing.size())) {
                throw new EOFException();
            }
            return Optional.of(summing.sum());
        } catch (SdkException e) {
            return absent(Faults.Action.READ, key, e);
        } catch (IOException e) {
            throw faults.broken(Faults.Action.READ, key, e);
        }
    }

    /** What there is of an object, without its bytes. */
    Optional<Stored> look(String key) {
        return answered(Faults.Action.READ, key, () -> {
            HeadObjectResponse answer =
                    client.headObject(request -> request.bucket(bucket).key(key));
            return Optional.ofNullable(answer.contentLength())
                    .flatMap(size ->
                            Optional.ofNullable(answer.eTag()).map(tag -> new Stored(size, plain(Optional.of(tag)))));
        });
    }

    /** Tells every object whose key begins with {@code prefix}. */
    void list(String prefix, BiConsumer<String, Stored> found) {
        Optional<String> next = Optional.empty();
        do {
            Optional<String> from = next;
            ListObjectsV2Response page = answered(Faults.Action.LIST, prefix, () -> page(prefix, from))
                    .orElseThrow(() -> faults.endless(prefix));
            page.contents()
                    .forEach(object -> found.accept(
                            object.key(), new Stored(object.size(), plain(Optional.ofNullable(object.eTag())))));
            next = Optional.ofNullable(page.nextContinuationToken());
            if (next.isPresent() && next.equals(from)) {
                throw faults.endless(prefix);
            }
        } while (next.isPresent());
    }

    /** Empty where the answer is not even the end of a list. */
    private Optional<ListObjectsV2Response> page(String prefix, Optional<String> from) {
        ListObjectsV2Response page = client.listObjectsV2(request -> {
            request.bucket(bucket).prefix(prefix);
            from.ifPresent(request::continuationToken);
        });
        return Optional.of(page).filter(answer -> answer.isTruncated() != null);
    }

    private <T> Optional<T> absent(Faults.Action action, String key, SdkException e) {
        boolean missing = e instanceof S3Exception answer
                && answer.statusCode() == NOT_FOUND
                && !Faults.code(answer).equals("NoSuchBucket");
        if (missing) {
            return Optional.empty();
        }
        throw faults.of(action, key, e);
    }

    static String plain(Optional<String> tag) {
        return tag.orElse("").replaceFirst("^W/", "").replace("\"", "");
    }
}
