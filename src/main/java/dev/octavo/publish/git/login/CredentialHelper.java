package dev.octavo.publish.git.login;

import dev.octavo.publish.git.around.GitProgram;
import dev.octavo.publish.ssh.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.transport.URIish;

/** What Git's credential helpers know, as {@code git credential} tells it (git-credential(1)). */
final class CredentialHelper {
    static final String NAME = "Git's credential helper";

    // Some open a window, in which the author has to do something.
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int NO_PORT = -1;

    private final GitProgram git;
    private final Path folder;
    private String answer = "";

    /**
     * That of a site.
     *
     * @param folder the site's, since its repository may have a helper of its own
     */
    CredentialHelper(GitProgram git, Path folder) {
        this.git = git;
        this.folder = folder;
    }

    /** Asks for a login; empty where it knows none. */
    Optional<Login> fill(URIish uri) {
        Optional<String> said = git.ask(folder, LONGEST, question(uri), "credential", "fill");
        Map<String, String> fields = fields(said.orElse(""));
        answer = said.orElse("");
        // A helper that names another host than was asked for has been led astray.
        boolean meant = fields.getOrDefault("host", host(uri)).equals(host(uri))
                && fields.getOrDefault("protocol", uri.getScheme()).equals(uri.getScheme());
        return meant && fields.containsKey("username") && fields.containsKey("password")
                ? Optional.of(new Login(NAME, fields.get("username"), new Secret(fields.get("password"))))
                : Optional.empty();
    }

    /** Tells it that the server took what it said, so that it may remember that. */
    void approve() {
        tell("approve");
    }

    /** Tells it that the server did not take it, so that it may forget that. */
    void reject() {
        tell("reject");
    }

    private void tell(String word) {
        if (!answer.isEmpty()) {
            git.ask(folder, LONGEST, answer, "credential", word);
            answer = "";
        }
    }

    private static String question(URIish uri) {
        StringBuilder text = new StringBuilder();
        text.append("protocol=").append(uri.getScheme()).append('\n');
        text.append("host=").append(host(uri)).append('\n');
        text.append("path=").append(uri.getPath().replaceFirst("^/", "")).append('\n');
        if (uri.getUser() != null) {
            text.append("username=").append(uri.getUser()).append('\n');
        }
        return text.append('\n').toString();
    }

    private static String host(URIish uri) {
        return uri.getHost() + (uri.getPort() == NO_PORT ? "" : ":" + uri.getPort());
    }

    private static Map<String, String> fields(String answer) {
        return answer.lines()
                .map(line -> line.split("=", 2))
                .filter(parts -> parts.length == 2)
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> parts[1], (first, last) -> last, LinkedHashMap::new));
    }
}
