package dev.octavo.publish.ssh;

import dev.octavo.site.destination.Destination;
import java.util.Locale;
import java.util.Map;

/**
 * An address after {@code ssh} has read its settings.
 *
 * @param name by which the server's key is known
 * @param strict whether an unknown server is refused without a question
 */
public record SshAddress(String user, String host, int port, String name, boolean strict) {
    private static final int SSH_PORT = 22;

    /** @param effective the settings as {@code ssh -G} prints them */
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

    /** In whose name {@code ssh} asks for the password. */
    String passwordLogin() {
        return user + "@" + (name.startsWith("[") ? host : name).toLowerCase(Locale.ROOT);
    }

    /** Who is logged in where: {@code web@example.org:2222}. */
    public String description() {
        return user + "@" + (port == SSH_PORT ? bracketed() : hostAndPort());
    }

    /** A place there: {@code web@example.org:/srv/blog}. */
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
