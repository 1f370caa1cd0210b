package dev.octavo.publish.ssh;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.security.auth.login.FailedLoginException;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.jspecify.annotations.Nullable;

/** Private keys in files, each read when it is its turn: who got in with the first is not asked for a passphrase. */
final class KeyFiles implements KeyIdentityProvider {
    private static final String VARIABLE = "OCTAVO_SSH_KEY";
    private static final int LARGEST = 64 * 1024;

    /** A key that may be tried, of which nothing was read yet. */
    private record Candidate(String name, Optional<Path> file, Optional<Secret> text) {}

    private final List<Candidate> candidates = new ArrayList<>();
    private final Asking asking;
    private final boolean canAsk;
    private final Attempts attempts;

    /**
     * Keys to be tried in order.
     *
     * @param given a path or the text of a key
     * @param files of which some may be missing
     */
    KeyFiles(Optional<Secret> given, List<Path> files, Asking asking, boolean canAsk, Attempts attempts) {
        given.ifPresent(secret -> candidates.add(
                secret.value().contains("-----BEGIN ")
                        ? new Candidate("the key in " + VARIABLE, Optional.empty(), Optional.of(secret))
                        : new Candidate("the key file of " + VARIABLE, path(secret.value()), Optional.empty())));
        for (Path file : files) {
            if (Files.exists(file)) {
                candidates.add(new Candidate(file.toString(), Optional.of(file), Optional.empty()));
            }
        }
        this.asking = asking;
        this.canAsk = canAsk;
        this.attempts = attempts;
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text.strip()));
        } catch (InvalidPathException e) {
            return Optional.empty(); // said when its turn comes
        }
    }

    @Override
    public Iterable<KeyPair> loadKeys(@Nullable SessionContext session) {
        return () -> new Iterator<>() {
            private final Iterator<Candidate> left = candidates.iterator();
            private Optional<KeyPair> ready = Optional.empty();

            @Override
            public boolean hasNext() {
                while (ready.isEmpty() && left.hasNext()) {
                    ready = read(left.next());
                }
                return ready.isPresent();
            }

            @Override
            public KeyPair next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                KeyPair key = ready.orElseThrow();
                ready = Optional.empty();
                return key;
            }
        };
    }

    private Optional<KeyPair> read(Candidate candidate) {
        if (candidate
                .file()
                .flatMap(KeyFiles::publicKey)
                .filter(attempts::wasOffered)
                .isPresent()) {
            return Optional.empty(); // the agent has it, and the server does not want it
        }
        try {
            byte[] bytes = bytes(candidate);
            Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName(candidate.name()), new ByteArrayInputStream(bytes), asking);
            if (pairs != null) {
                for (KeyPair pair : pairs) {
                    boolean isNew = attempts.isNew(pair.getPublic());
                    if (isNew) {
                        attempts.tried(candidate.name());
                    }
                    return isNew ? Optional.of(pair) : Optional.empty();
                }
            }
            attempts.tried(candidate.name() + " (no private key that can be read)");
        } catch (FailedLoginException e) {
            String why = canAsk ? "no passphrase was given" : "encrypted, and nobody is there to ask";
            attempts.tried(candidate.name() + " (" + why + ")");
        } catch (java.nio.file.NoSuchFileException e) {
            attempts.tried(candidate.name() + " (there is no such file)");
        } catch (java.nio.file.AccessDeniedException e) {
            attempts.tried(candidate.name() + " (it must not be read)");
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // What the library says of a key may hold parts of it.
            attempts.tried(candidate.name() + " (not a private key that can be read, or a wrong passphrase)");
        }
        return Optional.empty();
    }

    private static byte[] bytes(Candidate candidate) throws IOException {
        if (candidate.text().isPresent()) {
            // Lines get lost where a variable is set by hand, and \r\n comes from a browser.
            String text = candidate.text().get().value().replace("\r\n", "\n").replace("\\n", "\n");
            return (text.strip() + "\n").getBytes(StandardCharsets.UTF_8);
        }
        Path file = candidate.file().orElseThrow(() -> new IOException("no path"));
        if (Files.isRegularFile(file) && Files.size(file) > LARGEST) {
            throw new IOException("too large");
        }
        return Files.readAllBytes(file);
    }

    /** The public key beside a private one, {@code id_rsa.pub}; empty where it is not there. */
    static Optional<PublicKey> publicKey(Path file) {
        try {
            Path beside = file.resolveSibling(file.getFileName() + ".pub");
            if (!Files.isRegularFile(beside)) {
                return Optional.empty();
            }
            String line = Files.readString(beside, StandardCharsets.ISO_8859_1).strip();
            return Optional.ofNullable(PublicKeyEntry.parsePublicKeyEntry(line)
                    .resolvePublicKey(null, null, PublicKeyEntryResolver.IGNORING));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            return Optional.empty(); // the private key says it too
        }
    }
}
