package dev.octavo.publish.look.visit;

import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Why nothing came back.
 *
 * @param remedy what to do about it
 * @param passing whether it may be over soon; a wrong certificate is not
 */
public record Fault(String fact, String remedy, boolean passing) {
    private static final int LONGEST_CHAIN = 20;
    private static final String RENEW = "renew the certificate, and see that the host uses the new one";

    /** What Java says, and what it means. */
    private record Saying(String said, Fault meaning) {}

    private static final List<Saying> SAYINGS = List.of(
            new Saying("no subject alternative", wrongName()),
            new Saying("no name matching", wrongName()),
            new Saying(
                    "unable to find valid certification path",
                    lasting(
                            "the certificate comes from nobody whom this machine trusts",
                            "use a certificate of a public authority, and let the host send the whole chain")),
            new Saying(
                    "plaintext connection",
                    lasting("no encrypted connection is offered there", "set up HTTPS, or give the right port in url")),
            new Saying("header size", endlessHeaders()),
            new Saying("header list size", endlessHeaders()),
            new Saying("too many headers", endlessHeaders()),
            new Saying("too many interim", endlessHeaders()),
            new Saying("status line", lasting("what answers does not speak HTTP", "give the right port in url")));

    static Fault slow(long seconds) {
        return passing("no whole answer came within " + seconds + " s", "see whether the host is overloaded");
    }

    /** The words for what a client met at {@code uri}. */
    static Fault of(Throwable failure, URI uri) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable one = failure; one != null && chain.size() < LONGEST_CHAIN; one = one.getCause()) {
            chain.add(one);
        }
        return chain.stream()
                .flatMap(one -> of(one, uri.getHost()).stream())
                .findFirst()
                .or(() -> chain.stream().flatMap(one -> said(one).stream()).findFirst())
                .orElseGet(() -> rest(chain));
    }

    private static Optional<Fault> of(Throwable one, String host) {
        if (one instanceof UnknownHostException || one instanceof UnresolvedAddressException) {
            return Optional.of(lasting(
                    "the name " + host + " leads nowhere", "set its DNS records, or correct url in content/site.yaml"));
        }
        if (one instanceof HttpConnectTimeoutException) {
            return Optional.of(passing(
                    "no connection came about within " + Door.CONNECT.toSeconds() + " s",
                    "see whether the host is up, and whether a firewall is in between"));
        }
        if (one instanceof HttpTimeoutException) {
            return Optional.of(slow(Door.REQUEST.toSeconds()));
        }
        if (one instanceof CertificateExpiredException) {
            return Optional.of(lasting("the certificate has expired", RENEW));
        }
        if (one instanceof CertificateNotYetValidException) {
            return Optional.of(
                    lasting("the certificate is not valid yet", "see whether this machine's clock is right"));
        }
        return Optional.empty();
    }

    private static Optional<Fault> said(Throwable one) {
        String message = String.valueOf(one.getMessage()).toLowerCase(Locale.ROOT);
        return SAYINGS.stream()
                .filter(saying -> message.contains(saying.said()))
                .map(Saying::meaning)
                .findFirst();
    }

    private static Fault rest(List<Throwable> chain) {
        if (chain.stream().anyMatch(SSLException.class::isInstance)) {
            return lasting(
                    "no secure connection comes about",
                    "see what openssl s_client -connect says of the host's certificate and protocols");
        }
        if (chain.stream().anyMatch(ConnectException.class::isInstance)) {
            return passing("the connection is refused", "see whether the server runs, and on which port");
        }
        return passing("the connection breaks off", "see the server's log; a proxy in between may cut long answers");
    }

    private static Fault wrongName() {
        return lasting(
                "the certificate is for another name",
                "let the host use a certificate for this name, or correct url in content/site.yaml");
    }

    private static Fault endlessHeaders() {
        return lasting("the headers of the answer are too long", "see what the host adds to them");
    }

    private static Fault passing(String fact, String remedy) {
        return new Fault(fact, remedy, true);
    }

    private static Fault lasting(String fact, String remedy) {
        return new Fault(fact, remedy, false);
    }
}
