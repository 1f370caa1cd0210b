package dev.octavo.publish.ssh.trust;

import dev.octavo.problem.Problem;
import java.net.SocketAddress;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;

/** Lets a server pass whose key is known, and keeps why another was turned away. Nothing is ever written. */
public final class HostKeyCheck implements ServerKeyVerifier {
    private final KnownHosts known;
    private final String host;
    private final int port;
    private volatile Optional<Problem> refusal = Optional.empty();

    /** A check of the server at {@code host} and {@code port}, which may be known under another name. */
    public HostKeyCheck(KnownHosts known, String host, int port) {
        this.known = known;
        this.host = host;
        this.port = port;
    }

    /** Why the server was turned away, if it was. */
    public Optional<Problem> refusal() {
        return refusal;
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress address, PublicKey shown) {
        refusal = refusal(shown);
        return refusal.isEmpty();
    }

    private Optional<Problem> refusal(PublicKey shown) {
        Optional<KnownKey> revoked = known.keys().stream()
                .filter(key -> key.revoked() && key.is(shown))
                .findFirst();
        if (revoked.isPresent()) {
            return revoked.map(key -> revoked(key, shown));
        }
        List<KnownKey> trusted =
                known.keys().stream().filter(key -> !key.revoked()).toList();
        if (trusted.stream().anyMatch(key -> key.is(shown))) {
            return Optional.empty();
        }
        return Optional.of(trusted.stream()
                .filter(key -> key.exact() && key.type().equals(KeyUtils.getKeyType(shown)))
                .findFirst()
                .map(key -> changed(key, shown))
                .orElseGet(() -> unknown(trusted, shown)));
    }

    private Problem revoked(KnownKey key, PublicKey shown) {
        return Problem.error("the server " + known.name() + " shows the key " + described(shown)
                        + ", which is revoked (" + key.place() + "): somebody else may have it")
                .hint("ask whoever runs the server for its new key; nothing was sent");
    }

    private Problem changed(KnownKey key, PublicKey shown) {
        return Problem.error("THE KEY OF THE SERVER " + known.name() + " HAS CHANGED: it shows " + described(shown)
                        + ", but " + KnownKey.fingerprint(key.key()) + " is known (" + key.place()
                        + "); somebody may be listening in between")
                .hint("ask whoever runs the server whether its key was replaced; if it was, forget the old one with: "
                        + "ssh-keygen -f " + quoted(key.file().toString()) + " -R " + quoted(known.name())
                        + "; then connect once with ssh");
    }

    private Problem unknown(List<KnownKey> others, PublicKey shown) {
        String fact = "the server " + known.name() + " is not known: it shows the key " + described(shown);
        Optional<KnownKey> other = others.stream().filter(KnownKey::exact).findFirst();
        if (other.isPresent()) {
            fact += other.map(key -> ", but only its " + key.type() + " key is known (" + key.place() + ")")
                    .orElseThrow();
        } else if (known.authority().isPresent()) {
            fact += "; the authority for its keys (" + known.authority().get() + ") is not asked";
        }
        String file = known.files().get(0).toString();
        return Problem.error(fact)
                .hint("compare the fingerprint with the one that whoever runs the server tells you; if it is the same, "
                        + "connect once with ssh, or type: ssh-keyscan -p " + port + " " + host + " >> "
                        + quoted(file));
    }

    private static String described(PublicKey key) {
        return KnownKey.fingerprint(key) + " (" + KeyUtils.getKeyType(key) + ")";
    }

    /** As a shell wants it. */
    private static String quoted(String word) {
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
