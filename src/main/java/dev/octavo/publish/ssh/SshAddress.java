package dev.octavo.publish.ssh;

import java.util.Optional;

/**
 * A server as an author names it.
 *
 * @param host a name, an address, or an alias of {@code ~/.ssh/config}
 * @param user absent where the configuration says it, or it is the same as here
 * @param port absent where the configuration says it, or it is 22
 */
public record SshAddress(String host, Optional<String> user, Optional<Integer> port) {
    /** As one would type it: {@code web@example.org:2222}. */
    @Override
    public String toString() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return user.map(u -> u + "@").orElse("") + name + port.map(p -> ":" + p).orElse("");
    }
}
