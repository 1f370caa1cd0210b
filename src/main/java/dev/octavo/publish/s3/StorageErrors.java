package dev.octavo.publish.s3;

import dev.octavo.problem.KnownMessage;
import dev.octavo.problem.ProblemException;
import dev.octavo.site.destination.Destination;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Explains errors of a storage to the author, since the library's messages mention its own classes. */
final class StorageErrors {
    private static final int LONGEST_WORDS = 200;
    private static final Pattern EXPECTED_REGION = Pattern.compile("expecting '([a-z0-9-]+)'");
    private static final String AGAIN = "publish again: what has arrived is not sent a second time";

    /** An operation, and the permission that it needs. */
    enum Action {
        READ("read", "s3:GetObject"),
        LIST("list", "s3:ListBucket"),
        WRITE("write", "s3:PutObject"),
        COPY("copy", "s3:PutObject and s3:GetObject"),
        DELETE("delete", "s3:DeleteObject");

        private final String verb;
        private final String permission;

        Action(String verb, String right) {
            this.verb = verb;
            this.permission = right;
        }
    }

    private final String bucket;
    private final String host;
    private volatile boolean accepted;

    StorageErrors(Destination.Bucket place) {
        this.bucket = place.bucket();
        this.host = place.endpoint()
                .map(endpoint -> Optional.ofNullable(endpoint.getRawAuthority()).orElse(endpoint.toString()))
                .map(authority -> authority.substring(authority.indexOf('@') + 1))
                .orElse("Amazon S3");
    }

    /** Records that the storage has accepted a signature, so that a later refusal is not blamed on the key. */
    void noteAccepted() {
        accepted = true;
    }

    /** The storage's error code; empty if there is none. */
    static String code(S3Exception e) {
        return details(e).map(AwsErrorDetails::errorCode).orElse("");
    }

    ProblemException of(Action action, String key, SdkException e) {
        if (e.getCause() instanceof ProblemException problem) {
            return problem; // the library wraps exceptions of its listeners
        }
        String description = e instanceof S3Exception answer ? description(answer) : KnownMessage.met(e);
        return KnownMessage.meaning("bucket", description, name -> value(name, action, key, e))
                .orElseThrow();
    }

    ProblemException broken(Action action, String key, IOException e) {
        String why = e instanceof SocketTimeoutException ? "it fell silent" : "the connection broke";
        return ProblemException.of(host + " was asked to " + action.verb + " " + key + ", but " + why, AGAIN);
    }

    ProblemException incompleteList(String prefix) {
        return ProblemException.of(
                host + " lists some of the objects below \"" + prefix + "\", and does not say how the list goes on",
                "ask the provider whether its ListObjectsV2 is as Amazon's");
    }

    /** The library reads its configuration files when it is first used. */
    static ProblemException configuration(IllegalArgumentException e) {
        String why = Optional.ofNullable(e.getMessage())
                .map(message -> ": " + message)
                .orElse("");
        return ProblemException.of(
                "the settings for Amazon's library cannot be read" + why,
                "mend ~/.aws/config and ~/.aws/credentials, or the files that AWS_CONFIG_FILE and"
                        + " AWS_SHARED_CREDENTIALS_FILE name");
    }

    private String description(S3Exception e) {
        String code = code(e);
        if (accepted && code.equals("SignatureDoesNotMatch")) {
            return e.statusCode() + " " + code + " after others";
        }
        String message = message(e).replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "");
        return (e.statusCode() + " " + code).strip() + " "
                + message.substring(0, Math.min(message.length(), LONGEST_WORDS));
    }

    private String value(String name, Action action, String key, SdkException e) {
        return switch (name) {
            case "verb" -> action.verb;
            case "right" -> action.permission;
            case "key" -> key.isEmpty() ? "the bucket " + bucket : key;
            case "what" -> key.isEmpty() ? "" : " " + key;
            case "bucket" -> bucket;
            case "host" -> host;
            case "again" -> AGAIN;
            case "expired" -> KnownMessage.met(e).contains("expired") ? ", and a sign-in has expired" : "";
            case "date" ->
                header(e, "Date")
                        .map(date -> "; " + host + " says it is " + date)
                        .orElse("");
            case "elsewhere" -> region(e).map(region -> ", but in " + region).orElse("");
            case "region" -> region(e).orElse("the right one");
            default -> throw new IllegalStateException("no value is called " + name);
        };
    }

    private static Optional<String> region(SdkException e) {
        Matcher expected = EXPECTED_REGION.matcher(message(e));
        return header(e, "x-amz-bucket-region")
                .or(() -> expected.find() ? Optional.of(expected.group(1)) : Optional.empty());
    }

    private static Optional<AwsErrorDetails> details(SdkException e) {
        return e instanceof S3Exception answer ? Optional.ofNullable(answer.awsErrorDetails()) : Optional.empty();
    }

    private static String message(SdkException e) {
        return details(e).map(AwsErrorDetails::errorMessage).orElse("");
    }

    private static Optional<String> header(SdkException e, String name) {
        return details(e).map(AwsErrorDetails::sdkHttpResponse).flatMap(answer -> answer.firstMatchingHeader(name));
    }
}
