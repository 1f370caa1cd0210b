package dev.octavo.publish.ssh.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a configuration says of one server; absent is what it does not say.
 *
 * @param hostName where it really is
 * @param identities private keys to try
 * @param onlyIdentities whether no other key may be tried, of an agent neither
 * @param knownHosts files in which its key is; empty for the usual ones
 * @param keyAlias under which name its key is known
 * @param agent the socket of the agent to ask; an empty path where none may be asked
 * @param through a way to it that is not a plain connection: {@code ProxyJump bastion}
 */
public record HostEntry(
        Optional<String> hostName,
        Optional<String> user,
        Optional<Integer> port,
        List<Path> identities,
        boolean onlyIdentities,
        List<Path> knownHosts,
        Optional<String> keyAlias,
        Optional<Path> agent,
        Optional<String> through) {
    public static final HostEntry NONE = new HostEntry(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public HostEntry {
        identities = List.copyOf(identities);
        knownHosts = List.copyOf(knownHosts);
    }
}
