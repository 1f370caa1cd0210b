package dev.octavo.publish.git.login;

import java.net.URL;
import java.util.Locale;
import org.eclipse.jgit.transport.URIish;

/** Scheme, host and port: what is told to one origin is no other's business (RFC 6454). */
public record Origin(String scheme, String host, int port) {
    public Origin {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
        port = port > 0 ? port : scheme.equals("https") ? 443 : 80;
    }

    public static Origin of(URIish uri) {
        return new Origin(uri.getScheme(), uri.getHost(), uri.getPort());
    }

    public static Origin of(URL url) {
        return new Origin(url.getProtocol(), url.getHost(), url.getPort());
    }

    /** Whether a redirection to {@code other} may take a password along: the same, or the same with encryption. */
    public boolean mayBecome(Origin other) {
        return equals(other)
                || (equals(new Origin("http", other.host, 80)) && other.equals(new Origin("https", host, 443)));
    }
}
