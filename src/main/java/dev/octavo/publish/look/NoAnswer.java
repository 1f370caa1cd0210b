package dev.octavo.publish.look;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Says why nothing came back. What visitors get may be right all the same. */
final class NoAnswer {
    private static final int LONGEST_CHAIN = 20;
    private static final String OTHER_NAME = "correct url in content/site.yaml";
    private static final String OTHER_PORT = "give the right port in url";

    /**
     * What a client met, and what it means.
     *
     * @param said is found among the names and messages of the exceptions, in small letters
     */
    private record Saying(Pattern said, String fact, String remedy) {
        Saying(String said, String fact, String remedy) {
            this(Pattern.compile(said), fact, remedy);
        }
    }

    /** These do not pass by themselves. The first that fits counts. */
    private static final List<Saying> LASTING = List.of(
            new Saying(
                    "unknownhostexception|unresolvedaddressexception",
                    "the name of the host leads nowhere",
                    "set its DNS records, or " + OTHER_NAME),
            new Saying("certificateexpired", "the certificate has expired", "renew it, and let the host use it"),
            new Saying(
                    "certificatenotyetvalid",
                    "the certificate is not valid yet",
                    "see whether this machine's clock is right"),
            new Saying(
                    "no subject alternative|no name matching",
                    "the certificate is for another name",
                    "let the host use one for this name, or " + OTHER_NAME),
            new Saying(
                    "unable to find valid certification path",
                    "this machine does not trust the certificate",
                    "use one of a public authority, and let the host send the whole chain"),
            new Saying(
                    "plaintext connection",
                    "no encrypted connection is offered there",
                    "set up HTTPS, or " + OTHER_PORT),
            new Saying(
                    "header (list )?size|too many (headers|interim)",
                    "the headers of the answer are too long",
                    "see what the host adds to them"),
            new Saying("status line", "what answers does not speak HTTP", OTHER_PORT),
            new Saying(
                    "javax.net.ssl",
                    "no secure connection comes about",
                    "see what openssl s_client -connect says of the host's certificate and protocols"));

    private static final List<Saying> PASSING = List.of(
            new Saying(
                    "httpconnecttimeout",
                    "no connection comes about",
                    "see whether the host is up, and whether a firewall is in between"),
            new Saying(
                    "connectexception", "the connection is refused", "see whether the server runs, and on which port"),
            new Saying(
                    "", "the connection breaks off", "see the server's log; a proxy in between may cut long answers"));

    private NoAnswer() {}

    static Finding slow(URI uri, Duration waited) {
        String fact = "no whole answer came within " + Math.max(1, waited.toSeconds()) + " s";
        return Finding.error(fact, uri, "see whether the host is overloaded")
                .notSeen()
                .mayPass();
    }

    /** The words for what a client met at {@code uri}. */
    static Finding because(Throwable failure, URI uri) {
        StringBuilder chain = new StringBuilder();
        Throwable one = failure;
        for (int i = 0; one != null && i < LONGEST_CHAIN; i++) {
            chain.append(one).append('\n');
            one = one.getCause();
        }
        String met = chain.toString().toLowerCase(Locale.ROOT);
        return meaning(LASTING, met, uri)
                .or(() -> meaning(PASSING, met, uri).map(Finding::mayPass))
                .orElseThrow();
    }

    private static Optional<Finding> meaning(List<Saying> sayings, String met, URI uri) {
        return sayings.stream()
                .filter(saying -> saying.said.matcher(met).find())
                .findFirst()
                .map(saying -> Finding.error(saying.fact, uri, saying.remedy).notSeen());
    }
}
