package dev.octavo.publish.git.login;

import dev.octavo.problem.Problem;
import dev.octavo.publish.git.around.GitProgram;
import dev.octavo.publish.git.around.RemotePlace;
import dev.octavo.publish.ssh.Prompt;
import dev.octavo.publish.ssh.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * Logs in to one server over HTTP, with what is found first and accepted: a token of the environment, what Git's credential
 * helper knows, what the author types. Nothing of it is kept, and no other server gets it.
 */
public final class Logins extends CredentialsProvider {
    private static final String TOKEN = "OCTAVO_GIT_TOKEN";
    private static final String GITHUB = "GITHUB_TOKEN";
    private static final String TERMINAL = "the terminal";
    // GitHub's and GitLab's name for whoever has a token; others do not look at it.
    private static final String ANYONE = "x-access-token";

    private final RemotePlace place;
    private final Consumer<Problem> word;
    private final Map<String, Supplier<Optional<Login>>> ahead = new LinkedHashMap<>();
    private final List<String> tried = new ArrayList<>();
    private final List<Secret> handedOut = new ArrayList<>();
    private Optional<Login> current = Optional.empty();
    private Optional<CredentialHelper> helper = Optional.empty();

    /**
     * Those for {@code place}.
     *
     * @param site the site's folder
     * @param word hears what the author should know of it
     */
    public Logins(
            RemotePlace place,
            Path site,
            Map<String, String> environment,
            Optional<Prompt> prompt,
            Consumer<Problem> word) {
        this.place = place;
        this.word = word;
        String user = value(environment, "OCTAVO_GIT_USER")
                .or(() -> Optional.ofNullable(place.uri().getUser()))
                .orElse(ANYONE);
        value(environment, TOKEN).ifPresent(token -> offer(new Login(TOKEN, user, new Secret(token))));
        if (place.host().equals("github.com") && "https".equals(place.uri().getScheme())) {
            value(environment, GITHUB).ifPresent(token -> offer(new Login(GITHUB, ANYONE, new Secret(token))));
        }
        GitProgram.in(environment).ifPresent(git -> ahead.put(CredentialHelper.NAME, () -> helped(git, site)));
        prompt.ifPresent(asked ->
                ahead.put(TERMINAL, () -> asked.secret(question(user)).map(typed -> new Login(TERMINAL, user, typed))));
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private void offer(Login login) {
        ahead.put(login.source(), () -> Optional.of(login));
    }

    private Optional<Login> helped(GitProgram git, Path site) {
        CredentialHelper asked = new CredentialHelper(git, site);
        helper = Optional.of(asked);
        return asked.fill(place.uri());
    }

    private String question(String user) {
        String who = user.equals(ANYONE) ? "token" : "token or password of " + user;
        return who + " for " + place.described();
    }

    /** For the author: {@code OCTAVO_GIT_TOKEN, Git's credential helper}; empty before anything was tried. */
    public String tried() {
        return String.join(", ", tried);
    }

    /** Whether there is something left that the server has not refused. */
    public boolean isMore() {
        return !ahead.isEmpty();
    }

    /** What must not be shown. */
    public List<String> secrets() {
        return handedOut.stream().map(Secret::value).toList();
    }

    /** The server did what we asked for. */
    public void accepted() {
        helper.filter(asked -> isFromHelper()).ifPresent(CredentialHelper::approve);
        if (current.isPresent() && tried.size() > 1) {
            String source = current.get().source();
            List<String> refused =
                    tried.stream().filter(name -> !name.equals(source)).toList();
            if (!refused.isEmpty() && refused.stream().anyMatch(Set.of(TOKEN, GITHUB)::contains)) {
                word.accept(Problem.warning(place.host() + " does not take what " + refused.get(0) + " holds; " + source
                                + " helped")
                        .hint("set it anew or unset it"));
            }
            tried.removeAll(refused);
        }
    }

    /** The server does not let us in with what it was told. */
    public void refused() {
        helper.filter(asked -> isFromHelper()).ifPresent(CredentialHelper::reject);
        current = Optional.empty();
    }

    private boolean isFromHelper() {
        return current.filter(login -> login.source().equals(CredentialHelper.NAME))
                .isPresent();
    }

    @Override
    public boolean isInteractive() {
        return ahead.containsKey(TERMINAL);
    }

    @Override
    public boolean supports(@Nullable CredentialItem... items) {
        for (CredentialItem item : items) {
            if (!(item instanceof CredentialItem.Username || item instanceof CredentialItem.Password)) {
                return false; // above all not the question whether a wrong certificate is good enough
            }
        }
        return true;
    }

    @Override
    public void reset(URIish uri) {
        refused();
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        if (!supports(items) || !Origin.of(place.uri()).mayBecome(Origin.of(uri))) {
            return false;
        }
        if (current.isEmpty()) {
            current = next();
        }
        current.ifPresent(login -> fill(login, items));
        return current.isPresent();
    }

    private Optional<Login> next() {
        while (!ahead.isEmpty()) {
            Iterator<Map.Entry<String, Supplier<Optional<Login>>>> sources =
                    ahead.entrySet().iterator();
            Map.Entry<String, Supplier<Optional<Login>>> first = sources.next();
            sources.remove();
            String source = first.getKey();
            Optional<Login> login = first.getValue().get();
            tried.add(source);
            if (login.isPresent()) {
                handedOut.add(login.get().password());
                warnOfPlainLine(source);
                return login;
            }
        }
        return Optional.empty();
    }

    private void warnOfPlainLine(String source) {
        boolean here = Set.of("localhost", "127.0.0.1", "[::1]", "::1").contains(place.host());
        if ("http".equals(place.uri().getScheme()) && !here) {
            word.accept(Problem.warning("what " + source + " holds goes to " + place.host() + " without encryption")
                    .hint("write https:// in \"repository\", if the server can do that"));
        }
    }

    private static void fill(Login login, CredentialItem... items) {
        for (CredentialItem item : items) {
            if (item instanceof CredentialItem.Username name) {
                name.setValue(login.user());
            } else if (item instanceof CredentialItem.Password password) {
                password.setValueNoCopy(login.password().value().toCharArray());
            }
        }
    }
}
