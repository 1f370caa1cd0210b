package dev.octavo.publish.ssh;

import dev.octavo.blog.site.destination.Destination;
import java.util.Locale;
import java.util.Map;

/**
 * The address of a server, as {@code ssh} resolves it with its settings.
 *
 * @param name the server's name in the file of known hosts
 * @param strict whether an unknown server is refused without asking
 */
public record SshAddress(String user, String host, int port, String name, boolean strict) {
    private static final int SSH_PORT = 22;

    /** @param effective the settings that {@code ssh -G} prints, by name */
    static SshAddress of(Destination.Sftp place, Map<String, String> effective) {
        String host = effective.getOrDefault("hostname", place.host());
        int port = Integer.parseInt(effective.getOrDefault("port", "22"));
        String strict = effective.getOrDefault("stricthostkeychecking", "ask");
        String name = port == SSH_PORT ? host : "[" + host + "]:" + port;
        return new SshAddress(
                effective.getOrDefault("user", place.user().orElse("")),
                host,
                port,
                effective.getOrDefault("hostkeyalias", name),
                strict.equals("true") || strict.equals("yes"));
    }

    /** {@code web@example.org}. */
    String login() {
        return user + "@" + host;
    }

    /** The user and host in {@code ssh}'s prompt for the password. */
    String passwordLogin() {
        return user + "@" + (name.startsWith("[") ? host : name).toLowerCase(Locale.ROOT);
    }

    /** User, host, and port unless it is 22: {@code web@example.org:2222}. */
    public String description() {
        return user + "@" + (port == SSH_PORT ? bracketed() : hostAndPort());
    }

    /** A path on the server: {@code web@example.org:/srv/blog}. */
    public String description(String path) {
        return user + "@" + bracketed() + ":" + path + (port == SSH_PORT ? "" : " (port " + port + ")");
    }

    /** {@code example.org:2222}. */
    String hostAndPort() {
        return bracketed() + ":" + port;
    }

    private String bracketed() {
        return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }
}
