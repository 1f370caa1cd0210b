package dev.octavo.publish.ssh.trust;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.signature.Signature;

/**
 * What is known of one server.
 *
 * @param name under which its keys are known, as ssh writes it: {@code example.org}, {@code [example.org]:2222}
 * @param files that were looked into, whether they are there or not; not empty
 * @param keys of it, the revoked ones too
 * @param authority a line that names an authority for its keys, which is not asked
 */
public record KnownHosts(String name, List<Path> files, List<KnownKey> keys, Optional<String> authority) {
    private static final int SSH_PORT = 22;

    public KnownHosts {
        files = List.copyOf(files);
        keys = List.copyOf(keys);
    }

    /** Reads what {@code files} say of a server. A line that cannot be read counts as none, as with ssh. */
    public static KnownHosts read(List<Path> files, String host, int port) throws IOException {
        String plain = host.toLowerCase(Locale.ROOT);
        String exact = port == SSH_PORT ? plain : "[" + plain + "]:" + port;
        List<KnownKey> keys = new ArrayList<>();
        Optional<String> authority = Optional.empty();
        for (Path file : files) {
            if (!Files.exists(file)) {
                continue;
            }
            int number = 0;
            for (String text : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                number++;
                Optional<KnownLine> line = KnownLine.of(text);
                boolean isExact = line.isPresent() && line.get().isFor(exact);
                if (line.isEmpty() || !(isExact || line.get().isFor(plain))) {
                    continue;
                }
                KnownLine.Kind kind = line.get().kind();
                if (kind == KnownLine.Kind.AUTHORITY) {
                    authority = Optional.of(file + ":" + number);
                    continue;
                }
                int at = number;
                line.get()
                        .key()
                        .ifPresent(
                                key -> keys.add(new KnownKey(file, at, key, kind == KnownLine.Kind.REVOKED, isExact)));
            }
        }
        return new KnownHosts(exact, files, counting(keys), authority);
    }

    /** As ssh has it, what is known of the host counts on an unusual port only where nothing is known of that port. */
    private static List<KnownKey> counting(List<KnownKey> keys) {
        boolean isPortKnown = keys.stream().anyMatch(key -> key.exact() && !key.revoked());
        return keys.stream()
                .filter(key -> key.exact() || key.revoked() || !isPortKnown)
                .toList();
    }

    /**
     * The order in which to ask for the server's keys: those first of a type that is known, or a server that is known by
     * one key would seem unknown by another. After them comes Ed25519, as ssh has it, whose fingerprint is the one that
     * most people tell. Certificates are left out, since no authority is asked.
     */
    public List<NamedFactory<Signature>> preferred(List<NamedFactory<Signature>> offered) {
        List<String> known =
                keys.stream().filter(key -> !key.revoked()).map(KnownKey::type).toList();
        List<NamedFactory<Signature>> first = new ArrayList<>();
        List<NamedFactory<Signature>> rest = new ArrayList<>();
        for (NamedFactory<Signature> one : offered) {
            String name = one.getName();
            String type = name.startsWith("rsa-sha2-") ? "ssh-rsa" : name;
            if (!name.contains("-cert-") && !name.equals("ssh-dss")) {
                (known.contains(type) ? first : rest).add(one);
            }
        }
        rest.sort(Comparator.comparing(one -> !one.getName().equals("ssh-ed25519")));
        first.addAll(rest);
        return first;
    }
}
