package dev.octavo.publish.ssh.trust;

import dev.octavo.publish.ssh.config.HostPatterns;
import dev.octavo.publish.ssh.ed25519.Ed25519;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/**
 * A line of known_hosts: {@code [@marker] names type key [comment]}.
 *
 * @param names patterns with commas between them, or {@code |1|salt|hash} of one name
 * @param type of the key, and the key in Base64
 */
record KnownLine(Kind kind, String names, String type, String data) {
    /** What a line says of the key. */
    enum Kind {
        TRUSTED,
        REVOKED,
        AUTHORITY
    }

    private static final String HASHED = "|1|";

    static {
        Ed25519.install();
    }

    /** Empty for a comment and for what is no such line. */
    static Optional<KnownLine> of(String line) {
        List<String> words = Arrays.asList(line.strip().split("\\s+"));
        Kind kind = switch (words.get(0)) {
            case "@revoked" -> Kind.REVOKED;
            case "@cert-authority" -> Kind.AUTHORITY;
            default -> Kind.TRUSTED;
        };
        int at = kind == Kind.TRUSTED ? 0 : 1;
        if (words.size() < at + 3
                || words.get(at).startsWith("#")
                || words.get(at).startsWith("@")) {
            return Optional.empty();
        }
        return Optional.of(new KnownLine(kind, words.get(at), words.get(at + 1), words.get(at + 2)));
    }

    /** Whether it is about a server, whose name holds the port where that is not the usual one. */
    boolean isFor(String name) {
        return names.startsWith(HASHED) ? isHashOf(name) : HostPatterns.match(List.of(names.split(",")), name);
    }

    private boolean isHashOf(String name) {
        String[] parts = names.substring(HASHED.length()).split("\\|", -1);
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[0]), "HmacSHA1"));
            byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return parts.length == 2
                    && MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[1]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // no hash
        }
    }

    /** Empty where it is none of a type that is known here: such a one cannot be negotiated either. */
    Optional<PublicKey> key() {
        try {
            return Optional.ofNullable(PublicKeyEntry.parsePublicKeyEntry(type + " " + data)
                    .resolvePublicKey(null, null, PublicKeyEntryResolver.IGNORING));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
