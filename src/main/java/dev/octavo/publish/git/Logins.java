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
final class Logins {
    private static final String TOKEN = "OCTAVO_GIT_TOKEN";
    private static final String GITHUB = "GITHUB_TOKEN";
    // GitHub's and GitLab's name for the owner of a token; others do not look at it.
    private static final String ANYONE = "x-access-token";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String ANSWER = "!f() { test \"$1\" = get && printf 'username=%s\\npassword=%s\\n'"
            + " \"$OCTAVO_LOGIN_USER\" \"$OCTAVO_LOGIN_TOKEN\"; }; f";

    /** Where a token comes from, for the author, and the token; empty where Git is to find one. */
    private record Login(String source, String user, Supplier<Optional<String>> token) {}

    private final GitProgram git;
    private final RemotePlace place;
    private final BranchSettings settings;
    private final Deque<Login> ahead = new ArrayDeque<>();
    private final List<String> tried = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private Login current;
    private Optional<String> token = Optional.empty();

    Logins(GitProgram git, RemotePlace place, BranchSettings settings) {
        this.git = git;
        this.place = place;
        this.settings = settings;
        String user = value("OCTAVO_GIT_USER").or(place::user).orElse(ANYONE);
        if (place.isHttp()) {
            value(TOKEN).ifPresent(held -> ahead.add(new Login(TOKEN, user, () -> Optional.of(held))));
            if (place.host().equals("github.com") && place.scheme().equals("https")) {
                value(GITHUB).ifPresent(held -> ahead.add(new Login(GITHUB, ANYONE, () -> Optional.of(held))));
            }
        }
        ahead.add(new Login("Git's credential helper", "", Optional::empty));
        if (place.isHttp()) {
            String question =
                    (user.equals(ANYONE) ? "token" : "token or password of " + user) + " for " + place.described();
            settings.prompt().ifPresent(ask -> ahead.add(new Login("the terminal", user, () -> ask.apply(question))));
        }
        current = ahead.remove();
        take();
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(settings.ssh().environment().get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private void take() {
        tried.add(current.source());
        token = current.token().get();
        token.ifPresent(secrets::add);
        if (token.isPresent() && place.scheme().equals("http") && !HERE.contains(place.host())) {
            settings.word()
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
        if (ahead.isEmpty()) {
            return false;
        }
        current = ahead.remove();
        take();
        return token.isPresent() || current.user().isEmpty();
    }

    /** The server did what we asked for, or was not interested in who we are. */
    void accepted() {
        String first = tried.get(0);
        if (tried.size() > 1 && Set.of(TOKEN, GITHUB).contains(first)) {
            settings.word()
                    .accept(Problem.warning(place.host() + " does not take what " + first + " holds; "
                                    + current.source() + " helped")
                            .hint("set a new one, or unset it"));
        }
        tried.clear();
        tried.add(current.source());
    }

    /** What Git said, without secrets that a server sent back. */
    String hidden(String said) {
        return secrets.stream().reduce(said, (text, secret) -> text.replace(secret, "…"));
    }

    /** Lets Git ask us, and no helper of its own, about this server; nothing where it is to find out by itself. */
    List<String> arguments() {
        String key = "credential." + place.url() + ".helper=";
        return token.isPresent() ? List.of("-c", key, "-c", key + ANSWER) : List.of();
    }

    /** Git, with what it needs to know to log in. */
    GitProgram program() {
        return token.map(held -> git.with(Map.of("OCTAVO_LOGIN_USER", current.user(), "OCTAVO_LOGIN_TOKEN", held)))
                .orElse(git);
    }
}
