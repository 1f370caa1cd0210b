package dev.octavo.publish.ssh.trust;

import java.nio.file.Path;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;

/**
 * A line of known_hosts that is about one server.
 *
 * @param line from 1
 * @param revoked whether the key must not be trusted any more
 * @param exact whether the line names the port too, where it is not the usual one
 */
record KnownKey(Path file, int line, PublicKey key, boolean revoked, boolean exact) {
    /** {@code /home/ada/.ssh/known_hosts:3}. */
    String place() {
        return file + ":" + line;
    }

    /** {@code ssh-ed25519}. */
    String type() {
        return KeyUtils.getKeyType(key);
    }

    boolean is(PublicKey other) {
        return KeyUtils.compareKeys(key, other);
    }

    /** As {@code ssh-keygen -l} prints it. */
    static String fingerprint(PublicKey key) {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
    }
}
