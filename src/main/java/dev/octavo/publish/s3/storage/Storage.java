package dev.octavo.publish.s3.storage;

import dev.octavo.problem.ProblemException;
import dev.octavo.publish.site.Sha256;
import dev.octavo.site.destination.Destination;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The objects of a bucket. Every method may be called from several threads, and ends with a {@link ProblemException} where
 * the storage cannot be reached or does not allow it.
 */
public final class Storage implements AutoCloseable {
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int CONFLICT = 409;
    private static final int CONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Client client;
    private final String bucket;
    private final Faults faults;
    private final BooleanSupplier allowed;
    private final Reading reading;

    private Storage(S3Client client, String bucket, Faults faults, BooleanSupplier allowed) {
        this.client = client;
        this.bucket = bucket;
        this.faults = faults;
        this.allowed = allowed;
        this.reading = new Reading(client, bucket, faults);
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
            List<ExecutionInterceptor> all = new ArrayList<>(listeners);
            all.add(faults.listener());
            return new Storage(Connection.open(place, attempts, all), place.bucket(), faults, () -> true);
        } catch (SdkException e) {
            throw faults.of(Faults.Action.READ, "", e);
        } catch (IllegalArgumentException e) {
            throw Unanswered.configuration(e);
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

        Read(byte[] bytes, String tag) {
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
        return reading.read(key);
    }

    /** Copies the bytes of an object, and says what they are; empty where there is none. */
    public Optional<Sha256> read(String key, OutputStream out) {
        return reading.read(key, out);
    }

    /** What there is of an object, without its bytes. */
    public Optional<Stored> look(String key) {
        return reading.look(key);
    }

    /** Tells every object whose key begins with {@code prefix}. */
    public void list(String prefix, BiConsumer<String, Stored> found) {
        reading.list(prefix, found);
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
            return new Put(Put.Outcome.DONE, Reading.plain(Optional.ofNullable(answer.eTag())));
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
            return Optional.of(Reading.plain(Optional.ofNullable(answer.copyObjectResult())
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

    private static String quoted(String tag) {
        return "\"" + tag + "\"";
    }

    @Override
    public void close() {
        client.close();
    }
}
