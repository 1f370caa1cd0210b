package dev.octavo.publish.git;

import dev.octavo.lib.problem.ProblemKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The credentials to try for a server over HTTP: a token from the environment, what Git's credential helper has, or
 * what the author types. Git gets them in its environment, and only for this server.
 */
final class GitCredentials {
    private static final String TOKEN = "OCTAVO_GIT_TOKEN";
    private static final String GITHUB = "GITHUB_TOKEN";
    // The user name that GitHub and GitLab expect with a token; other hosts ignore it.
    private static final String ANYONE = "x-access-token";
    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String HELPER = "!f() { test \"$1\" = get && printf 'username=%s\\npassword=%s\\n'"
            + " \"$OCTAVO_LOGIN_USER\" \"$OCTAVO_LOGIN_TOKEN\"; }; f";

    /** The source of a token, for messages, and the token; empty if Git is to find it. */
    private record Credential(String source, String user, Supplier<Optional<String>> token) {}

    private final GitProgram git;
    private final RemoteRepository place;
    private final BranchSettings settings;
    private final Deque<Credential> remaining = new ArrayDeque<>();
    private final List<String> tried = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private Credential current;
    private Optional<String> token = Optional.empty();

    GitCredentials(GitProgram git, RemoteRepository place, BranchSettings settings) {
        this.git = git;
        this.place = place;
        this.settings = settings;
        String user = value("OCTAVO_GIT_USER").or(place::user).orElse(ANYONE);
        if (place.isHttp()) {
            value(TOKEN).ifPresent(value -> remaining.add(new Credential(TOKEN, user, () -> Optional.of(value))));
            if (place.host().equals("github.com") && place.scheme().equals("https")) {
                value(GITHUB)
                        .ifPresent(value -> remaining.add(new Credential(GITHUB, ANYONE, () -> Optional.of(value))));
            }
        }
        remaining.add(new Credential("Git's credential helper", "", Optional::empty));
        if (place.isHttp()) {
            String question =
                    (user.equals(ANYONE) ? "token" : "token or password of " + user) + " for " + place.description();
            settings.prompt()
                    .ifPresent(ask -> remaining.add(new Credential("the terminal", user, () -> ask.apply(question))));
        }
        current = remaining.remove();
        useCurrent();
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(settings.ssh().environment().get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private void useCurrent() {
        tried.add(current.source());
        token = current.token().get();
        token.ifPresent(secrets::add);
        if (token.isPresent() && place.scheme().equals("http") && !LOCAL_HOSTS.contains(place.host())) {
            settings.warnings()
                    .accept(ProblemKind.COMMAND
                            .warning("what " + current.source() + " holds goes to " + place.host()
                                    + " without encryption")
                            .hint("write https:// in \"repository\", if the server can do that"));
        }
    }

    /** The sources tried, for messages: {@code OCTAVO_GIT_TOKEN, Git's credential helper}. */
    String tried() {
        return String.join(", ", tried);
    }

    /** Switches to the next credential after the server has refused the current one; false if none is left. */
    boolean next() {
        if (remaining.isEmpty()) {
            return false;
        }
        current = remaining.remove();
        useCurrent();
        return token.isPresent() || current.user().isEmpty();
    }

    /** Called after a request has succeeded. Warns if a token from the environment was refused before. */
    void accepted() {
        String first = tried.get(0);
        if (tried.size() > 1 && Set.of(TOKEN, GITHUB).contains(first)) {
            settings.warnings()
                    .accept(ProblemKind.COMMAND
                            .warning(place.host() + " does not take what " + first + " holds; " + current.source()
                                    + " helped")
                            .hint("set a new one, or unset it"));
        }
        tried.clear();
        tried.add(current.source());
    }

    /** Removes secrets that a server may have sent back. */
    String redacted(String text) {
        return secrets.stream().reduce(text, (rest, secret) -> rest.replace(secret, "…"));
    }

    /** Options that make Git use our token for this server, and none of its helpers; empty if we have no token. */
    List<String> arguments() {
        String key = "credential." + place.url() + ".helper=";
        return token.isPresent() ? List.of("-c", key, "-c", key + HELPER) : List.of();
    }

    /** Git, with the user and token in its environment. */
    GitProgram program() {
        return token.map(value -> git.with(Map.of("OCTAVO_LOGIN_USER", current.user(), "OCTAVO_LOGIN_TOKEN", value)))
                .orElse(git);
    }
}
