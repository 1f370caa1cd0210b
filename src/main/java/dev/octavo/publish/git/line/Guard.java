package dev.octavo.publish.git.line;

import dev.octavo.publish.git.login.Origin;
import java.io.IOException;
import java.net.Proxy;
import java.net.URL;
import java.util.Optional;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/** Opens the connections to a server, sees that no password goes to another, and notes how the last question was answered. */
final class Guard implements HttpConnectionFactory {
    private static final String GIT = "application/x-git-";
    private static final String AUTHORIZATION = "Authorization";
    // A server that takes a pack unpacks it and asks its hooks before it says anything: JGit waits as long on other
    // lines.
    private static final int PATIENCE_FOR_HOOKS = 10;

    private final Origin origin;
    private int status;
    private boolean git;
    private Optional<String> elsewhere = Optional.empty();

    Guard(Origin origin) {
        this.origin = origin;
    }

    /** Of the last answer; 0 where there was none. */
    int status() {
        return status;
    }

    /** Whether it was an answer of Git, and not of whatever else lives at such an address. */
    boolean isGit() {
        return git;
    }

    /** The host that the server sent us to, which would have had to be told our password. */
    Optional<String> elsewhere() {
        return elsewhere;
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, Proxy.NO_PROXY);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        status = 0;
        return new Guarded(url, proxy);
    }

    /** One question and its answer. */
    private final class Guarded extends JDKHttpConnection {
        Guarded(URL url, Proxy proxy) throws IOException {
            super(url, proxy);
        }

        @Override
        public void setRequestProperty(String key, String value) {
            if (!key.equalsIgnoreCase(AUTHORIZATION) || isAtHome()) {
                super.setRequestProperty(key, value);
            }
        }

        private boolean isAtHome() {
            return origin.mayBecome(Origin.of(getURL()));
        }

        @Override
        public void setReadTimeout(int milliseconds) {
            boolean taking = getURL().getPath().endsWith("/git-receive-pack");
            super.setReadTimeout(taking ? milliseconds * PATIENCE_FOR_HOOKS : milliseconds);
        }

        @Override
        public int getResponseCode() throws IOException {
            status = super.getResponseCode();
            git = String.valueOf(getContentType()).startsWith(GIT);
            if (status == HTTP_UNAUTHORIZED && !isAtHome()) {
                elsewhere = Optional.of(getURL().getHost());
            }
            return status;
        }
    }
}
