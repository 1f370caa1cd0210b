package dev.octavo.publish.s3.storage;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.site.destination.Destination;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What an author is told when a storage does not do what it was asked. The library's own words name its classes. */
final class Faults {
    private static final int REDIRECT = 301;
    private static final int TEMPORARY_REDIRECT = 307;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int TOO_MANY = 429;
    private static final int SERVER_FAULT = 500;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int BUSY = 503;
    private static final int LONGEST_WORDS = 200;
    private static final Pattern EXPECTED_REGION = Pattern.compile("expecting '([a-z0-9-]+)'");

    static final String AGAIN = "publish again: what has arrived is not sent a second time";

    /** What was to be done, and the right that it needs. */
    enum Action {
        READ("read", "s3:GetObject"),
        LIST("list", "s3:ListBucket"),
        WRITE("write", "s3:PutObject"),
        COPY("copy", "s3:PutObject and s3:GetObject"),
        DELETE("delete", "s3:DeleteObject");

        private final String verb;
        private final String right;

        Action(String verb, String right) {
            this.verb = verb;
            this.right = right;
        }
    }

    private final Destination.Bucket place;
    private final String host;
    private final Unanswered unanswered;
    private volatile boolean accepted;

    Faults(Destination.Bucket place) {
        this.place = place;
        this.host = place.endpoint()
                .map(endpoint -> Optional.ofNullable(endpoint.getRawAuthority()).orElse(endpoint.toString()))
                .map(authority -> authority.substring(authority.indexOf('@') + 1))
                .orElse("Amazon S3");
        this.unanswered = new Unanswered(place.bucket(), host);
    }

    /** Notes that the storage has accepted a signature, so that one it refuses is not blamed on the key. */
    ExecutionInterceptor listener() {
        return new ExecutionInterceptor() {
            @Override
            public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
                accepted = true;
            }
        };
    }

    /** What the storage calls the fault; empty where it does not say. */
    static String code(S3Exception e) {
        return details(e)
                .flatMap(details -> Optional.ofNullable(details.errorCode()))
                .orElse("");
    }

    RuntimeException of(Action action, String key, SdkException e) {
        if (e.getCause() instanceof StaleException stale) {
            return stale; // the library wraps what its listeners throw
        }
        return new ProblemException(e instanceof S3Exception answer ? answered(action, key, answer) : unanswered.of(e));
    }

    ProblemException broken(Action action, String key, IOException e) {
        String why = e instanceof SocketTimeoutException ? "it fell silent" : "the connection broke";
        return new ProblemException(Problem.error(host + " was asked to " + action.verb + " " + key + ", but " + why)
                .hint(AGAIN));
    }

    ProblemException endless(String prefix) {
        return new ProblemException(
                Problem.error(host + " lists the objects below \"" + prefix + "\" again and again without an end")
                        .hint("ask the provider whether its ListObjectsV2 is as Amazon's"));
    }

    private Problem answered(Action action, String key, S3Exception e) {
        int status = e.statusCode();
        return switch (code(e)) {
            case "NoSuchBucket" -> noBucket();
            case "AccessDenied", "AllAccessDisabled", "AccountProblem" -> denied(action, key);
            case "InvalidAccessKeyId" ->
                Problem.error(host + " does not know the access key")
                        .hint("look at AWS_ACCESS_KEY_ID, or at the profile that AWS_PROFILE names");
            case "SignatureDoesNotMatch" -> signature(action, key);
            case "ExpiredToken", "TokenRefreshRequired", "InvalidToken" ->
                Problem.error("the credentials for " + host + " have expired, or their session is unknown")
                        .hint("sign in again, for instance with \"aws sso login\", and publish again");
            case "RequestTimeTooSkewed", "RequestExpired" -> clock(e);
            case "PermanentRedirect",
                    "TemporaryRedirect",
                    "AuthorizationHeaderMalformed",
                    "IllegalLocationConstraintException" -> elsewhere(e);
            case "BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch", "IncompleteBody" ->
                Problem.error(key + " changed on the way to " + host).hint(AGAIN);
            case "SlowDown", "RequestLimitExceeded", "Throttling" -> busy();
            default -> byStatus(action, key, e, status);
        };
    }

    private Problem signature(Action action, String key) {
        return accepted
                ? Problem.error("cannot " + action.verb + " " + key + ": " + host
                                + " accepted the access key before, and" + " refuses the signature of this request")
                        .hint("the storage, or a proxy in front of it, reads a header in another way than it was sent,"
                                + " often Content-Type: use a newer version of it, or tell its provider")
                : Problem.error(host + " does not accept the secret of the access key")
                        .hint("look at AWS_SECRET_ACCESS_KEY, or at the profile that AWS_PROFILE names");
    }

    private Problem byStatus(Action action, String key, S3Exception e, int status) {
        return switch (status) {
            case REDIRECT, TEMPORARY_REDIRECT -> elsewhere(e);
            case UNAUTHORIZED, FORBIDDEN -> denied(action, key);
            case NOT_FOUND -> missing(action, key);
            case BUSY, TOO_MANY -> busy();
            case NOT_ALLOWED, NOT_IMPLEMENTED -> incapable(action, key, status);
            default -> other(action, key, e, status);
        };
    }

    private Problem other(Action action, String key, S3Exception e, int status) {
        String said = details(e)
                .flatMap(details -> Optional.ofNullable(details.errorMessage()))
                .map(words -> words.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", ""))
                .map(words -> words.substring(0, Math.min(words.length(), LONGEST_WORDS)))
                .orElse("");
        String why = Stream.of(Integer.toString(status), code(e), said)
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + " " + b)
                .orElse("");
        Problem problem = Problem.error("cannot " + action.verb + " " + key + ": " + host + " answers " + why);
        return problem.hint(status >= SERVER_FAULT ? AGAIN : "mend that and publish again");
    }

    private Problem incapable(Action action, String key, int status) {
        return Problem.error("cannot " + action.verb + " " + key + ": " + host + " answers that it does not do that ("
                        + status + ")")
                .hint("see whether the bucket " + place.bucket() + " may be written to, and whether its storage offers"
                        + " all of S3: " + action.right + " is needed here");
    }

    private Problem noBucket() {
        return Problem.error("there is no bucket " + place.bucket() + " at " + host)
                .hint("create it there, or correct the name of the bucket in content/site.yaml");
    }

    private Problem missing(Action action, String key) {
        return Problem.error(
                        "cannot " + action.verb + " " + key + " in the bucket " + place.bucket() + ": it is not there")
                .hint("publish again; if it stays so, see that nothing else deletes objects there");
    }

    private Problem denied(Action action, String key) {
        String object = key.isEmpty() ? "" : " " + key;
        return Problem.error("access is denied: the credentials may not " + action.verb + object + " in the bucket "
                        + place.bucket() + " at " + host)
                .hint("allow them " + action.right
                        + "; publishing needs s3:ListBucket for the bucket, and s3:GetObject,"
                        + " s3:PutObject and s3:DeleteObject for its objects");
    }

    private Problem clock(S3Exception e) {
        String theirs = response(e)
                .flatMap(answer -> answer.firstMatchingHeader("Date"))
                .map(date -> "; " + host + " says it is " + date)
                .orElse("");
        return Problem.error("this machine's clock is off" + theirs)
                .hint("set the clock, or switch on its synchronization, and publish again");
    }

    private Problem elsewhere(S3Exception e) {
        Optional<String> region = response(e).flatMap(answer -> answer.firstMatchingHeader("x-amz-bucket-region"));
        if (region.isEmpty()) {
            Matcher expected = EXPECTED_REGION.matcher(details(e)
                    .flatMap(details -> Optional.ofNullable(details.errorMessage()))
                    .orElse(""));
            region = expected.find() ? Optional.of(expected.group(1)) : Optional.empty();
        }
        String where = region.map(name -> ", but in " + name).orElse("");
        return Problem.error("the bucket " + place.bucket() + " is not in the region that was asked" + where)
                .hint("write region: " + region.orElse("the right one") + " below the bucket in content/site.yaml");
    }

    private Problem busy() {
        return Problem.error(host + " asks to slow down, again and again").hint("wait some minutes; then " + AGAIN);
    }

    private static Optional<AwsErrorDetails> details(S3Exception e) {
        return Optional.ofNullable(e.awsErrorDetails());
    }

    private static Optional<SdkHttpResponse> response(S3Exception e) {
        return details(e).flatMap(details -> Optional.ofNullable(details.sdkHttpResponse()));
    }
}
