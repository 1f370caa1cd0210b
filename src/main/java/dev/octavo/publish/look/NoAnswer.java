package dev.octavo.publish.look;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Says why nothing came back. What visitors get may be right all the same. */
final class NoAnswer {
    private static final int LONGEST_CHAIN = 20;
    private static final String OTHER_NAME = ", or correct url in content/site.yaml";

    /**
     * What a client met, and what it means.
     *
     * @param said matches among the names and messages of the exceptions, in small letters
     * @param passing whether it may be over soon
     */
    private record Saying(String said, boolean passing, String fact, String remedy) {}

    /** The first that fits counts. */
    private static final List<Saying> SAYINGS = List.of(
            new Saying(
                    "unknownhostexception|unresolvedaddressexception",
                    false,
                    "the name of the host leads nowhere",
                    "set its DNS records" + OTHER_NAME),
            new Saying("certificateexpired", false, "the certificate has expired", "renew it, and let the host use it"),
            new Saying(
                    "no subject alternative|no name matching",
                    false,
                    "the certificate is for another name",
                    "let the host use one for this name" + OTHER_NAME),
            new Saying(
                    "unable to find valid certification path",
                    false,
                    "this machine does not trust the certificate",
                    "use one of a public authority, and let the host send the whole chain"),
            new Saying(
                    "javax.net.ssl",
                    false,
                    "no secure connection comes about",
                    "see what openssl s_client -connect says of the host's certificate and protocols"),
            new Saying(
                    "status line|header (list )?size|too many (headers|interim)",
                    false,
                    "what answers does not speak proper HTTP",
                    "see whether the port in url is right"),
            new Saying(
                    "httpconnecttimeout",
                    true,
                    "no connection comes about",
                    "see whether the host is up, and whether a firewall is in between"),
            new Saying(
                    "connectexception",
                    true,
                    "the connection is refused",
                    "see whether the server runs, and on which port"),
            new Saying(
                    "",
                    true,
                    "the connection breaks off",
                    "see the server's log; a proxy in between may cut long answers"));

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
        Saying meaning = SAYINGS.stream()
                .filter(saying -> Pattern.compile(saying.said).matcher(met).find())
                .findFirst()
                .orElseThrow();
        Finding finding = Finding.error(meaning.fact, uri, meaning.remedy).notSeen();
        return meaning.passing ? finding.mayPass() : finding;
    }
}
