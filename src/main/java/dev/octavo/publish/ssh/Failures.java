package dev.octavo.publish.ssh;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What {@code ssh} says at its end, and what it means to the author. */
final class Failures {
    private static final String SPEAKS = "Remote protocol version ";
    private static final String AGAIN =
            "see whether the network and the server are up, and publish again: what has arrived is not sent again";
    private static final String PORT = "see whether the port is right: that of SSH is 22 as a rule";
    private static final String COMPARE = "compare the fingerprint with the one that whoever runs the server tells you;"
            + " if it is the same, connect once with ssh";

    private final Route route;
    private final SshSettings settings;
    private final Path key;
    private final String log;
    private final String onTheWay;

    Failures(Route route, SshSettings settings, SshCommand command) {
        this.route = route;
        this.settings = settings;
        this.key = command.key();
        this.log = command.log();
        this.onTheWay = command.errors();
    }

    ProblemException problem() {
        if (log.contains("Authenticated to ")) {
            return later();
        }
        if (!onTheWay.isBlank() && !log.contains(SPEAKS)) {
            return problem(
                    "a server on the way to " + route.name() + " does not let through: ssh says \"" + said(onTheWay)
                            + "\"",
                    "connect once with ssh: that server may not be known, or does not know you");
        }
        return hostKey().or(this::connecting).orElseGet(this::entering);
    }

    ProblemException noSftp() {
        return problem(
                route.described() + " offers no SFTP",
                "let it: \"Subsystem sftp internal-sftp\" in its sshd_config; and see that nothing is printed when that"
                        + " user logs in");
    }

    /** The server had let us in. */
    private ProblemException later() {
        if (log.contains("subsystem request failed")) {
            return noSftp();
        }
        if (log.contains(" not responding.")) {
            return problem(
                    route.described() + " has not answered for "
                            + seconds(settings.patience().silence()),
                    AGAIN);
        }
        return problem("the connection to " + route.described() + " broke" + farewell(": "), AGAIN);
    }

    private Optional<ProblemException> hostKey() {
        String shown = found("Server host key: (\\S+) (SHA256:\\S+)")
                .map(key -> key.group(2) + " (" + key.group(1) + ")")
                .orElse("one that ssh does not tell");
        String place = found("Offending .*key in (.+)")
                .map(known -> visible(known.group(1)))
                .orElse("known_hosts");
        if (log.contains("REVOKED HOST KEY")) {
            return Optional.of(problem(
                    "the server " + route.name() + " shows the key " + shown + ", which is revoked: somebody else may"
                            + " have it",
                    "ask whoever runs the server for its new key; nothing was sent"));
        }
        if (log.contains("HOST IDENTIFICATION HAS CHANGED")) {
            return Optional.of(problem(
                    "THE KEY OF THE SERVER " + route.name() + " HAS CHANGED: it shows " + shown
                            + ", but another is known (" + place + "); somebody may be listening in between",
                    "ask whoever runs the server whether its key was replaced; if it was, forget the old one with: "
                            + "ssh-keygen -R '" + route.name() + "'; then connect once with ssh"));
        }
        boolean refused = log.contains("Host key verification failed") || log.contains("host key is known for");
        return refused
                ? Optional.of(problem(
                        "the server " + route.name() + " is not known: it shows the key " + shown,
                        COMPARE + ", or type: ssh-keyscan -p " + route.port() + " " + route.host() + " >> "
                                + settings.knownHosts().orElse("~/.ssh/known_hosts")))
                : Optional.empty();
    }

    private Optional<ProblemException> connecting() {
        Optional<MatchResult> name = found("Could not resolve hostname ([^:\\s]+)");
        if (name.isPresent()) {
            return Optional.of(problem(
                    "there is no server called " + visible(name.get().group(1)),
                    "mend the name of the host, or see whether the network is up"));
        }
        Map<String, ProblemException> known = new LinkedHashMap<>();
        known.put(
                "Connection refused",
                problem(
                        route.server() + " refuses the connection",
                        "see whether the SSH server runs there, and whether the port is right"));
        ProblemException noWay = problem(
                "there is no way to " + route.server(), "see whether the network is up, and the server reachable");
        known.put("No route to host", noWay);
        known.put("Network is unreachable", noWay);
        String within = " within " + seconds(settings.patience().connect());
        known.put(
                "during banner exchange",
                problem(route.server() + " takes the connection, but says nothing" + within, PORT));
        known.put(
                "timed out",
                problem(
                        route.server() + " does not answer" + within,
                        "see whether the server runs, whether the port is right, and whether a firewall is in between"));
        if (!log.contains(SPEAKS)) {
            ProblemException other = problem(route.server() + " is there, but does not speak SSH", PORT);
            known.put("kex_exchange_identification", other);
            known.put("banner line contains invalid", other);
        }
        return known.entrySet().stream()
                .filter(fault -> log.contains(fault.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private ProblemException entering() {
        Optional<MatchResult> nothing = found("no matching (.+) found\\. Their offer: (\\S+)");
        if (nothing.isPresent()) {
            return problem(
                    route.server() + " and your ssh have no " + nothing.get().group(1) + " in common: the server offers"
                            + " only " + visible(nothing.get().group(2)).replace(",", ", "),
                    "the server is too old to be safe, or allows too little: update it, or allow more there");
        }
        if (log.contains("Permission denied (") || log.contains("Too many authentication failures")) {
            String tried = tried();
            return problem(
                    route.server() + " does not let " + route.user() + " in (permission denied); "
                            + (tried.isEmpty() ? "there is no key to try" : "tried: " + tried)
                            + farewell("; its words: "),
                    "see whether the user is right, and put your public key there: ssh-copy-id -p " + route.port()
                            + " " + route.who() + "; or name another key with IdentityFile in ~/.ssh/config, or in"
                            + " OCTAVO_SSH_KEY");
        }
        if (log.contains("Connection closed by ") || log.contains("Connection reset by ")) {
            String words = farewell(": ");
            return problem(
                    route.server() + " has closed the connection" + (words.isEmpty() ? " without a word" : words),
                    "look into the server's log for the reason; it may have too many connections, or a ban on yours");
        }
        return problem(
                "ssh does not get to " + route.described() + ": it says \"" + said(log) + "\"",
                "see what this says: ssh -v -p " + route.port() + " " + route.who());
    }

    /** The keys that a server was shown or would have been, in their order, and what became of them. */
    private String tried() {
        Map<String, String> tried = new LinkedHashMap<>();
        for (MatchResult offer : all("Offering public key: (.+) \\S+ SHA256:\\S+(.*)|Trying private key: (.+)")) {
            String file = Optional.ofNullable(offer.group(1)).orElse(offer.group(3));
            if (offer.group(1) != null || Files.exists(Path.of(file))) {
                boolean agent = offer.group(2) != null && offer.group(2).contains("agent");
                tried.put(file, agent ? " (of the SSH agent)" : "");
            }
        }
        for (MatchResult accepted : all("Server accepts key: (.+) \\S+ SHA256:")) {
            tried.put(
                    accepted.group(1),
                    settings.canAsk()
                            ? " (encrypted, and the passphrase is missing or wrong)"
                            : " (encrypted, and nobody is there to ask)");
        }
        for (MatchResult broken : all("Load key \"(.+)\": (.+)")) {
            tried.put(broken.group(1), " (" + broken.group(2) + ")");
        }
        String password = settings.hasPassword() ? "the password in " + SshSettings.PASSWORD : "the password you gave";
        if (settings.canAsk()
                && found("Next authentication method: (password|keyboard)").isPresent()) {
            tried.put(password, "");
        }
        return tried.entrySet().stream()
                .map(one -> (one.getKey().equals(key.toString()) ? "the key in OCTAVO_SSH_KEY" : one.getKey())
                        + one.getValue())
                .map(Failures::visible)
                .collect(Collectors.joining(", "));
    }

    /** The words with which the server hung up. */
    private String farewell(String before) {
        return found("Received disconnect from \\S+ port \\d+:\\d+: (.+)")
                .map(words -> before + "\"" + visible(words.group(1)) + "\"")
                .orElse("");
    }

    /** The first line that is meant for people. */
    private static String said(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("debug1: ") && !line.isBlank())
                .findFirst()
                .map(Failures::visible)
                .orElse("nothing");
    }

    private Optional<MatchResult> found(String pattern) {
        return all(pattern).stream().findFirst();
    }

    private List<MatchResult> all(String pattern) {
        return Pattern.compile(pattern).matcher(log).results().toList();
    }

    /** A server must not steer the terminal. */
    static String visible(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ").strip();
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }

    private static ProblemException problem(String fact, String remedy) {
        return new ProblemException(Problem.error(fact).hint(remedy));
    }
}
