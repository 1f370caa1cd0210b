package dev.octavo.publish.s3.storage;

import dev.octavo.problem.ProblemException;
import dev.octavo.publish.site.Sha256;
import dev.octavo.site.destination.Destination;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The objects of a bucket. Every method may be called from several threads, and ends with a {@link ProblemException} where
 * the storage cannot be reached or does not allow it.
 */
public final class Storage implements AutoCloseable {
    private static final int ATTEMPTS = 3;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int CONFLICT = 409;
    private static final int CONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client client;
    private final String bucket;
    private final Faults faults;
    private final BooleanSupplier allowed;

    private Storage(S3Client client, String bucket, Faults faults, BooleanSupplier allowed) {
        this.client = client;
        this.bucket = bucket;
        this.faults = faults;
        this.allowed = allowed;
    }

    /**
     * A bucket that is not asked anything yet.
     *
     * @param attempts how often a request is sent before it has failed
     * @param listeners hear of every request
     */
    public static Storage open(Destination.Bucket place, int attempts, List<ExecutionInterceptor> listeners) {
        Faults faults = new Faults(place);
        try {
            return new Storage(Connection.open(place, attempts, listeners), place.bucket(), faults, () -> true);
        } catch (SdkException e) {
            throw faults.of(Faults.Action.READ, "", e);
        } catch (IllegalArgumentException e) {
            throw Faults.configuration(e);
        }
    }

    /**
     * The same, except that writing and deleting end with a {@link StaleException} where they are not allowed at the moment
     * at which the request leaves.
     */
    public Storage guardedBy(BooleanSupplier now) {
        return new Storage(client, bucket, faults, now);
    }

    /** An object as it was read. */
    public static final class Read {
        private final byte[] bytes;
        private final String tag;

        private Read(byte[] bytes, String tag) {
            this.bytes = bytes;
            this.tag = tag;
        }

        public byte[] bytes() {
            return bytes;
        }

        public String tag() {
            return tag;
        }
    }

    /** The bytes of an object that is not large; empty where there is none. */
    public Optional<Read> read(String key) {
        return answered(Faults.Action.READ, key, () -> {
            ResponseBytes<GetObjectResponse> answer =
                    client.getObjectAsBytes(request -> request.bucket(bucket).key(key));
            byte[] bytes = answer.asByteArray();
            return isWhole(answer.response(), bytes.length)
                    ? Optional.of(new Read(
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
    public Optional<Sha256> read(String key, OutputStream out) {
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
    public Optional<Stored> look(String key) {
        return answered(Faults.Action.READ, key, () -> {
            HeadObjectResponse answer =
                    client.headObject(request -> request.bucket(bucket).key(key));
            return Optional.ofNullable(answer.contentLength())
                    .flatMap(size ->
                            Optional.ofNullable(answer.eTag()).map(tag -> new Stored(size, plain(Optional.of(tag)))));
        });
    }

    /** Tells every object whose key begins with {@code prefix}. */
    public void list(String prefix, BiConsumer<String, Stored> found) {
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

    /** Writes an object, where the condition holds. */
    public Put put(String key, Body body, Headers headers, Condition condition) {
        try {
            PutObjectResponse answer = client.putObject(
                    request -> {
                        request.overrideConfiguration(this::guard)
                                .bucket(bucket)
                                .key(key)
                                .contentMD5(body.contentMd5())
                                .contentType(headers.contentType())
                                .cacheControl(headers.cacheControl());
                        condition.tag().ifPresent(tag -> request.ifMatch(quoted(tag)));
                        if (condition.absent()) {
                            request.ifNoneMatch("*");
                        }
                    },
                    body.bytes());
            return new Put(Put.Outcome.DONE, plain(Optional.ofNullable(answer.eTag())));
        } catch (S3Exception e) {
            return new Put(unwritten(key, condition, e), "");
        } catch (SdkException e) {
            throw faults.of(Faults.Action.WRITE, key, e);
        }
    }

    private Put.Outcome unwritten(String key, Condition condition, S3Exception e) {
        if (!condition.equals(Condition.NONE)) {
            // Amazon answers 404 where If-Match finds no object, and 409 where two write at the same moment.
            boolean absent = e.statusCode() == NOT_FOUND && !Faults.code(e).equals("NoSuchBucket");
            if (absent || e.statusCode() == CONDITION_FAILED || e.statusCode() == CONFLICT) {
                return Put.Outcome.NOT_MET;
            }
            if (e.statusCode() == NOT_IMPLEMENTED) {
                return Put.Outcome.UNSUPPORTED;
            }
        }
        throw faults.of(Faults.Action.WRITE, key, e);
    }

    /**
     * Lets the storage copy an object onto another.
     *
     * @param tag of the object that is meant: another is not copied
     * @return the tag of the copy; absent where the storage cannot copy
     */
    public Optional<String> copy(String from, String tag, String to, Headers headers) {
        try {
            CopyObjectResponse answer = client.copyObject(request -> request.overrideConfiguration(this::guard)
                    .sourceBucket(bucket)
                    .sourceKey(from)
                    .copySourceIfMatch(quoted(tag))
                    .destinationBucket(bucket)
                    .destinationKey(to)
                    .metadataDirective(MetadataDirective.REPLACE)
                    .contentType(headers.contentType())
                    .cacheControl(headers.cacheControl()));
            return Optional.of(plain(Optional.ofNullable(answer.copyObjectResult())
                    .flatMap(result -> Optional.ofNullable(result.eTag()))));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_IMPLEMENTED || e.statusCode() == NOT_ALLOWED) {
                return Optional.empty();
            }
            throw faults.of(Faults.Action.COPY, to, e);
        } catch (SdkException e) {
            throw faults.of(Faults.Action.COPY, to, e);
        }
    }

    /** Sees that there is no object of that name: true. */
    public boolean delete(String key) {
        try {
            client.deleteObject(request ->
                    request.overrideConfiguration(this::guard).bucket(bucket).key(key));
            return true;
        } catch (SdkException e) {
            throw faults.of(Faults.Action.DELETE, key, e);
        }
    }

    private void guard(AwsRequestOverrideConfiguration.Builder request) {
        request.putExecutionAttribute(Guard.ALLOWED, allowed);
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

    private static String plain(Optional<String> tag) {
        return tag.orElse("").replaceFirst("^W/", "").replace("\"", "");
    }

    private static String quoted(String tag) {
        return "\"" + tag + "\"";
    }

    @Override
    public void close() {
        client.close();
    }
}
