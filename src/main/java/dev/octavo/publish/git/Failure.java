package dev.octavo.publish.git;

import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Saying;
import dev.octavo.publish.ssh.Programs;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Explains a failure of Git to the author: the fact and the remedy, in our own words for common failures.
 *
 * @param tried by what the server was to know us
 */
record Failure(RemotePlace place, String branch, String tried) {
    private static final Pattern ASKED = Pattern.compile("(?:read \\w+|failed) for '(https?://)(?:[^@/']*@)?([^/']*)");
    private static final String REMOTE = "remote: ";

    // The first that fits counts. Before all, the server does not know us by what it was told.
    private static final List<Saying> SAYINGS = Saying.table("""
            could not read (Username|Password) for|Authentication failed for|terminal prompts disabled
                {host} does not know us by what was tried: {tried}
                set OCTAVO_GIT_TOKEN to a token that may write there, and OCTAVO_GIT_USER where the server wants a \
                name; or let Git's credential helper know it
            REMOTE HOST IDENTIFICATION HAS CHANGED
                {host} shows another key than the one that is known here: somebody may be in between
                ask the server's owner; if the key was changed on purpose, ssh-keygen -R {host} forgets the old one
            Host key verification failed
                the server {host} is not known here, so it may be another one
                connect once with "ssh {host}" and compare the fingerprint that it shows with the one that the \
                server's owner tells; or name a file of known servers in OCTAVO_SSH_KNOWN_HOSTS
            Permission denied \\(|Too many authentication failures
                {host} does not let us in over SSH: {said}
                let the server know your key (at GitHub: Settings, SSH keys), and see whether "ssh {host}" lets you \
                in; OCTAVO_SSH_KEY names another key
            Could not resolve host|Name or service not known|Could not resolve proxy
                there is no host {host}
                see whether "repository" is spelt right and the network is there
            (?i)timed out|timeout|Operation too slow|transfer rate too low
                {place} did not answer in time
                publish again later: what stands there is whole
            (?i)Connection refused|(Failed to|Couldn't|Could not) connect|No route to host|Network is unreachable
                {host} takes no connections at that port
                see whether "repository" is right, the server runs, and a proxy, if there is one, is right, too
            (?i)wrong version number|unexpected TLS packet|packet length too long|unknown protocol
                {host} does not speak TLS at that port
                write http:// or mend the port in "repository"
            (?i)certificate
                {host} does not prove that it is {host}: {said}
                where the server is your own, let Git trust its certificate: git config --global \
                http.https://{host}/.sslCAInfo FILE; otherwise somebody may be in between
            (?i)exceeds GitHub's file size limit|pack exceeds maximum|maximum allowed (pack )?size
                {place} takes nothing that large: {said}
                take large files out of the site, or raise the server's limit (receive.maxInputSize)
            error: 413|HTTP 413
                {host} takes no upload that large
                raise its limit (client_max_body_size, in nginx), or publish over SSH
            error: 429|HTTP 429
                {host} was asked too often
                wait some minutes and publish again
            error: 403|HTTP 403|Permission to .* denied|Write access to repository not granted
                {host} does not let us write to {place} with what {tried} holds
                give the token the right to write there (at GitHub: contents, read and write), or use another
            (?:error:|HTTP) (5\\d\\d)
                {host} failed with HTTP {1}: {said}
                publish again later: what stands there is whole
            not valid: (could not determine hash algorithm|is this a git repository)|invalid server response|\
            protocol error: bad line length|no DAV locking support
                {place} is no Git repository, but something else
                see whether "repository" is spelt right
            repository '.*' not found|does not appear to be a git repository|Repository not found|\
            project you were looking for could not be found|No such repository
                there is no Git repository at {place}
                see whether "repository" is spelt right, or make one there; a private one is only shown to its users
            (?i)hung up|early EOF|RPC failed|Connection reset|Broken pipe|connection was closed|Empty reply|\
            unexpected disconnect|closed by (remote|UNKNOWN)|Recv failure|transfer closed|\
            kex_exchange_identification|Connection closed|unexpectedly
                the line to {place} broke: {said}
                publish again: what stands there is whole
            """);

    /** Whether the server wants to know who we are, and does not know us by what it was told. */
    static boolean isUnknown(String errors) {
        return SAYINGS.get(0).said().matcher(errors).find();
    }

    /** The host that the server sent us to, which would have to be told our password. */
    static Optional<String> elsewhere(String errors, RemotePlace place) {
        Matcher asked = ASKED.matcher(errors);
        return asked.find() && !place.described().startsWith(asked.group(1) + asked.group(2) + "/")
                ? Optional.of(asked.group(1) + asked.group(2))
                : Optional.empty();
    }

    /** What is told of what Git says; empty where there are no words of ours for it. */
    Optional<ProblemException> known(String errors) {
        return elsewhere(errors, place)
                .map(elsewhere -> ProblemException.of(
                        place.host() + " sends us to " + elsewhere + ", which asks who we are",
                        "write the URL there as \"repository\", if you trust it: no password goes to another server"))
                .or(() -> Saying.meaning(SAYINGS, errors, name -> switch (name) {
                    case "host" -> place.host().isEmpty() ? "this machine" : place.host();
                    case "place" -> place.described();
                    case "tried" -> tried;
                    default -> Programs.inOneLine(errors);
                }));
    }

    /** What is told where there are no words of ours. */
    ProblemException any(String errors) {
        return ProblemException.of(
                "Git cannot reach " + place.described() + ": " + Programs.inOneLine(errors),
                "mend what Git says and publish again: what stands there is whole");
    }

    /**
     * What is told where the server took the files but not the commit.
     *
     * @param why as Git says it: {@code [remote rejected] (pre-receive hook declined)}
     */
    ProblemException rejected(String why, String errors) {
        String reason = Programs.inOneLine(
                why.replaceFirst("^\\[remote rejected] \\(?", "").replaceFirst("\\)$", ""));
        String name = place.described(branch);
        if (reason.contains("checked out")) {
            return ProblemException.of(
                    name + " is checked out there",
                    "publish to a branch that is checked out nowhere, or to a bare repository: git init --bare PATH");
        }
        String said = Programs.inOneLine(errors.lines()
                .filter(line -> line.startsWith(REMOTE))
                .map(line -> line.substring(REMOTE.length()))
                .collect(Collectors.joining("\n")));
        String remedy = said.contains("file size limit")
                ? "make the file smaller, or put it somewhere else and link to it"
                : reason.contains("non-fast-forward")
                        ? "keep the history of the branch, with \"history: kept\" in content/site.yaml, or let the server"
                                + " take other commits (receive.denyNonFastForwards)"
                        : "if the branch is protected, allow your account to push to it, or publish to another branch";
        return ProblemException.of(
                "the server did not let " + name + " be changed: " + reason
                        + (said.isEmpty() ? "" : ". It says: " + said),
                remedy);
    }
}
