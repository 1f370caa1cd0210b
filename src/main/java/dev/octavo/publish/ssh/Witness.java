package dev.octavo.publish.ssh;

import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;

/** Sees how a connection goes, so that its end can be explained. */
final class Witness implements SessionListener {
    private volatile boolean identified;
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile Optional<String> farewell = Optional.empty();

    /** Whether the other side said that it speaks SSH. */
    boolean isIdentified() {
        return identified;
    }

    /** What went wrong first. */
    Optional<Throwable> failure() {
        return failure;
    }

    /** The words with which the server hung up. */
    Optional<String> farewell() {
        return farewell;
    }

    @Override
    public void sessionPeerIdentificationReceived(Session session, String version, List<String> extraLines) {
        identified = true;
    }

    @Override
    public void sessionException(Session session, Throwable cause) {
        if (failure.isEmpty()) {
            failure = Optional.of(cause);
        }
    }

    @Override
    public void sessionDisconnect(Session session, int reason, String message, String language, boolean initiator) {
        if (!initiator) {
            farewell =
                    Optional.of(message.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip());
        }
    }
}
