package dev.octavo.publish.git;

import dev.octavo.problem.Problem;
import dev.octavo.publish.git.around.GitProgram;
import dev.octavo.publish.git.around.RemotePlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Who we say we are to a server that is reached over HTTP: what a token of the environment says, what Git finds by itself,
 * what the author types. It is told to Git through its environment, and to no other server.
 */
final class Logins {
    private static final String TOKEN = "OCTAVO_GIT_TOKEN";
    private static final String GITHUB = "GITHUB_TOKEN";
    private static final String HELPER = "Git's credential helper";
    private static final String TERMINAL = "the terminal";
    // GitHub's and GitLab's name for whoever has a token; others do not look at it.
    private static final String ANYONE = "x-access-token";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String ANSWER = "!f() { test \"$1\" = get && printf 'username=%s\\npassword=%s\\n'"
            + " \"$OCTAVO_LOGIN_USER\" \"$OCTAVO_LOGIN_TOKEN\"; }; f";

    /** Where a token comes from, for the author, and the token; empty where Git is to find one. */
    private record Login(String source, String user, Optional<String> token) {
        static final Login OF_GIT = new Login(HELPER, "", Optional.empty());

        @Override
        public String toString() {
            return source;
        }
    }

    private final GitProgram git;
    private final RemotePlace place;
    private final BranchSettings settings;
    private final Iterator<Supplier<Login>> ahead;
    private final List<String> refused = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private Login current;

    Logins(GitProgram git, RemotePlace place, BranchSettings settings) {
        this.git = git;
        this.place = place;
        this.settings = settings;
        String user = value("OCTAVO_GIT_USER").or(place::user).orElse(ANYONE);
        List<Supplier<Login>> all = new ArrayList<>();
        if (place.isHttp()) {
            value(TOKEN).ifPresent(token -> all.add(() -> new Login(TOKEN, user, Optional.of(token))));
            if (place.host().equals("github.com") && place.scheme().equals("https")) {
                value(GITHUB).ifPresent(token -> all.add(() -> new Login(GITHUB, ANYONE, Optional.of(token))));
            }
        }
        all.add(() -> Login.OF_GIT);
        if (place.isHttp()) {
            settings.prompt().ifPresent(ask -> all.add(() -> new Login(TERMINAL, user, ask.apply(question(user)))));
        }
        ahead = all.iterator();
        current = taken(ahead.next().get());
    }

    private Optional<String> value(String name) {
        return Optional.ofNullable(settings.environment().get(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private String question(String user) {
        String who = user.equals(ANYONE) ? "token" : "token or password of " + user;
        return who + " for " + place.described();
    }

    private Login taken(Login login) {
        login.token().ifPresent(token -> {
            secrets.add(token);
            if (place.scheme().equals("http") && !HERE.contains(place.host())) {
                settings.word()
                        .accept(Problem.warning("what " + login.source() + " holds goes to " + place.host()
                                        + " without encryption")
                                .hint("write https:// in \"repository\", if the server can do that"));
            }
        });
        return login;
    }

    /** For the author: {@code OCTAVO_GIT_TOKEN, Git's credential helper}. */
    String tried() {
        List<String> all = new ArrayList<>(refused);
        if (!all.contains(current.source())) {
            all.add(current.source());
        }
        return String.join(", ", all);
    }

    /** Turns to the next way to log in, since the server did not let us in; false where there is none left. */
    boolean next() {
        refused.add(current.source());
        if (!ahead.hasNext()) {
            return false;
        }
        current = taken(ahead.next().get());
        boolean typed = current.source().equals(TERMINAL);
        return !typed || current.token().isPresent();
    }

    /** The server did what we asked for, or was not interested in who we are. */
    void accepted() {
        refused.stream()
                .filter(Set.of(TOKEN, GITHUB)::contains)
                .findFirst()
                .ifPresent(source -> settings.word()
                        .accept(Problem.warning(place.host() + " does not take what " + source + " holds; "
                                        + current.source() + " helped")
                                .hint("set it anew or unset it")));
        refused.clear();
    }

    /** What Git said, without secrets that a server sent back. */
    String hidden(String said) {
        String text = said;
        for (String secret : secrets) {
            text = text.replace(secret, "…");
        }
        return text;
    }

    /** Lets Git ask us, and no helper of its own, about this server; nothing where it is to find out by itself. */
    List<String> arguments() {
        String key = "credential." + place.url() + ".helper=";
        return current.token().isPresent() ? List.of("-c", key, "-c", key + ANSWER) : List.of();
    }

    /** Git, with what it needs to know to log in. */
    GitProgram program() {
        Map<String, String> more = new HashMap<>();
        current.token().ifPresent(token -> {
            more.put("OCTAVO_LOGIN_USER", current.user());
            more.put("OCTAVO_LOGIN_TOKEN", token);
        });
        return git.with(more);
    }
}
