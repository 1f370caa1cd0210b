package dev.octavo.publish.git;

import dev.octavo.problem.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How we log in to a server that is reached over HTTP: with a token of the environment, with what Git finds by itself, or
 * with what the author types. Git is told through its environment, and no other server is.
 */
final class Credentials {
    private static final String TOKEN = "OCTAVO_GIT_TOKEN";
    private static final String GITHUB = "GITHUB_TOKEN";
    // GitHub's and GitLab's name for the owner of a token; others do not look at it.
    private static final String ANYONE = "x-access-token";
    private static final Set<String> LOCAL_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String HELPER = "!f() { test \"$1\" = get && printf 'username=%s\\npassword=%s\\n'"
            + " \"$OCTAVO_LOGIN_USER\" \"$OCTAVO_LOGIN_TOKEN\"; }; f";

    /** Where a token comes from, for the author, and the token; empty where Git is to find one. */
    private record Credential(String source, String user, Supplier<Optional<String>> token) {}

    private final GitProgram git;
    private final RemoteRepository place;
    private final BranchSettings settings;
    private final Deque<Credential> remaining = new ArrayDeque<>();
    private final List<String> tried = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private Credential current;
    private Optional<String> token = Optional.empty();

    Credentials(GitProgram git, RemoteRepository place, BranchSettings settings) {
        this.git = git;
        this.place = place;
        this.settings = settings;
        String user = value("OCTAVO_GIT_USER").or(place::user).orElse(ANYONE);
        if (place.isHttp()) {
            value(TOKEN).ifPresent(value -> remaining.add(new Credential(TOKEN, user, () -> Optional.of(value))));
            if (place.host().equals("github.com") && place.scheme().equals("https")) {
                value(GITHUB).ifPresent(value -> remaining.add(new Credential(GITHUB, ANYONE, () -> Optional.of(value))));
            }
        }
        remaining.add(new Credential("Git's credential helper", "", Optional::empty));
        if (place.isHttp()) {
            String question =
                    (user.equals(ANYONE) ? "token" : "token or password of " + user) + " for " + place.description();
            settings.prompt().ifPresent(ask -> remaining.add(new Credential("the terminal", user, () -> ask.apply(question))));
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
                    .accept(Problem.warning("what " + current.source() + " holds goes to " + place.host()
                                    + " without encryption")
                            .hint("write https:// in \"repository\", if the server can do that"));
        }
    }

    /** For the author: {@code OCTAVO_GIT_TOKEN, Git's credential helper}. */
    String tried() {
        return String.join(", ", tried);
    }

    /** Turns to the next way to log in, since the server did not let us in; false where there is none left. */
    boolean next() {
        if (remaining.isEmpty()) {
            return false;
        }
        current = remaining.remove();
        useCurrent();
        return token.isPresent() || current.user().isEmpty();
    }

    /** The server did what we asked for, or was not interested in who we are. */
    void accepted() {
        String first = tried.get(0);
        if (tried.size() > 1 && Set.of(TOKEN, GITHUB).contains(first)) {
            settings.warnings()
                    .accept(Problem.warning(place.host() + " does not take what " + first + " holds; "
                                    + current.source() + " helped")
                            .hint("set a new one, or unset it"));
        }
        tried.clear();
        tried.add(current.source());
    }

    /** What Git said, without secrets that a server sent back. */
    String redacted(String text) {
        return secrets.stream().reduce(text, (rest, secret) -> rest.replace(secret, "…"));
    }

    /** Lets Git ask us, and no helper of its own, about this server; nothing where it is to find out by itself. */
    List<String> arguments() {
        String key = "credential." + place.url() + ".helper=";
        return token.isPresent() ? List.of("-c", key, "-c", key + HELPER) : List.of();
    }

    /** Git, with what it needs to know to log in. */
    GitProgram program() {
        return token.map(value -> git.with(Map.of("OCTAVO_LOGIN_USER", current.user(), "OCTAVO_LOGIN_TOKEN", value)))
                .orElse(git);
    }
}
