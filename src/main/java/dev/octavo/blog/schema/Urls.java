package dev.octavo.blog.schema;

import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.schema.Shape.Verdict;
import dev.octavo.blog.site.FrontMatter.Alias;
import dev.octavo.blog.site.SiteConfig.Move;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Host;
import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.address.Scheme;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.problem.Spelling;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads URLs, paths and addresses in front matter and configuration. */
final class Urls {
    private static final Pattern MARKDOWN = Pattern.compile("\\[(.*)]\\((.*)\\)");
    private static final Pattern PATTERN = Pattern.compile("\\{\\{|\\{%|/:[a-z]|\\$\\{");
    private static final Pattern SEGMENT = Pattern.compile("[^\\\\:*?\"<>|#\\s]+( +[^\\\\:*?\"<>|#\\s]+)*");

    /** The target of a link: a path of the site, a relative path, or a URL with any harmless scheme. */
    static final Shape<String> LINK = Shape.string(text -> target(text, Urls::otherScheme));

    /** The source of a picture: a path of the site, a relative path, or an http or https URL. */
    static final Shape<String> PICTURE = Shape.string(
            text -> target(text, picture -> refused(picture, "write a path, or a URL with http or https")));

    /** An http or https URL. */
    static final Shape<String> ABSOLUTE = Shape.string(Urls::absolute, "^https?://");

    /** A permanent identifier with any scheme: an absolute IRI, as RFC 4287, 4.2.6 requires. */
    static final Shape<String> IDENTITY = Shape.string(
            text -> text.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+")
                    ? Verdict.of(text)
                    : Verdict.refuse(
                            "is not an absolute URI",
                            "write it like https://example.org/?p=12, tag:example.org,2009:post-12, or urn:uuid:…"),
            "^[A-Za-z][A-Za-z0-9+.-]*:");

    private static final String ADDRESS = "^[^.?#][^?#]*$";

    /** An earlier address on the site. */
    static final Shape<Address> ALIAS = Shape.string(text -> address(text, "/old/address/"), ADDRESS);

    /** A path on the host, without a slash at the end, below which another program serves. */
    static final Shape<String> ELSEWHERE = Shape.string(Urls::elsewhere, "^/.");

    /** The address of a feed, which is that of a file. */
    static final Shape<Address> FEED = Shape.string(Urls::feed, "^/.+\\.(xml|rss|atom|json)$");

    /** Earlier addresses with what is there now. */
    static final Shape<List<Move>> MOVES = Shape.of(
            Urls::moves,
            Shape.ordered(
                    "type", "object", "additionalProperties", Shape.ordered("type", "string", "pattern", ADDRESS)));

    /** The address of a list. */
    static final Shape<Address> LIST = Shape.string(Urls::list, "^(/[^/A-Z\\s]+)+/$");

    /** The whole address of an article. */
    static final Shape<Address> PERMALINK = Shape.string(Urls::permalink, ADDRESS);

    /** The site's URL: scheme, host, and the path before every address. */
    static final Shape<SiteUrl> SITE = Shape.string(Urls::site, "^https?://[^?#@]+$");

    private Urls() {}

    private static Verdict<String> target(String text, Function<String, Verdict<String>> others) {
        if (text.matches("[A-Za-z]:[/\\\\].*")) {
            return Verdict.refuse(
                    "is a path that only your own computer has", "put the file beside this one, and write its name");
        }
        Matcher markdown = MARKDOWN.matcher(text);
        if (markdown.matches()) {
            return Verdict.refuse(
                    "is written in Markdown, which means nothing here",
                    "write the address alone, or {title: " + markdown.group(1) + ", url: " + markdown.group(2) + "}");
        }
        if (text.indexOf('\\') >= 0) {
            return Verdict.refuse("has a backslash", "write " + text.replace('\\', '/'));
        }
        String scheme = Scheme.normalized(text);
        if (!scheme.isEmpty()) {
            return scheme.equals("http") || scheme.equals("https") ? absolute(text) : others.apply(text);
        }
        if (text.startsWith("//")) {
            return Verdict.refuse("has no scheme before \"//\"", "write https:" + text);
        }
        return text.matches(".*[\\t\\n\\r].*")
                ? Verdict.refuse("has a line break or a tab", "delete it")
                : Verdict.of(text);
    }

    /** A URL whose scheme is neither http nor https. */
    private static Verdict<String> otherScheme(String text) {
        String scheme = Scheme.normalized(text);
        if (scheme.equals("mailto")) {
            return mail(text);
        }
        if (!Scheme.isSafe(text)) {
            return refused(text, "write a path of the site, or a URL such as https://example.org/page");
        }
        if (Scheme.isHostAndPort(text)) {
            return refused(text, "write http://" + text);
        }
        return Spelling.nearest(scheme, List.of("http", "https", "mailto", "callto"))
                .map(near -> refused(text, "did you mean \"" + near + ":\"?"))
                .orElseGet(() -> Verdict.of(text));
    }

    private static Verdict<String> refused(String text, String hint) {
        return Verdict.refuse("may not begin with \"" + Scheme.normalized(text) + ":\"", hint);
    }

    private static Verdict<String> mail(String text) {
        return text.matches("(?i)mailto:[^\\s@<>\"]+@[^\\s@<>\"]+")
                ? Verdict.of(text)
                : Verdict.refuse("is not a mail address", "write it like mailto:ada@example.org");
    }

    private static Verdict<String> absolute(String text) {
        Optional<URI> uri = uri(text);
        return uri.isPresent() && uri.get().getRawAuthority() != null
                ? Verdict.of(text)
                : Verdict.refuse("is not a complete http or https URL", "write it like https://example.org/page");
    }

    /** An http or https URI; empty if {@code text} is none. Characters beyond ASCII are allowed, as in browsers. */
    static Optional<URI> uri(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return scheme.equals("http") || scheme.equals("https") ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    private static Verdict<Address> list(String text) {
        String right = ("/" + text + "/").replaceAll("/+", "/");
        boolean possible = right.matches("(/[-\\p{L}\\p{M}\\p{N}&&[^\\p{Lu}\\p{Lt}]]+)+/");
        return possible && right.equals(text)
                ? Verdict.of(new Address(text))
                : Verdict.refuse(
                        "is not an address that a list can have",
                        possible ? "write " + right : "write small letters, digits and hyphens, such as /posts/");
    }

    private static Verdict<String> elsewhere(String text) {
        Verdict<Address> address = address(text, "/docs/");
        if (address.value().isEmpty()) {
            return Verdict.refuse(address.predicate(), address.hint());
        }
        String path = address.value().get().path().replaceFirst("/$", "");
        return path.isEmpty()
                ? Verdict.refuse("would be the whole site", "name the folders of the other program: /docs/")
                : Verdict.of(path);
    }

    private static Verdict<Address> feed(String text) {
        Verdict<Address> page = address(text, "/index.xml");
        String path = page.value().map(Address::path).orElse("").replaceFirst("/$", "");
        return page.value().isEmpty() || path.matches("/.+\\.(?:xml|rss|atom|json)")
                ? page.value().isEmpty() ? page : Verdict.of(new Address(path))
                : Verdict.refuse(
                        "is not the address of a file",
                        "write it with its ending, such as /index.xml; from an address such as /feed/ only a server can lead"
                                + " on");
    }

    private static Optional<List<Move>> moves(Node node, Slot slot) {
        if (!(node instanceof Node.Mapping mapping)) {
            return slot.refuse(
                    "needs earlier addresses and what is there now, not " + node.described(),
                    "write each below it, such as /tag/kites/: /tags/kites/",
                    node.location());
        }
        List<Move> moves = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            Node from = new Node.Scalar(entry.key(), Node.Kind.TEXT, entry.keyLocation());
            Optional<Address> to = ALIAS.read(entry.value(), slot)
                    .map(page -> new Address(page.path().replaceFirst("(\\.(?:xml|json))/$", "$1")));
            ALIAS.read(from, slot)
                    .flatMap(old -> to.map(now -> new Move(new Alias(old, entry.keyLocation()), now)))
                    .ifPresent(moves::add);
        }
        return moves.size() == mapping.entries().size() ? Optional.of(moves) : Optional.empty();
    }

    private static Verdict<Address> permalink(String text) {
        if (text.equals("false")) {
            return Verdict.refuse(
                    "must be an address", "delete it, or write \"draft\" for what is not to be published");
        }
        return PATTERN.matcher(text).find()
                ? Verdict.refuse(
                        "is the address of this article alone, not a pattern",
                        "delete it; the pattern of all addresses is \"permalinks\" in content/site.yaml")
                : address(text, "/2019/winter-light.html");
    }

    private static Verdict<Address> address(String text, String example) {
        Optional<URI> url = uri(text);
        if (url.isPresent()) {
            String path = url.get().getPath();
            return Verdict.refuse(
                    "must be an address on this site, without a host",
                    "write " + (path == null || path.isEmpty() ? "/" : path));
        }
        if (text.startsWith(".")) {
            return Verdict.refuse("must begin with \"/\"", "write /" + text.replaceFirst("^(\\.{1,2}/+)+", ""));
        }
        if (text.matches(".*[?#].*")) {
            return Verdict.refuse("may not have \"?\" or \"#\"", "write " + text.replaceFirst("[?#].*", ""));
        }
        String decoded = PercentEncoding.decoded(text).orElse(text);
        if (!decoded.equals(text)) {
            return Verdict.refuse("must not be percent-encoded", "write " + decoded);
        }
        String path = (text.startsWith("/") ? text : "/" + text).replaceFirst("/index\\.html?$", "/");
        for (String segment : path.substring(1).replaceFirst("/$", "").split("/", -1)) {
            Optional<String> fault = path.equals("/") ? Optional.empty() : segmentFault(segment);
            if (fault.isPresent()) {
                return Verdict.refuse("has a part \"" + segment + "\" that " + fault.get(), "write it like " + example);
            }
        }
        boolean page = path.endsWith("/") || !path.matches(".*\\.html?");
        return Verdict.of(new Address(page && !path.endsWith("/") ? path + "/" : path));
    }

    private static Optional<String> segmentFault(String segment) {
        boolean dots = segment.equals(".") || segment.equals("..") || segment.endsWith(".");
        return dots || !SEGMENT.matcher(segment).matches()
                ? Optional.of("an address on this site cannot have")
                : Names.folderFault(segment);
    }

    /** Reads the site's URL, for {@code site.yaml} and the command line alike. */
    static Verdict<SiteUrl> site(String text) {
        if (!text.contains("://")) {
            boolean host = text.matches("[\\p{L}0-9.-]+\\.[\\p{L}0-9-]+(/.*)?");
            return Verdict.refuse("must be a complete URL", "write https://" + (host ? text : "example.org/"));
        }
        if (text.matches(".*\\s.*")) {
            return Verdict.refuse("has a space in it", "write " + text.replaceAll("\\s+", "-"));
        }
        Optional<URI> uri = uri(text);
        if (uri.isEmpty() || uri.get().getRawAuthority() == null) {
            return Verdict.refuse("must be an http or https URL", "write it like https://example.org/blog/");
        }
        URI url = uri.get();
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            return Verdict.refuse("may not have \"?\" or \"#\"", "write " + text.replaceFirst("[?#].*", ""));
        }
        if (url.getRawAuthority().contains("@")) {
            return Verdict.refuse(
                    "may not have a user or a password", "write " + text.replaceFirst("(?<!/)//[^@]*+@", "//"));
        }
        if (text.matches(".*/[^/]+\\.html?/?")) {
            return Verdict.refuse("names a page", "write the folder of the site: " + text.replaceFirst("[^/]+/?$", ""));
        }
        return host(url)
                .flatMap(host -> basePath(url).map(path -> new SiteUrl(host, path)))
                .map(Verdict::of)
                .orElseGet(() -> Verdict.refuse(
                        "has a host or path that is not valid", "write it like https://example.org/blog/"));
    }

    private static Optional<String> host(URI url) {
        Matcher parts = Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[^:\\[\\]]+)(?::([0-9]{1,5}))?")
                .matcher(url.getRawAuthority());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        String defaultPort = scheme.equals("http") ? "80" : "443";
        String port = parts.group(2) == null || parts.group(2).equals(defaultPort) ? "" : ":" + parts.group(2);
        try {
            String host = parts.group(1).startsWith("[")
                    ? parts.group(1)
                    : Host.ascii(parts.group(1), IDN.USE_STD3_ASCII_RULES);
            boolean fits = port.isEmpty() || Integer.parseInt(port.substring(1)) <= 65_535;
            return fits ? Optional.of(scheme + "://" + host.toLowerCase(Locale.ROOT) + port) : Optional.empty();
        } catch (IllegalArgumentException noHost) {
            return Optional.empty();
        }
    }

    /** Decoded, because every address is encoded when it is written. */
    private static Optional<String> basePath(URI url) {
        String path = url.getPath() == null ? "" : url.getPath().replaceFirst("(?<!/)/+$", "");
        boolean fine = path.isEmpty() || path.matches("(/[\\p{L}\\p{N}_~-][\\p{L}\\p{N}._~-]*)+");
        return fine ? Optional.of(path) : Optional.empty();
    }
}
