package dev.octavo.render.feed;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Machines;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Server;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.text.Json;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Generator;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.LastingFiles;
import dev.octavo.render.output.Listing;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Planned;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans the files that make servers redirect earlier addresses of articles, and send headers on what programs may do, as
 * pages do with meta elements. An author's own file of that name comes first in it.
 */
public final class ServerRules implements Generator {
    private static final Pattern ICON = Pattern.compile("/(?:apple-touch-icon|favicon)\\.\\w+");

    /** Hosts allow a hundred rules; some are left for the author. */
    private static final int MOST_NAMES = 80;

    /** A redirect from an earlier address to the current one. */
    private record Move(Address from, Address to) {}

    private record Header(String name, String value) {}

    @Override
    public Stream<Planned> plan(Site site) {
        Machines machines = site.config().machines();
        Set<Address> files = machines.ruleFiles();
        if (files.isEmpty()) {
            return Stream.empty();
        }
        Map<Address, SourcePath> own = site.files().stream()
                .filter(file -> files.contains(file.address()))
                .collect(Collectors.toMap(ProjectFile::address, ProjectFile::source));
        // Whoever fetches such a file must not learn of unlisted articles: their pages at earlier addresses have to do.
        Stream<Move> articles = site.articles()
                .filter(Article::isListed)
                .flatMap(article -> article.meta().placement().aliases().stream()
                        .map(alias -> new Move(alias.address(), article.address())));
        Stream<Move> lists = site.config().permalinks().aliases().stream()
                .map(move -> new Move(move.from().address(), move.to()));
        List<Move> moves = Stream.concat(articles, lists)
                .sorted(Comparator.comparing(Move::from))
                .toList();
        List<Header> headers = headers(machines);
        List<Address> named = machines.headers().isEmpty() ? List.of() : named(site);
        return files.stream()
                .map(file -> new Rules(
                        file,
                        site.config().url(),
                        Optional.ofNullable(own.get(file)),
                        servers(machines.redirects(), file, Server::redirects),
                        moves,
                        servers(machines.headers(), file, Server::headers),
                        headers,
                        named))
                .map(Planned::of);
    }

    private static List<Server> servers(List<Server> all, Address file, Function<Server, Address> name) {
        return all.stream()
                .filter(server -> name.apply(server).equals(file))
                .distinct()
                .toList();
    }

    /**
     * Stylesheets, scripts and icons that pages may load by names with fingerprints, and the folder of renditions, unless
     * the author has something there.
     */
    private static List<Address> named(Site site) {
        Stream<Address> files = site.files().stream().map(ProjectFile::address);
        Stream<Address> made =
                Stream.of("/apple-touch-icon.png", "/favicon.ico").map(Address::new);
        Stream<Address> search =
                Stream.of("open.js", "search.js", "search.css", "sentences.js").map(new Address("/search/")::file);
        Stream<Address> look = site.config().design().files();
        List<Address> all = Stream.of(files, made, look, site.config().search() ? search : Stream.<Address>empty())
                .flatMap(part -> part)
                .filter(address -> LastingFiles.isCode(address)
                        || ICON.matcher(address.path()).matches())
                .distinct()
                .sorted()
                .toList();
        Address pictures = new Address("/pictures/");
        boolean isOurs = Stream.concat(
                        site.files().stream().map(ProjectFile::address),
                        site.articles().map(Article::address))
                .noneMatch(address -> address.path().startsWith(pictures.path()));
        return Stream.concat(
                        isOurs ? Stream.of(pictures) : Stream.empty(),
                        all.stream()
                                .filter(file -> all.stream()
                                        .noneMatch(other -> appliesTo(wildcard(file.path()), other.path()))))
                .limit(MOST_NAMES)
                .toList();
    }

    /** The rule for a file's names with fingerprints: {@code /js/app.*.js}. */
    private static String wildcard(String path) {
        return path.replaceFirst("\\.\\w+$", ".*$0");
    }

    /** Whether the rule would also apply to another file of the site, such as {@code /js/app.min.js}. */
    private static boolean appliesTo(String wildcard, String path) {
        int star = wildcard.indexOf('*');
        return path.length() >= wildcard.length()
                && path.startsWith(wildcard.substring(0, star))
                && path.endsWith(wildcard.substring(star + 1));
    }

    private static List<Header> headers(Machines machines) {
        Stream<Header> reservation = machines.reservation().stream()
                .map(reserved -> new Header("TDM-Reservation", reserved.toString())); // W3C, TDMRep, 4.1
        Stream<Header> refusal =
                machines.reserved() ? Stream.of(new Header("X-Robots-Tag", "noai, noimageai")) : Stream.empty();
        Stream<Header> licence = machines.licence().stream()
                .map(url -> new Header("Link", "<" + url + ">; rel=\"license\"")); // RFC 8288
        return Stream.of(reservation, refusal, licence, machines.csp() ? protecting() : Stream.<Header>empty())
                .flatMap(part -> part)
                .toList();
    }

    /** What a policy in a page cannot say: CSP Level 3, 3.3. */
    private static Stream<Header> protecting() {
        return Stream.of(
                new Header("Content-Security-Policy", "frame-ancestors 'self'"),
                new Header("Referrer-Policy", "strict-origin-when-cross-origin"),
                new Header("X-Content-Type-Options", "nosniff"),
                new Header(
                        "Permissions-Policy",
                        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"));
    }

    /**
     * A file of rules.
     *
     * @param own the author's own file of that name
     * @param redirecting the servers that read redirects here, all with one syntax
     * @param sending the servers that read headers here, all with one syntax
     * @param named for hosts whose rules have no patterns: files that may also be there under names with fingerprints, and
     *     the folder of renditions if nothing else is in it
     */
    private record Rules(
            Address address,
            SiteUrl url,
            Optional<SourcePath> own,
            List<Server> redirecting,
            List<Move> moves,
            List<Server> sending,
            List<Header> headers,
            List<Address> named)
            implements Listing {
        @Override
        public Origin origin() {
            String keys = Stream.concat(redirecting.stream(), sending.stream())
                    .map(Server::key)
                    .distinct()
                    .collect(Collectors.joining("\" and \""));
            return Origin.of("the rules for " + keys.replace("\"", ""))
                    .remedy("take \"" + keys + "\" out of \"redirects\" and \"headers\", or that file away");
        }

        @Override
        public Content make(Inputs inputs) {
            if (redirecting.contains(Server.VERCEL) || sending.contains(Server.VERCEL)) {
                return Content.text(vercel());
            }
            String first = own.map(file -> new String(inputs.bytes(file), StandardCharsets.UTF_8))
                    .map(text -> text.isEmpty() || text.endsWith("\n") ? text : text + "\n")
                    .orElse("");
            String redirects = redirecting.isEmpty()
                    ? ""
                    : moves.stream().map(this::redirect).collect(Collectors.joining());
            String sent =
                    sending.isEmpty() ? "" : headers.stream().map(this::header).collect(Collectors.joining());
            return Content.text(first + hidden() + redirects(redirects) + headers(sent));
        }

        /** Keeps readers from files that a server reads when it starts, and that lie among the pages all the same. */
        private String hidden() {
            return Stream.concat(redirecting.stream(), sending.stream())
                    .distinct()
                    .map(server -> switch (server) {
                        case NGINX ->
                            "if ($uri ~ \"^" + quoted(url.basePath())
                                    + "/(?:redirects|headers)\\.nginx\\.conf$\") { return 404; }\n";
                        case CADDY ->
                            Stream.of(server.redirects(), server.headers())
                                    .map(file -> "error " + url.basePath() + file.path() + " 404\n")
                                    .collect(Collectors.joining());
                        case NETLIFY, CLOUDFLARE, APACHE, VERCEL -> ""; // never send these files
                    })
                    .collect(Collectors.joining());
        }

        private String redirects(String rules) {
            return redirecting.contains(Server.APACHE) ? ifThere("mod_alias", rules) : rules;
        }

        private String headers(String rules) {
            boolean hosts = sending.contains(Server.NETLIFY) || sending.contains(Server.CLOUDFLARE);
            String all = (hosts && !rules.isEmpty() ? url.href(Address.HOME) + "*\n" : "") + rules + caching();
            return sending.contains(Server.APACHE) ? ifThere("mod_headers", all) : all;
        }

        /** Browsers keep what changes only together with its address, and ask each time whether another file is new. */
        private String caching() {
            if (sending.isEmpty()) {
                return "";
            }
            String pattern = "^" + quoted(url.basePath()) + "/(?:" + LastingFiles.PATHS + ")$";
            return switch (sending.get(0)) {
                // They let browsers ask for everything else.
                case NETLIFY, CLOUDFLARE ->
                    named.stream()
                            .map(file -> file.isPage() ? url.href(file) + "*" : wildcard(url.href(file)))
                            .map(path -> path + "\n  Cache-Control: " + LastingFiles.CACHE_CONTROL + "\n")
                            .collect(Collectors.joining());
                case NGINX ->
                    "set $octavo_cache \"no-cache\";\nif ($uri ~ \"" + pattern + "\") { set $octavo_cache \""
                            + LastingFiles.CACHE_CONTROL + "\"; }\nadd_header Cache-Control $octavo_cache;\n";
                case APACHE ->
                    "Header set Cache-Control \"no-cache\"\nHeader set Cache-Control \"" + LastingFiles.CACHE_CONTROL
                            + "\" \"expr=%{REQUEST_URI} =~ m#" + pattern + "#\"\n";
                case CADDY ->
                    "@octavo-lasting {\n  path_regexp `" + pattern
                            + "`\n  file\n}\nheader @octavo-lasting Cache-Control \"" + LastingFiles.CACHE_CONTROL
                            + "\"\nheader ?Cache-Control \"no-cache\"\n";
                case VERCEL -> "";
            };
        }

        /** Apache would answer every request with 500 if a module is missing. */
        private static String ifThere(String module, String rules) {
            return rules.isEmpty() ? "" : "<IfModule " + module + ".c>\n" + rules.indent(2) + "</IfModule>\n";
        }

        private String redirect(Move move) {
            String plain = url.basePath() + move.from().path();
            String from = url.href(move.from());
            String to = target(move);
            return switch (redirecting.get(0)) {
                // Netlify serves a page at the address, if there is one, unless "!" is given, which Cloudflare does not
                // know. It always redirects.
                case NETLIFY, CLOUDFLARE ->
                    from + " " + to + (redirecting.contains(Server.CLOUDFLARE) ? " 301\n" : " 301!\n");
                case NGINX -> "location = \"" + plain + "\" { return 301 \"" + to + "\"; }\n";
                // "Redirect" would match all addresses that begin with this one.
                case APACHE -> "RedirectMatch 301 \"^" + quoted(plain) + "$\" \"" + to + "\"\n";
                case CADDY -> "redir \"" + plain.replace("{", "\\{").replace("}", "\\}") + "\" \"" + to + "\" 301\n";
                case VERCEL -> "";
            };
        }

        /** The path as a regular expression. */
        private static String quoted(String path) {
            return path.replaceAll("[\\[\\](){}.+$^]", "\\\\$0");
        }

        /** Servers would expand "$" and "&". */
        private String target(Move move) {
            return url.href(move.to()).replace("$", "%24").replace("&", "%26");
        }

        private String header(Header header) {
            String value = header.value();
            return switch (sending.get(0)) {
                case NETLIFY, CLOUDFLARE -> "  " + header.name() + ": " + value + "\n";
                // nginx would expand "$".
                case NGINX ->
                    "add_header " + header.name() + " "
                            + (value.contains("'") && !value.contains("\"")
                                    ? "\"" + value.replace("$", "%24") + "\""
                                    : "'" + value.replace("$", "%24").replace("'", "%27") + "'")
                            + " always;\n";
                // Apache would expand "%".
                case APACHE ->
                    "Header always set " + header.name() + " \""
                            + value.replace("%", "%%").replace("\"", "\\\"") + "\"\n";
                case CADDY ->
                    "header " + header.name() + " `" + value.replace("{", "\\{").replace("`", "%60") + "`\n";
                case VERCEL -> "";
            };
        }

        /** JSON, with the syntax of path-to-regexp in its sources. */
        private String vercel() {
            List<Vercel.Redirect> redirects = moves.stream()
                    .map(move -> new Vercel.Redirect(
                            url.href(move.from()).replaceAll("[(){}\\[\\]:*+?]", "\\\\$0"), target(move), 301))
                    .toList();
            List<Vercel.Field> all = headers.stream()
                    .map(header -> new Vercel.Field(header.name(), header.value()))
                    .toList();
            return Json.PRETTY.write(new Vercel(
                            true,
                            Optional.of(redirects).filter(rules -> !redirecting.isEmpty()),
                            Optional.of(Stream.of(
                                                    new Vercel.Headers(url.href(Address.HOME) + "(.*)", all),
                                                    new Vercel.Headers(
                                                            url.href(Address.HOME) + ":path(" + LastingFiles.PATHS
                                                                    + ")",
                                                            List.of(new Vercel.Field(
                                                                    "Cache-Control", LastingFiles.CACHE_CONTROL))))
                                            .filter(rule -> !rule.headers().isEmpty())
                                            .toList())
                                    .filter(rules -> !sending.isEmpty())))
                    + "\n";
        }
    }

    /** What Vercel calls its rules. */
    private record Vercel(boolean trailingSlash, Optional<List<Redirect>> redirects, Optional<List<Headers>> headers) {
        record Redirect(String source, String destination, int statusCode) {}

        record Headers(String source, List<Field> headers) {}

        record Field(String key, String value) {}
    }
}
