package dev.octavo.blog.schema;

import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.schema.Shape.Verdict;
import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.data.Node;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads servers, repositories and buckets as authors write them. */
final class DestinationShapes {
    private static final int LAST_PORT = 65_535;
    private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?";
    private static final String USER = "(?:([^@/:\\s]+)@)?";
    private static final Pattern SFTP_URL =
            Pattern.compile("sftp://" + USER + "(" + HOST + "|\\[[0-9A-Fa-f:.]+])(?::([0-9]{1,5}))?(/.*)?");
    private static final Pattern SCP_LIKE = Pattern.compile(USER + "(" + HOST + "):([^\\s].*)");
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    private static final Pattern BUCKET_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern DOMAIN_NAME =
            Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    /** {@code sftp://user@host:port/path}, or {@code user@host:path} as in scp. */
    static final Shape<Destination.Sftp> SFTP = Shape.string(DestinationShapes::sftp);

    /** A URL, {@code host:path} for SSH, a path, or the name of a remote. */
    static final Shape<String> REPOSITORY = Shape.string(DestinationShapes::repository);

    /** The name of a branch, as git-check-ref-format(1) allows it. */
    static final Shape<String> BRANCH = Shape.string(DestinationShapes::branch);

    /** {@code kept}, which is true, or {@code squashed}. */
    static final Shape<Boolean> HISTORY =
            Shape.text(DestinationShapes::history, "type", "string", "enum", List.of("kept", "squashed"));

    /** A host name alone. */
    static final Shape<String> DOMAIN = Shape.string(DestinationShapes::domain);

    /** {@code bucket/prefix}, with or without {@code s3://} before it. */
    static final Shape<Destination.Bucket> BUCKET = Shape.string(DestinationShapes::bucket);

    /** An http or https URL without a path. */
    static final Shape<URI> ENDPOINT = Shape.string(DestinationShapes::endpoint, "^https?://[^/@?#]+/?$");

    /** A list with a program and its arguments, one of which names the site. */
    static final Shape<Destination.Command> COMMAND =
            Shape.of(DestinationShapes::command, Shape.list(Values.LINE).schema());

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z_-]+}");
    private static final String LIKE = "write it like command: [npx, wrangler, pages, deploy, \"{site}\"]";

    private DestinationShapes() {}

    private static Optional<Destination.Command> command(Node node, Slot slot) {
        if (!(node instanceof Node.Sequence list)) {
            String remedy = node instanceof Node.Scalar line
                    ? "write [" + listed(line.text()) + "], since no shell splits it"
                    : LIKE;
            return slot.refuse("must be a list, not " + node.described(), remedy, node.location());
        }
        Optional<List<String>> arguments = Shape.list(Values.LINE).read(node, slot);
        if (arguments.filter(all -> all.size() == list.items().size()).isEmpty()) {
            return Optional.empty();
        }
        List<String> unknown = arguments.get().stream()
                .flatMap(argument -> PLACEHOLDER.matcher(argument).results())
                .map(MatchResult::group)
                .filter(found -> !found.equals(Destination.Command.SITE))
                .toList();
        if (!unknown.isEmpty()) {
            return slot.refuse(
                    "has " + unknown.get(0) + ", which stands for nothing",
                    "write {site} for the folder with the finished site, or take the braces away",
                    node.location());
        }
        // The first is the program.
        if (arguments.get().stream().skip(1).noneMatch(argument -> argument.contains(Destination.Command.SITE))) {
            return slot.refuse(
                    arguments.get().isEmpty() ? "is empty" : "does not say where the program finds the site",
                    "let \"{site}\" stand where the program takes the folder: " + LIKE,
                    node.location());
        }
        return arguments.map(Destination.Command::new);
    }

    private static String listed(String line) {
        return Stream.of(line.strip().split("\\s+"))
                .map(word -> word.matches("[\\w./-]+") ? word : '"' + word.replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", "));
    }

    private static Verdict<Destination.Sftp> sftp(String text) {
        boolean isUrl = text.contains("://");
        Matcher url = SFTP_URL.matcher(text);
        if (url.matches()) {
            Optional<Integer> port = Optional.ofNullable(url.group(4)).map(Integer::valueOf);
            if (port.filter(number -> number < 1 || number > LAST_PORT).isPresent()) {
                return Verdict.refuse("has a port that is not valid", "write one from 1 to " + LAST_PORT);
            }
            // As in OpenSSH's scp, sftp://host/~/blog is below the home folder.
            String path = Optional.ofNullable(url.group(5)).orElse("").replaceFirst("^/~/", "");
            return place(url.group(1), url.group(2).replaceAll("[\\[\\]]", ""), port, path);
        }
        Matcher scp = SCP_LIKE.matcher(text);
        return !isUrl && scp.matches()
                ? place(scp.group(1), scp.group(2), Optional.empty(), scp.group(4))
                : Verdict.refuse("must be a server and a folder", "write it like sftp://web@example.org/srv/blog");
    }

    private static Verdict<Destination.Sftp> place(
            @Nullable String user, String host, Optional<Integer> port, String path) {
        String folder = path.replaceFirst("(?<=[^/]|^/)/+$", "");
        return folder.isEmpty() || folder.equals("/")
                ? Verdict.refuse("names no folder on the server", "write it like sftp://web@example.org/srv/blog")
                : Verdict.of(new Destination.Sftp(host, Optional.ofNullable(user), port, folder, 1));
    }

    private static Verdict<String> repository(String text) {
        return text.startsWith("-")
                ? Verdict.refuse("is not a repository", "write a URL, a path, or the name of a remote such as origin")
                : Verdict.of(text);
    }

    private static Verdict<String> branch(String text) {
        boolean fine = text.matches("[^\\s~^:?*\\[\\\\\\p{Cntrl}]+")
                && !text.matches("-.*|/.*|.*/|.*\\.|@")
                && !text.matches(".*(\\.\\.|//|@\\{|/\\.|\\.lock(/.*)?$).*")
                && !text.startsWith(".")
                && !text.startsWith("refs/");
        return fine
                ? Verdict.of(text)
                : Verdict.refuse("is not the name of a branch", "write it as Git does, such as gh-pages");
    }

    private static Verdict<Boolean> history(String text) {
        return switch (text) {
            case "kept" -> Verdict.of(true);
            case "squashed" -> Verdict.of(false);
            default ->
                Verdict.refuse(
                        "must be kept or squashed, not \"" + text + "\"",
                        "write kept for a commit each time, squashed for the newest one alone");
        };
    }

    private static Verdict<String> domain(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return DOMAIN_NAME.matcher(small).matches()
                ? Verdict.of(small)
                : Verdict.refuse("is not a domain", "write it alone, such as blog.example.org");
    }

    private static Verdict<Destination.Bucket> bucket(String text) {
        if (text.matches("[a-z]+://.*") && !text.startsWith("s3://")) {
            return Verdict.refuse(
                    "must be a bucket, not a URL", "write bucket/prefix here and the server's URL as \"endpoint\"");
        }
        String path = text.replaceFirst("^s3://", "").replaceFirst("(?<!/)/+$", "");
        String name = path.replaceFirst("/.*", "");
        String prefix = path.equals(name) ? "" : path.substring(name.length() + 1);
        if (!BUCKET_NAME.matcher(name).matches()) {
            return Verdict.refuse("has no name that a bucket can have", "write bucket or bucket/prefix");
        }
        return prefix.matches("|[^/\\\\\\p{Cntrl}]+(/[^/\\\\\\p{Cntrl}]+)*")
                ? Verdict.of(new Destination.Bucket(name, prefix, Optional.empty(), Optional.empty(), false, 1))
                : Verdict.refuse("has a prefix that is not valid", "write it like bucket/blog/de");
    }

    private static Verdict<URI> endpoint(String text) {
        return Urls.uri(text)
                .filter(uri -> uri.getHost() != null && uri.getRawUserInfo() == null)
                .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null)
                .filter(uri -> uri.getRawPath().matches("/?"))
                .map(Verdict::of)
                .orElseGet(() -> Verdict.refuse(
                        "must be an http or https URL without a path", "write it like https://s3.example.org"));
    }
}
