package dev.octavo.publish.ssh;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.ssh.SshSettings.Patience;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the end of a connection means to the author. */
final class Failures {
    // What the library says where both sides have no method in common.
    private static final Pattern NOTHING_IN_COMMON =
            Pattern.compile("Unable to negotiate key exchange for (.+?) \\(client: .* / server: (.*)\\)");
    private static final String AGAIN =
            "see whether the network and the server are up, and publish again: " + "what has arrived is not sent again";

    private Failures() {}

    static ProblemException unknownHost(Route route) {
        return problem(
                "there is no server called " + route.host(),
                "mend the name of the host, or see whether the network is up");
    }

    /** The TCP connection did not come about. */
    static ProblemException connecting(Route route, Patience patience, Optional<Throwable> failure) {
        Throwable cause = failure.map(Failures::root).orElse(new IOException(""));
        String said = said(cause).toLowerCase(Locale.ROOT);
        if (cause instanceof ConnectException && said.contains("refused")) {
            return problem(
                    route.server() + " refuses the connection",
                    "see whether the SSH server runs there, and whether the port is right");
        }
        if (cause instanceof NoRouteToHostException || said.contains("unreachable") || said.contains("no route")) {
            return problem(
                    "there is no way to " + route.server(), "see whether the network is up, and the server reachable");
        }
        return problem(
                route.server() + " does not answer within " + seconds(patience.connect()),
                "see whether the server runs, whether the port is right, and whether a firewall is in between");
    }

    /** The connection came about, but no session of SSH. */
    static ProblemException greeting(Route route, Patience patience, Witness witness, boolean closed) {
        String text = witness.failure().map(Failures::root).map(Failures::said).orElse("");
        Matcher nothing = NOTHING_IN_COMMON.matcher(text);
        if (nothing.find()) {
            return problem(
                    route.server() + " and Octavo have no " + nothing.group(1) + " in common: the server offers only "
                            + nothing.group(2).replace(",", ", "),
                    "the server is too old to be safe, or allows too little: update it, or allow more there");
        }
        if (witness.isIdentified() && closed) {
            return closed(route, witness);
        }
        String what = witness.isIdentified()
                ? " answers, but does not finish the greeting within " + seconds(patience.connect())
                : closed
                        ? " is there, but does not speak SSH"
                        : " takes the connection, but says nothing within " + seconds(patience.connect());
        return problem(route.server() + what, "see whether the port is right: that of SSH is 22 as a rule");
    }

    static ProblemException denied(Route route, Witness witness, List<String> tried) {
        String words =
                witness.farewell().map(text -> "; its words: \"" + text + "\"").orElse("");
        String what = tried.isEmpty() ? "there is no key to try" : "tried: " + String.join(", ", tried);
        return problem(
                route.server() + " does not let " + route.user() + " in (permission denied); " + what + words,
                "see whether the user is right, and put your public key there: ssh-copy-id -p " + route.port() + " "
                        + route.who()
                        + "; or name another key with IdentityFile in ~/.ssh/config, or in OCTAVO_SSH_KEY");
    }

    static ProblemException closed(Route route, Witness witness) {
        String words = witness.farewell().map(text -> ": \"" + text + "\"").orElse(" without a word");
        return problem(
                route.server() + " has closed the connection" + words,
                "look into the server's log for the reason; it may have too many connections, or a ban on yours");
    }

    static ProblemException silent(Route route, Patience patience) {
        return problem(route.described() + " has not answered for " + seconds(patience.silence()), AGAIN);
    }

    /** A line that was fine until then. */
    static ProblemException broken(Route route, Patience patience, Witness witness) {
        String text = witness.failure().map(Failures::said).orElse("");
        if (text.contains("heartbeat")) {
            return silent(route, patience);
        }
        String words = witness.farewell().map(said -> ": \"" + said + "\"").orElse("");
        return problem("the connection to " + route.described() + " broke" + words, AGAIN);
    }

    private static String seconds(java.time.Duration time) {
        return time.toMillis() < 1000 ? time.toMillis() + " ms" : time.toSeconds() + " s";
    }

    private static ProblemException problem(String fact, String remedy) {
        return new ProblemException(Problem.error(fact).hint(remedy));
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }

    static String said(Throwable cause) {
        if (cause instanceof AccessDeniedException) {
            return "permission denied"; // its message is the path alone
        }
        return Optional.ofNullable(cause.getMessage()).orElse("");
    }
}
