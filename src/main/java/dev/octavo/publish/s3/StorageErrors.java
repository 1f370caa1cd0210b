package dev.octavo.publish.s3;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.problem.KnownMessage;
import dev.octavo.lib.problem.ProblemException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Explains errors of a storage to the author, since its own words are for programmers. */
final class StorageErrors {
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

    ProblemException of(Action action, String key, IOException e) {
        String description = e instanceof Refusal refusal ? description(refusal) : KnownMessage.met(e);
        return explained(description, name -> switch (name) {
            case "verb" -> action.verb;
            case "right" -> action.permission;
            case "key" -> action == Action.LIST ? "the bucket " + bucket : key;
            case "what" -> action == Action.LIST ? "the bucket " + bucket : key + " in the bucket " + bucket;
            case "date" ->
                header(e, "Date")
                        .map(date -> "; " + host + " says it is " + date)
                        .orElse("");
            case "elsewhere" -> region(e).map(region -> ", but in " + region).orElse("");
            case "region" -> region(e).orElse("the right one");
            default -> throw new IllegalStateException("no value is called " + name);
        });
    }

    /** @param what what was not found: {@code credentials} or {@code region} */
    ProblemException missing(String what) {
        return explained("no " + what, name -> "");
    }

    private ProblemException explained(String description, UnaryOperator<String> values) {
        return KnownMessage.meaning("bucket", description, name -> switch (name) {
                    case "bucket" -> bucket;
                    case "host" -> host;
                    case "again" -> AGAIN;
                    default -> values.apply(name);
                })
                .orElseThrow();
    }

    ProblemException incompleteList(String prefix) {
        return ProblemException.of(
                host + " lists some of the objects below \"" + prefix + "\", and does not say how the list goes on",
                "ask the provider whether its ListObjectsV2 is as Amazon's");
    }

    private String description(Refusal refusal) {
        return accepted && refusal.code().equals("SignatureDoesNotMatch")
                ? refusal.status() + " SignatureDoesNotMatch after others"
                : refusal.summary();
    }

    private static Optional<String> region(IOException e) {
        return header(e, "x-amz-bucket-region")
                .or(() -> EXPECTED_REGION
                        .matcher(e.toString())
                        .results()
                        .findFirst()
                        .map(found -> found.group(1)));
    }

    private static Optional<String> header(IOException e, String name) {
        return e instanceof Refusal refusal ? refusal.answer().header(name) : Optional.empty();
    }
}
