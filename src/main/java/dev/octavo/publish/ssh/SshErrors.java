package dev.octavo.publish.ssh;

import dev.octavo.lib.problem.KnownMessage;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Explains to the author why {@code ssh} failed, from its log.
 *
 * @param key the temporary file of a key that was given as text
 */
record SshErrors(SshAddress address, SshSettings settings, Path key, String log) {
    private static final String BANNER = "Remote protocol version "; // logged when an SSH server has answered

    /** @param jumpHostOutput the output of another {@code ssh}, which connects to a jump host */
    static SshErrors of(SshAddress address, SshSettings settings, Path key, String log, String jumpHostOutput) {
        String jumpHostMessage = firstMessage(jumpHostOutput);
        boolean reached = jumpHostMessage.isEmpty() || log.contains(BANNER);
        return new SshErrors(address, settings, key, reached ? log : log + "\nin between: " + jumpHostMessage);
    }

    /** @param noSftp whether the server accepted the login, but ended SFTP at once */
    ProblemException problem(boolean noSftp) {
        String output = noSftp ? "Authenticated to it: subsystem request failed" : log;
        return KnownMessage.meaning("ssh", output, this::value).orElseThrow();
    }

    private String value(String name) {
        return switch (name) {
            case "where" -> address.description();
            case "server" -> address.hostAndPort();
            case "who" -> address.login();
            case "user" -> address.user();
            case "host" -> address.host();
            case "port" -> Integer.toString(address.port());
            case "name" -> address.name();
            case "silence" -> Long.toString(settings.timeouts().silence().toSeconds());
            case "connect" -> Long.toString(settings.timeouts().connect().toSeconds());
            case "knownHosts" -> settings.knownHosts().orElse("~/.ssh/known_hosts");
            case "known" -> found("Offending .*key in (.+)").orElse("known_hosts");
            case "key" ->
                found("Server host key: (\\S+ SHA256:\\S+)")
                        .map(shown -> shown.replaceFirst("(\\S+) (\\S+)", "$2 ($1)"))
                        .orElse("one that ssh does not tell");
            case "offer" -> found("Their offer: (\\S+)").orElse("").replace(",", ", ");
            case "farewell" -> disconnectMessage().map(text -> ": " + text).orElse("");
            case "parting" -> disconnectMessage().map(text -> ": " + text).orElse(" without a word");
            case "words" ->
                disconnectMessage().map(text -> "; its words: " + text).orElse("");
            case "tried" -> triedKeys();
            case "said" -> firstMessage(log);
            default -> throw new IllegalStateException("no value is called " + name);
        };
    }

    /** The keys that were offered to the server or could not be, in order, with what went wrong. */
    private String triedKeys() {
        Map<String, String> tried = new LinkedHashMap<>();
        for (MatchResult offer : all("Offering public key: (.+) \\S+ SHA256:\\S+(.*)|Trying private key: (.+)")) {
            String file = Optional.ofNullable(offer.group(1)).orElse(offer.group(3));
            if (offer.group(1) != null || Files.exists(Path.of(file))) {
                boolean agent = offer.group(2) != null && offer.group(2).contains("agent");
                tried.put(file, agent ? " (of the SSH agent)" : "");
            }
        }
        String encrypted = settings.canAsk() ? "the passphrase is missing or wrong" : "there is no terminal to ask at";
        all("Server accepts key: (.+) \\S+ SHA256:")
                .forEach(accepted -> tried.put(accepted.group(1), " (encrypted, and " + encrypted + ")"));
        all("Load key \"(.+)\": (.+)").forEach(broken -> tried.put(broken.group(1), " (" + broken.group(2) + ")"));
        if (settings.canAsk()
                && found("Next authentication method: (password|keyboard)").isPresent()) {
            tried.put(settings.hasPassword() ? "the password in " + SshSettings.PASSWORD : "the password you gave", "");
        }
        String all = tried.entrySet().stream()
                .map(one -> (one.getKey().equals(key.toString()) ? "the key in OCTAVO_SSH_KEY" : one.getKey())
                        + one.getValue())
                .map(ProblemText::visible)
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "there is no key to try" : "tried: " + all;
    }

    /** The message with which the server disconnected, in quotes. */
    private Optional<String> disconnectMessage() {
        return found("Received disconnect from \\S+ port \\d+:\\d+: (.+)").map(message -> "\"" + message + "\"");
    }

    /** The first line that is not debug output; empty if there is none. */
    private static String firstMessage(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("debug1: ") && !line.isBlank())
                .findFirst()
                .map(ProblemText::visible)
                .orElse("");
    }

    private Optional<String> found(String pattern) {
        return all(pattern).stream().findFirst().map(found -> ProblemText.visible(found.group(1)));
    }

    private List<MatchResult> all(String pattern) {
        return Pattern.compile(pattern).matcher(log).results().toList();
    }
}
