package dev.octavo.publish.s3;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.site.destination.Destination;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Explains errors of a storage to the author, since the library's own messages name its classes. */
final class Faults {
    private static final int SERVER_FAULT = 500;
    private static final int LONGEST_WORDS = 200;
    private static final Pattern EXPECTED_REGION = Pattern.compile("expecting '([a-z0-9-]+)'");
    private static final String AGAIN = "publish again: what has arrived is not sent a second time";
    private static final String ENDPOINT = "look at the endpoint in content/site.yaml, and ";

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

    private final String bucket;
    private final String host;
    private volatile boolean accepted;

    Faults(Destination.Bucket place) {
        this.bucket = place.bucket();
        this.host = place.endpoint()
                .map(endpoint -> Optional.ofNullable(endpoint.getRawAuthority()).orElse(endpoint.toString()))
                .map(authority -> authority.substring(authority.indexOf('@') + 1))
                .orElse("Amazon S3");
    }

    /** Notes that the storage has accepted a signature, so that a later refusal is not blamed on the key. */
    void noteAccepted() {
        accepted = true;
    }

    /** What the storage calls the fault; empty where it does not say. */
    static String code(S3Exception e) {
        return details(e).map(AwsErrorDetails::errorCode).orElse("");
    }

    ProblemException of(Action action, String key, SdkException e) {
        if (e.getCause() instanceof ProblemException problem) {
            return problem; // the library wraps what its listeners throw
        }
        return new ProblemException(e instanceof S3Exception answer ? answered(action, key, answer) : unanswered(e));
    }

    ProblemException broken(Action action, String key, IOException e) {
        String why = e instanceof SocketTimeoutException ? "it fell silent" : "the connection broke";
        return ProblemException.of(host + " was asked to " + action.verb + " " + key + ", but " + why, AGAIN);
    }

    ProblemException unlisted(String prefix) {
        return ProblemException.of(
                host + " lists some of the objects below \"" + prefix + "\", and does not say how the list goes on",
                "ask the provider whether its ListObjectsV2 is as Amazon's");
    }

    /** The library reads its own files when it is first used. */
    static ProblemException configuration(IllegalArgumentException e) {
        String why =
                Optional.ofNullable(e.getMessage()).map(words -> ": " + words).orElse("");
        return ProblemException.of(
                "the settings for Amazon's library cannot be read" + why,
                "mend ~/.aws/config and ~/.aws/credentials, or the files that AWS_CONFIG_FILE and"
                        + " AWS_SHARED_CREDENTIALS_FILE name");
    }

    private Problem answered(Action action, String key, S3Exception e) {
        return switch (code(e)) {
            case "NoSuchBucket" ->
                Problem.error("there is no bucket " + bucket + " at " + host)
                        .hint("create it there, or correct the name of the bucket in content/site.yaml");
            case "InvalidAccessKeyId" ->
                Problem.error(host + " does not know the access key")
                        .hint("look at AWS_ACCESS_KEY_ID, or at the profile that AWS_PROFILE names");
            case "SignatureDoesNotMatch" -> signature(action, key);
            case "ExpiredToken", "TokenRefreshRequired", "InvalidToken" ->
                Problem.error("the credentials for " + host + " have expired, or their session is unknown")
                        .hint("sign in again, for instance with \"aws sso login\", and publish again");
            case "RequestTimeTooSkewed", "RequestExpired" ->
                Problem.error("this machine's clock is off"
                                + header(e, "Date")
                                        .map(date -> "; " + host + " says it is " + date)
                                        .orElse(""))
                        .hint("set the clock, or switch on its synchronization, and publish again");
            case "AuthorizationHeaderMalformed", "IllegalLocationConstraintException" -> elsewhere(e);
            case "BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch", "IncompleteBody" ->
                Problem.error(key + " changed on the way to " + host).hint(AGAIN);
            case "SlowDown", "RequestLimitExceeded", "Throttling" -> busy();
            default -> byStatus(action, key, e);
        };
    }

    private Problem byStatus(Action action, String key, S3Exception e) {
        return switch (e.statusCode()) {
            case 301, 307 -> elsewhere(e);
            case 401, 403 -> denied(action, key);
            case 404 ->
                Problem.error("cannot " + action.verb + " " + key + " in the bucket " + bucket + ": it is not there")
                        .hint("publish again; if it stays so, see that nothing else deletes objects there");
            case 429, 503 -> busy();
            case 405, 501 ->
                Problem.error("cannot " + action.verb + " " + key + ": " + host + " answers that it does not do that ("
                                + e.statusCode() + ")")
                        .hint("see whether the bucket " + bucket + " may be written to, and whether its storage offers"
                                + " all of S3: " + action.right + " is needed here");
            default -> other(action, key, e);
        };
    }

    private Problem other(Action action, String key, S3Exception e) {
        String said = message(e).replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "");
        String why = Stream.of(
                        Integer.toString(e.statusCode()),
                        code(e),
                        said.substring(0, Math.min(said.length(), LONGEST_WORDS)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return Problem.error("cannot " + action.verb + " " + key + ": " + host + " answers " + why)
                .hint(e.statusCode() >= SERVER_FAULT ? AGAIN : "mend that and publish again");
    }

    private Problem signature(Action action, String key) {
        return accepted
                ? Problem.error("cannot " + action.verb + " " + key + ": " + host
                                + " accepted the access key before, and refuses the signature of this request")
                        .hint("the storage, or a proxy in front of it, reads a header in another way than it was sent,"
                                + " often Content-Type: use a newer version of it, or tell its provider")
                : Problem.error(host + " does not accept the secret of the access key")
                        .hint("look at AWS_SECRET_ACCESS_KEY, or at the profile that AWS_PROFILE names");
    }

    private Problem denied(Action action, String key) {
        return Problem.error("access is denied: the credentials may not " + action.verb
                        + (key.isEmpty() ? "" : " " + key) + " in the bucket " + bucket + " at " + host)
                .hint("allow them " + action.right
                        + "; publishing needs s3:ListBucket for the bucket, and s3:GetObject,"
                        + " s3:PutObject and s3:DeleteObject for its objects");
    }

    private Problem elsewhere(S3Exception e) {
        Matcher expected = EXPECTED_REGION.matcher(message(e));
        Optional<String> region = header(e, "x-amz-bucket-region")
                .or(() -> expected.find() ? Optional.of(expected.group(1)) : Optional.empty());
        String where = region.map(name -> ", but in " + name).orElse("");
        return Problem.error("the bucket " + bucket + " is not in the region that was asked" + where)
                .hint("write region: " + region.orElse("the right one") + " below the bucket in content/site.yaml");
    }

    private Problem busy() {
        return Problem.error(host + " asks to slow down, again and again").hint("wait some minutes; then " + AGAIN);
    }

    private static Optional<AwsErrorDetails> details(S3Exception e) {
        return Optional.ofNullable(e.awsErrorDetails());
    }

    private static String message(S3Exception e) {
        return details(e).map(AwsErrorDetails::errorMessage).orElse("");
    }

    private static Optional<String> header(S3Exception e, String name) {
        return details(e).map(AwsErrorDetails::sdkHttpResponse).flatMap(answer -> answer.firstMatchingHeader(name));
    }

    /** Where no request was sent, or no answer came. */
    private Problem unanswered(SdkException e) {
        String words = Optional.ofNullable(e.getMessage()).orElse("").toLowerCase(Locale.ROOT);
        if (words.contains("load region")) {
            return Problem.error("it is not known which region the bucket " + bucket + " is in")
                    .hint("write region: eu-central-1, or what it is, below the bucket in content/site.yaml, or set"
                            + " AWS_REGION");
        }
        if (words.contains("load credentials") || words.contains("credentials from")) {
            String expired = words.contains("expired") ? ", and a sign-in has expired" : "";
            return Problem.error("no credentials were found for the bucket " + bucket + " at " + host + expired)
                    .hint("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile in AWS_PROFILE and sign"
                            + " in with \"aws sso login\" where it asks for it");
        }
        Optional<Throwable> cause = Stream.iterate((Throwable) e, t -> t != null, Throwable::getCause)
                .filter(t -> t instanceof IOException)
                .reduce((outer, inner) -> inner);
        Throwable why = cause.orElse(e);
        if (why instanceof UnknownHostException) {
            return Problem.error("the name " + host + " is not known to the network")
                    .hint(ENDPOINT + "at the connection to the internet");
        }
        if (why instanceof ConnectException || why instanceof NoRouteToHostException) {
            return Problem.error("nothing answers at " + host)
                    .hint(ENDPOINT + "whether the storage runs; then " + AGAIN);
        }
        if (why instanceof SocketTimeoutException) {
            return Problem.error(host + " does not answer in time").hint(AGAIN);
        }
        if (why instanceof SSLException) {
            return Problem.error("no safe connection to " + host + " can be made: its certificate is not one that Java"
                            + " trusts, or it does not speak TLS")
                    .hint(ENDPOINT + "at the certificate of the storage");
        }
        if (cause.isPresent()) {
            return Problem.error("the connection to " + host + " broke").hint(AGAIN);
        }
        return Problem.error(host + " could not be asked, or its answer was not understood")
                .hint("see that the endpoint is that of a storage that speaks S3; then " + AGAIN);
    }
}
