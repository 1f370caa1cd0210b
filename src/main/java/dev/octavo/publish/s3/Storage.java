package dev.octavo.publish.s3;

import dev.octavo.hash.Sha256;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.lock.Lock;
import dev.octavo.publish.s3.StorageErrors.Action;
import dev.octavo.site.destination.Destination;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.io.function.Uncheck;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The objects of a bucket. Methods may be called from several threads, and throw a {@link ProblemException} if the
 * storage cannot be reached or refuses a request. If a response breaks off, the request is repeated.
 *
 * @param lock if present, nothing is written or deleted unless it is held
 */
record Storage(S3Client client, String bucket, StorageErrors faults, Optional<Lock> lock) implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int CONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;
    private static final ExecutionAttribute<Lock> LOCK = new ExecutionAttribute<>("octavo-lock");

    /**
     * Opens a bucket without sending a request.
     *
     * @param attempts how many times to send a request before it fails
     * @param listeners called for each request
     */
    static Storage open(Destination.Bucket place, int attempts, List<ExecutionInterceptor> listeners) {
        StorageErrors faults = new StorageErrors(place);
        List<ExecutionInterceptor> all = new ArrayList<>(listeners);
        all.add(new Watcher(faults));
        try {
            return new Storage(Connection.open(place, attempts, all), place.bucket(), faults, Optional.empty());
        } catch (SdkException e) {
            throw faults.of(Action.READ, "", e);
        } catch (IllegalArgumentException e) {
            throw StorageErrors.configuration(e);
        }
    }

    /** Checks the lock before requests, and records accepted ones. */
    private record Watcher(StorageErrors faults) implements ExecutionInterceptor {
        /** Just before each request, even a repeated one, since the machine may have slept meanwhile. */
        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            attributes.getOptionalAttribute(LOCK).ifPresent(lock -> Uncheck.run(lock::check));
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            faults.noteAccepted();
        }
    }

    /** The same bucket, but nothing is written or deleted unless that lock is held. */
    Storage withLock(Lock held) {
        return new Storage(client, bucket, faults, Optional.of(held));
    }

    private void guard(AwsRequestOverrideConfiguration.Builder request) {
        lock.ifPresent(held -> request.putExecutionAttribute(LOCK, held));
    }

    /** The bytes and the tag of an object. */
    @SuppressWarnings("ArrayRecordComponent") // passed on and read once
    record Read(byte[] bytes, String tag) {}

    /** Reads an object, which must fit into memory; empty if it does not exist. */
    Optional<Read> read(String key) {
        return withRetries(Action.READ, key, () -> {
            ResponseBytes<GetObjectResponse> answer =
                    client.getObjectAsBytes(request -> request.bucket(bucket).key(key));
            byte[] bytes = answer.asByteArray();
            return isWhole(answer.response(), bytes.length)
                    ? Optional.of(new Read(bytes, unquoted(answer.response().eTag())))
                    : Optional.empty();
        });
    }

    /** The JDK's client takes a broken connection for the end of a response, even within the headers. */
    private static boolean isWhole(GetObjectResponse answer, long size) {
        return Optional.of(size).equals(Optional.ofNullable(answer.contentLength()));
    }

    /** Repeats a request whose response breaks off; empty if there is no such object. */
    private <T> Optional<T> withRetries(Action action, String key, Supplier<Optional<T>> request) {
        try {
            for (int i = 0; i < ATTEMPTS; i++) {
                Optional<T> answer = request.get();
                if (answer.isPresent()) {
                    return answer;
                }
            }
        } catch (SdkException e) {
            return emptyIfMissing(action, key, e);
        }
        throw faults.broken(action, key, new EOFException());
    }

    private <T> Optional<T> emptyIfMissing(Action action, String key, SdkException e) {
        if (status(e) == NOT_FOUND) {
            return Optional.empty();
        }
        throw faults.of(action, key, e);
    }

    /** The HTTP status of a response about an object; 0 if there is no response, or no such bucket. */
    private static int status(SdkException e) {
        return e instanceof S3Exception answer && !StorageErrors.code(answer).equals("NoSuchBucket")
                ? answer.statusCode()
                : 0;
    }

    /** The hash of an object's bytes; empty if it does not exist. */
    Optional<Sha256> hash(String key) {
        try (ResponseInputStream<GetObjectResponse> in =
                client.getObject(request -> request.bucket(bucket).key(key), ResponseTransformer.toInputStream())) {
            Sha256.HashingOutputStream hashing = new Sha256.HashingOutputStream(OutputStream.nullOutputStream());
            if (!isWhole(in.response(), in.transferTo(hashing))) {
                throw new EOFException();
            }
            return Optional.of(hashing.hash());
        } catch (SdkException e) {
            return emptyIfMissing(Action.READ, key, e);
        } catch (IOException e) {
            throw faults.broken(Action.READ, key, e);
        }
    }

    /** The size and tag of an object; empty if it does not exist. */
    Optional<StoredObject> head(String key) {
        return withRetries(Action.READ, key, () -> {
            HeadObjectResponse answer =
                    client.headObject(request -> request.bucket(bucket).key(key));
            return Optional.ofNullable(answer.contentLength())
                    .filter(size -> answer.eTag() != null)
                    .map(size -> new StoredObject(size, unquoted(answer.eTag())));
        });
    }

    /** Calls {@code found} with each object whose key begins with {@code prefix}. */
    void list(String prefix, BiConsumer<String, StoredObject> found) {
        Optional<String> next = Optional.empty();
        do {
            Optional<String> from = next;
            ListObjectsV2Response page = withRetries(Action.LIST, prefix, () -> page(prefix, from))
                    .orElseThrow(() -> faults.broken(Action.LIST, prefix, new EOFException()));
            page.contents()
                    .forEach(object ->
                            found.accept(object.key(), new StoredObject(object.size(), unquoted(object.eTag()))));
            next = Optional.ofNullable(page.nextContinuationToken());
            if (next.isPresent() ? next.equals(from) : page.isTruncated()) {
                throw faults.incompleteList(prefix); // the storage supports only the first version of this request
            }
        } while (next.isPresent());
    }

    /** Empty if the response broke off. */
    private Optional<ListObjectsV2Response> page(String prefix, Optional<String> from) {
        ListObjectsV2Response page = client.listObjectsV2(request -> {
            request.bucket(bucket).prefix(prefix);
            from.ifPresent(request::continuationToken);
        });
        return Optional.of(page).filter(answer -> answer.isTruncated() != null);
    }

    /** Writes an object that readers do not request, and returns its tag. */
    String put(String key, UploadBody body) {
        try {
            return write(key, body, always -> {});
        } catch (SdkException e) {
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
        try {
            return Optional.of(write(
                    key,
                    body,
                    request -> over.map(Storage::quoted)
                            .ifPresentOrElse(request::ifMatch, () -> request.ifNoneMatch("*"))));
        } catch (SdkException e) {
            return switch (status(e)) {
                case NOT_IMPLEMENTED -> Optional.of(put(key, body));
                // Amazon responds with 404 if If-Match finds no object, and with 409 if two write at the same moment.
                case NOT_FOUND, CONDITION_FAILED, CONFLICT -> Optional.empty();
                default -> throw faults.of(Action.WRITE, key, e);
            };
        }
    }

    private String write(String key, UploadBody body, Consumer<PutObjectRequest.Builder> condition) {
        return unquoted(client.putObject(
                        request -> condition.accept(request.overrideConfiguration(this::guard)
                                .bucket(bucket)
                                .key(key)
                                .contentMD5(Base64.getEncoder()
                                        .encodeToString(HexFormat.of().parseHex(body.md5()))) // RFC 1864
                                .contentType("application/octet-stream")
                                .cacheControl("no-store")),
                        body.bytes())
                .eTag());
    }

    /**
     * Makes the storage copy an object to another key.
     *
     * @param tag the tag that the source must have
     */
    String copy(String from, String tag, String to, Headers headers) {
        try {
            CopyObjectResponse answer = client.copyObject(request -> {
                request.overrideConfiguration(this::guard)
                        .sourceBucket(bucket)
                        .sourceKey(from)
                        .copySourceIfMatch(quoted(tag))
                        .destinationBucket(bucket)
                        .destinationKey(to)
                        .metadataDirective(MetadataDirective.REPLACE)
                        .contentType(headers.contentType())
                        .cacheControl(headers.cacheControl());
                headers.redirect().ifPresent(request::websiteRedirectLocation);
            });
            return answer.copyObjectResult() == null
                    ? ""
                    : unquoted(answer.copyObjectResult().eTag());
        } catch (SdkException e) {
            throw faults.of(Action.COPY, to, e);
        }
    }

    /** Deletes an object, if it exists. */
    void delete(String key) {
        try {
            client.deleteObject(request ->
                    request.overrideConfiguration(this::guard).bucket(bucket).key(key));
        } catch (SdkException e) {
            throw faults.of(Action.DELETE, key, e);
        }
    }

    private static String quoted(String tag) {
        return "\"" + tag + "\"";
    }

    /** An entity tag without quotes; empty if there is none. */
    private static String unquoted(@Nullable String tag) {
        return tag == null ? "" : tag.replaceFirst("^W/", "").replace("\"", "");
    }

    @Override
    public void close() {
        client.close();
    }
}
