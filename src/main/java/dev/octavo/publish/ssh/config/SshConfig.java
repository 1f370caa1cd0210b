package dev.octavo.publish.ssh.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code ~/.ssh/config} as ssh does: of each key the first value counts that stands in a block for the host.
 * A block {@code Match} counts where it asks for nothing but the host.
 */
public final class SshConfig {
    private static final int DEEPEST_INCLUDE = 16;

    private final Path folder;
    private final String user;
    private final String host;
    private final Map<String, List<String>> values = new HashMap<>();
    private final List<String> identities = new ArrayList<>();

    private SshConfig(Path folder, String user, String host) {
        this.folder = folder;
        this.user = user;
        this.host = host;
    }

    /**
     * What is said of {@code host}.
     *
     * @param folder {@code ~/.ssh}; where there is no file {@code config} in it, nothing is said
     * @param user who is logged in here
     * @param host as the author writes it
     * @throws IOException where a file cannot be read
     */
    public static HostEntry entry(Path folder, String user, String host) throws IOException {
        Path file = folder.resolve("config");
        if (!Files.exists(file)) {
            return HostEntry.NONE;
        }
        SshConfig config = new SshConfig(folder, user, host);
        config.read(file, true, 0);
        return config.entry();
    }

    private void read(Path file, boolean included, int depth) throws IOException {
        boolean counts = included;
        // Names may be in any encoding; keywords are ASCII in all of them.
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            Words words = Words.of(line).orElse(new Words("", List.of()));
            switch (words.keyword()) {
                case "host" -> counts = included && HostPatterns.match(words.values(), host);
                case "match" -> counts = included && matches(words.values());
                case "include" -> {
                    if (counts && depth < DEEPEST_INCLUDE) {
                        for (String pattern : words.values()) {
                            include(pattern, depth + 1);
                        }
                    }
                }
                case "identityfile" -> {
                    if (counts) {
                        identities.addAll(words.values());
                    }
                }
                default -> {
                    if (counts && !words.values().isEmpty()) {
                        values.putIfAbsent(words.keyword(), words.values());
                    }
                }
            }
        }
    }

    private boolean matches(List<String> criteria) {
        for (int i = 0; i < criteria.size(); i++) {
            String name = criteria.get(i).toLowerCase(Locale.ROOT);
            boolean named = name.equals("originalhost") || name.equals("host");
            if (named && i + 1 < criteria.size()) {
                i++;
                // "host" means the name after HostName, which is that of before where nothing else was said of it
                String asked = name.equals("host") ? text("hostname").orElse(host) : host;
                if (!HostPatterns.match(List.of(criteria.get(i).split(",")), asked)) {
                    return false;
                }
            } else if (!name.equals("all")) {
                return false;
            }
        }
        return true;
    }

    private void include(String pattern, int depth) throws IOException {
        Path whole = path(pattern);
        Path name = whole.getFileName();
        Path parent = whole.getParent();
        if (name == null || parent == null || !Files.isDirectory(parent)) {
            return;
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(
                parent, file -> HostPatterns.fits(name.toString(), String.valueOf(file.getFileName())))) {
            found.forEach(files::add);
        }
        files.sort(null);
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                read(file, true, depth);
            }
        }
    }

    private HostEntry entry() {
        Optional<String> agent = text("identityagent").filter(value -> !value.equals("SSH_AUTH_SOCK"));
        return new HostEntry(
                text("hostname").map(name -> name.replace("%h", host).replace("%%", "%")),
                text("user"),
                text("port").filter(port -> port.matches("\\d{1,5}")).map(Integer::valueOf),
                identities.stream().filter(SshConfig::isNamed).map(this::path).toList(),
                text("identitiesonly").filter("yes"::equalsIgnoreCase).isPresent(),
                values.getOrDefault("userknownhostsfile", List.of()).stream()
                        .filter(SshConfig::isNamed)
                        .map(this::path)
                        .toList(),
                text("hostkeyalias"),
                agent.map(value -> isNamed(value) ? path(value) : Path.of("")),
                through("proxyjump", "ProxyJump").or(() -> through("proxycommand", "ProxyCommand")));
    }

    private Optional<String> through(String key, String spelled) {
        return Optional.ofNullable(values.get(key))
                .filter(value -> isNamed(value.get(0)))
                .map(value -> spelled + " " + String.join(" ", value));
    }

    private static boolean isNamed(String value) {
        return !value.equalsIgnoreCase("none");
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(list -> list.get(0));
    }

    private Path path(String text) {
        String home = String.valueOf(folder.toAbsolutePath().getParent());
        String remote = text("user").orElse(user);
        String plain = text.replace("%d", home)
                .replace("%h", text("hostname").orElse(host))
                .replace("%r", remote)
                .replace("%u", user)
                .replace("%%", "%");
        try {
            return plain.startsWith("~/") ? Path.of(home, plain.substring(2)) : folder.resolve(plain);
        } catch (InvalidPathException e) {
            return folder.resolve("config"); // no name of a file here; what is there is no key
        }
    }
}
