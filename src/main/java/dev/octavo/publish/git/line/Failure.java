package dev.octavo.publish.git.line;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.git.around.RemotePlace;
import dev.octavo.publish.git.login.Logins;
import dev.octavo.publish.git.store.CacheDisk;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.PackMismatchException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TooLargePackException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;
import org.jspecify.annotations.Nullable;

/** What a failure means to the author: the fact and the remedy, in words that are not the library's. */
record Failure(RemotePlace place, String branch, Logins logins, Optional<Guard> guard, SshDoor ssh) {
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final Set<Class<?>> DAMAGE =
            Set.of(MissingObjectException.class, CorruptObjectException.class, PackMismatchException.class);

    /**
     * The meaning of {@code e}.
     *
     * @param cache the repository beside the site
     * @return what is to be thrown
     */
    RuntimeException of(IOException e, Path cache) {
        List<Throwable> chain = chain(e);
        Optional<ProblemException> told = first(chain, ProblemException.class);
        if (told.isPresent()) {
            return told.get();
        }
        if (chain.stream().anyMatch(cause -> DAMAGE.contains(cause.getClass()))) {
            return new CacheDamage(e);
        }
        return fullDisk(chain, cache)
                .or(() -> network(chain))
                .or(() -> answer(chain))
                .or(() -> ssh.broken(e))
                .orElseGet(() -> problem(
                        "the line to " + place.described() + " broke: " + clean(last(chain)),
                        "publish again: what stands there is whole"));
    }

    private static List<Throwable> chain(Throwable e) {
        List<Throwable> all = new ArrayList<>();
        for (Throwable next = e; next != null && !all.contains(next); next = next.getCause()) {
            all.add(next);
            for (Throwable aside : next.getSuppressed()) {
                chain(aside).stream().filter(one -> !all.contains(one)).forEach(all::add);
            }
        }
        return all;
    }

    private static <T> Optional<T> first(List<Throwable> chain, Class<T> kind) {
        return chain.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    private static Optional<ProblemException> fullDisk(List<Throwable> chain, Path cache) {
        // What the other side or the network says of itself is not of our disk.
        return chain.stream()
                .filter(cause -> !(cause instanceof TransportException || cause instanceof SocketException))
                .filter(IOException.class::isInstance)
                .map(IOException.class::cast)
                .filter(CacheDisk::isRefusal)
                .findFirst()
                .map(e -> CacheDisk.failure("write", cache, e));
    }

    private Optional<ProblemException> network(List<Throwable> chain) {
        String host = place.host();
        if (first(chain, UnknownHostException.class).isPresent()) {
            return some(
                    "nobody knows the host " + host,
                    "see whether \"repository\" is spelt right and the network is there");
        }
        Optional<SSLException> tls = first(chain, SSLException.class);
        if (tls.isPresent() && message(tls.get()).contains("Unsupported or unrecognized SSL message")) {
            return some(host + " does not speak TLS at that port", "write http:// or mend the port in \"repository\"");
        }
        if (tls.isPresent()
                && chain.stream().anyMatch(cause -> cause instanceof java.security.GeneralSecurityException)) {
            return some(
                    host + " does not prove that it is " + host + ": " + clean(last(chain)),
                    "where the server is your own, let Java trust its certificate: keytool -importcert -cacerts;"
                            + " otherwise somebody may be in between");
        }
        if (first(chain, InterruptedIOException.class).isPresent()
                || chain.stream().anyMatch(Failure::isTimeout)) {
            return some(
                    place.described() + " did not answer in time", "publish again later: what stands there is whole");
        }
        if (first(chain, ConnectException.class).isPresent()
                || first(chain, NoRouteToHostException.class).isPresent()) {
            return some(
                    host + " takes no connections at that port",
                    "see whether \"repository\" is right, the server runs, and a proxy, if there is one, is right, too");
        }
        return Optional.empty();
    }

    private static boolean isTimeout(Throwable cause) {
        String message = message(cause).toLowerCase(Locale.ROOT);
        return message.contains("timed out") || message.contains("timeout") || message.contains("time out");
    }

    private Optional<ProblemException> answer(List<Throwable> chain) {
        int status = guard.map(Guard::status).orElse(0);
        if (guard.flatMap(Guard::elsewhere).isPresent()) {
            return some(
                    place.host() + " sends us to " + guard.get().elsewhere().get() + ", which asks who we are",
                    "write the URL there as \"repository\", if you trust it: no password goes to another server");
        }
        return switch (status) {
            case 401 -> Optional.of(unknown(chain));
            case 403 ->
                some(
                        place.host() + " does not let us write to " + place.described() + who(),
                        "give the token the right to write there (at GitHub: contents, read and write), or use another");
            case 404 -> Optional.of(missing());
            case TOO_LARGE ->
                some(
                        place.host() + " takes no upload that large",
                        "raise its limit (client_max_body_size, in nginx), or publish over SSH");
            case TOO_MANY -> some(place.host() + " was asked too often", "wait some minutes and publish again");
            default ->
                status >= SERVER_ERROR
                        ? some(
                                place.host() + " failed with HTTP " + status + ": " + clean(message(chain.get(0))),
                                "publish again later: what stands there is whole")
                        : git(chain);
        };
    }

    private ProblemException unknown(List<Throwable> chain) {
        if (message(chain.get(0)).endsWith(JGitText.get().authenticationNotSupported)) {
            return problem(
                    place.host() + " asks who we are in a way that is not known here",
                    "publish again, if the line was cut; otherwise publish over SSH");
        }
        String tried = logins.tried();
        String fact = tried.isEmpty()
                ? place.host() + " asks who is publishing, and nothing here says it"
                : place.host() + " does not know us by what was tried: " + tried;
        return problem(
                fact,
                "set OCTAVO_GIT_TOKEN to a token that may write there, and OCTAVO_GIT_USER where the server wants a"
                        + " name; or let Git's credential helper know it");
    }

    private String who() {
        String tried = logins.tried();
        return tried.isEmpty() ? "" : " with what " + tried + " holds";
    }

    private ProblemException missing() {
        String hidden = place.isGitHub() && logins.tried().isEmpty()
                ? "; a private one is only shown to those who log in: set OCTAVO_GIT_TOKEN"
                : "";
        return problem(
                "there is no Git repository at " + place.described(),
                "see whether \"repository\" is spelt right, or make one there" + hidden);
    }

    private Optional<ProblemException> git(List<Throwable> chain) {
        if (first(chain, NoRemoteRepositoryException.class).isPresent()) {
            return Optional.of(missing());
        }
        boolean large = first(chain, TooLargePackException.class).isPresent()
                || first(chain, TooLargeObjectInPackException.class).isPresent();
        if (large) {
            return some(
                    place.described() + " takes nothing that large: " + clean(message(chain.get(0))),
                    "take large files out of the site, or raise the server's limit (receive.maxInputSize)");
        }
        boolean readOnly = message(chain.get(0)).contains(JGitText.get().remoteDoesNotSupportSmartHTTPPush);
        if (readOnly) {
            return some(
                    place.described() + " can only be read over HTTP",
                    "let the server run git-http-backend, or publish over SSH");
        }
        boolean other = guard.filter(answer -> answer.status() == HttpURLConnection.HTTP_OK && !answer.isGit())
                .isPresent();
        return other
                ? some(
                        place.described() + " is no Git repository, but something else",
                        "see whether \"repository\" is spelt right")
                : Optional.empty();
    }

    /** What is told where the server took the pack but not the commit. */
    ProblemException rejected(@Nullable String why, String messages) {
        String said = clean(messages);
        String reason = why == null ? "it does not say why" : why;
        return problem(
                "the server did not let the branch " + branch + " of " + place.described() + " be changed: "
                        + clean(reason)
                        + (said.isEmpty() ? "" : ". It says: " + said),
                reason.contains("non-fast-forward")
                        ? "keep the history of the branch, with \"history: kept\" in content/site.yaml, or let the server"
                                + " take other commits (receive.denyNonFastForwards)"
                        : "if the branch is protected, allow whoever publishes to push to it, or publish to another"
                                + " branch");
    }

    private String clean(String said) {
        return CleanText.of(said, logins.secrets());
    }

    private static String last(List<Throwable> chain) {
        return message(chain.get(chain.size() - 1));
    }

    private static String message(Throwable e) {
        String message = e.getMessage();
        return message == null ? "it ended without a word" : message;
    }

    private static Optional<ProblemException> some(String fact, String remedy) {
        return Optional.of(problem(fact, remedy));
    }

    private static ProblemException problem(String fact, String remedy) {
        return new ProblemException(Problem.error(fact).hint(remedy));
    }
}
