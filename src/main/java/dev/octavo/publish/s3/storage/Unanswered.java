package dev.octavo.publish.s3.storage;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.core.exception.SdkException;

/** What an author is told when a storage was not asked at all, or gave no answer. */
final class Unanswered {
    private final String bucket;
    private final String host;

    Unanswered(String bucket, String host) {
        this.bucket = bucket;
        this.host = host;
    }

    Problem of(SdkException e) {
        String words = Optional.ofNullable(e.getMessage()).orElse("").toLowerCase(Locale.ROOT);
        if (words.contains("load region")) {
            return Problem.error("it is not known which region the bucket " + bucket + " is in")
                    .hint("write region: eu-central-1, or what it is, below the bucket in content/site.yaml, or set"
                            + " AWS_REGION");
        }
        if (words.contains("load credentials") || words.contains("credentials from")) {
            return noCredentials(words);
        }
        return unreachable(e);
    }

    private Problem noCredentials(String words) {
        String expired = words.contains("expired") ? ", and a sign-in has expired" : "";
        return Problem.error("no credentials were found for the bucket " + bucket + " at " + host + expired)
                .hint("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile in AWS_PROFILE and sign in"
                        + " with \"aws sso login\" where it asks for it");
    }

    private Problem unreachable(SdkException e) {
        Optional<Throwable> cause = Stream.iterate((Throwable) e, t -> t != null, Throwable::getCause)
                .filter(t -> t instanceof IOException)
                .reduce((outer, inner) -> inner);
        Throwable why = cause.orElse(e);
        if (why instanceof UnknownHostException) {
            return Problem.error("the name " + host + " is not known to the network")
                    .hint("look at the endpoint in content/site.yaml, and at the connection to the internet");
        }
        if (why instanceof ConnectException || why instanceof NoRouteToHostException) {
            return Problem.error("nothing answers at " + host)
                    .hint("look at the endpoint in content/site.yaml, and whether the storage runs; then "
                            + Faults.AGAIN);
        }
        if (why instanceof SocketTimeoutException) {
            return Problem.error(host + " does not answer in time").hint(Faults.AGAIN);
        }
        if (why instanceof SSLException) {
            return Problem.error("no safe connection to " + host + " can be made: its certificate is not one that Java"
                            + " trusts, or it does not speak TLS")
                    .hint("look at the endpoint in content/site.yaml, and at the certificate of the storage");
        }
        if (cause.isPresent()) {
            return Problem.error("the connection to " + host + " broke").hint(Faults.AGAIN);
        }
        return Problem.error(host + " could not be asked, or its answer was not understood")
                .hint("see that the endpoint is that of a storage that speaks S3; then " + Faults.AGAIN);
    }

    /** The library reads its own files when it is first used. */
    static ProblemException configuration(IllegalArgumentException e) {
        String why =
                Optional.ofNullable(e.getMessage()).map(words -> ": " + words).orElse("");
        return new ProblemException(Problem.error("the settings for Amazon's library cannot be read" + why)
                .hint("mend ~/.aws/config and ~/.aws/credentials, or the files that AWS_CONFIG_FILE and"
                        + " AWS_SHARED_CREDENTIALS_FILE name"));
    }
}
