package dev.octavo.blog.links;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.Lists;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.address.Scheme;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.SourcePath;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves the links and pictures that authors write in articles, front matter and settings. A relative path is resolved
 * against the author's file first ({@code ../other.md}, {@code picture.png}), then against the page ({@code ../other/}).
 */
public final class Links {
    private static final String INDEX = "index.html";
    private static final BitSet LEGAL = PercentEncoding.unencoded("-._~:/?#@!$&'()*+,;=%[]");

    private final HashIndex<SourcePath, Article> bySource;
    private final HashIndex<Address, Article> articles;
    private final HashIndex<Address, ProjectFile> files;
    private final Map<SourcePath, Address> othersBySource = new HashMap<>();
    private final Set<Address> withheld = new HashSet<>();
    private final OwnHost ownHost;
    private final SiteConfig config;
    private final String basePath;
    private final Optional<WikiNames> names;

    /**
     * The place on this site that a link resolves to. There may be nothing there.
     *
     * @param suffix query and fragment, ready for a URL: {@code ?a=b#part}, or empty
     * @param fragment the id, decoded; absent if the link has none or {@code #top}
     * @param file the copied file at that address, if there is one
     */
    public record Target(Address address, String suffix, Optional<String> fragment, Optional<ProjectFile> file) {
        /** The {@code href} on a page of the site. */
        public String href(SiteUrl url) {
            return url.href(address) + suffix;
        }

        public String absolute(SiteUrl url) {
            return url.absolute(address) + suffix;
        }
    }

    public Links(Site site) {
        ownHost = new OwnHost(site.config().url());
        config = site.config();
        basePath = config.url().basePath();
        boolean named = site.config().markdown().contains(MarkdownExtension.WIKILINKS);
        names = named ? Optional.of(new WikiNames(site)) : Optional.empty();
        List<Article> all = site.articles().toList();
        bySource = new HashIndex<>(all, article -> article.source().path());
        articles = new HashIndex<>(all, Article::address);
        files = new HashIndex<>(site.files(), ProjectFile::address);
        for (Article article : site.withheld()) {
            othersBySource.put(article.source().path(), article.address());
            withheld.add(article.address());
        }
        if (!withheld.isEmpty()) {
            site.inEachLanguage().forEach(view -> withheld.removeAll(new Lists(view).among(withheld)));
        }
        for (Author author : site.authors()) {
            author.source().ifPresent(source -> othersBySource.put(source.path(), author.address()));
        }
        for (ProjectFile file : site.files()) {
            othersBySource.put(file.source(), file.address());
        }
    }

    /**
     * Resolves {@code written} to a place on the site.
     *
     * @param from the author's file
     * @param fromAddress the page that the file becomes; the home page for {@code site.yaml}
     * @return empty if it leads out of the site: {@code https:}, {@code mailto:}, {@code //host/}, or,
     *     without a base path, elsewhere on its host
     */
    public Optional<Target> resolve(SourcePath from, Address fromAddress, String written) {
        String stripped = written.strip();
        if (isExternal(stripped) || (basePath.isEmpty() && config.isElsewhere(stripped))) {
            return Optional.empty();
        }
        Written link = Written.of(stripped);
        Optional<WikiMatches> named = byName(from, stripped);
        if (named.isPresent()) {
            Written part = Written.of(stripped.substring(2 + named.get().name().length(), stripped.length() - 2));
            // Without a unique match, the address is one that no site has.
            Address place = named.get().address().orElse(new Address("/" + stripped));
            return Optional.of(new Target(place, part.suffix(), part.fragment(), files.find(place)));
        }
        if (stripped.startsWith("/") && config.isElsewhere(basePath + stripped)) {
            return Optional.of(new Target(new Address(link.path()), link.suffix(), link.fragment(), Optional.empty()));
        }
        Address address = address(from, fromAddress, link.path());
        return Optional.of(new Target(address, link.suffix(), link.fragment(), files.find(address)));
    }

    /**
     * What a wiki link such as {@code [[Red kite#Nests]]} matches.
     *
     * @param address absent unless there is exactly one match
     * @param paths unambiguous names for all matches
     * @param suggestion the most similar name, if there is no match
     */
    public record WikiMatches(
            String name, Optional<Address> address, List<String> paths, Optional<String> suggestion) {}

    /** The matches of a wiki link; empty if {@code written} is not one, or the site does not use them. */
    public Optional<WikiMatches> byName(SourcePath from, String written) {
        if (names.isEmpty() || !WikiNames.isWikiLink(written)) {
            return Optional.empty();
        }
        String name = WikiNames.name(written);
        Map<SourcePath, Address> found = names.get().find(from, name);
        return Optional.of(new WikiMatches(
                name,
                found.values().stream().findFirst().filter(only -> found.size() == 1),
                WikiNames.paths(found),
                found.isEmpty() ? names.get().nearest(name) : Optional.empty()));
    }

    /** Resolves {@code written} like {@link #resolve}, even if it is a URL with the site's own host. */
    public Optional<Target> target(SourcePath from, Address fromAddress, String written) {
        return resolve(from, fromAddress, withoutHost(written).orElse(written));
    }

    /** The file of the site that an author links to. */
    public Optional<ProjectFile> file(AuthoredLink link) {
        return target(link.from(), link.page(), link.written()).flatMap(Target::file);
    }

    /** The file that the site's icons are made from. */
    public Optional<ProjectFile> icon(SiteConfig site) {
        return AuthoredLink.icon(site).flatMap(this::file);
    }

    /** The file in place of the site's name. */
    public Optional<ProjectFile> logo(SiteConfig site) {
        return AuthoredLink.logo(site).flatMap(this::file);
    }

    /**
     * A URL with the site's own host as a path from the site's root: {@code /posts/x/#part}. Empty if it has another host or
     * none, or leads outside the site's base path.
     */
    public Optional<String> withoutHost(String written) {
        return ownHost.pathFromRoot(written.strip());
    }

    /** The path from the site's root that {@code url} has on another host, such as that of a preview. */
    public Optional<String> onThisSite(String url) {
        return ownHost.pathFromRootOnAnyHost(url.strip());
    }

    /**
     * The published post or page read from {@code source}.
     *
     * @throws IllegalStateException if there is none
     */
    public Article article(SourcePath source) {
        return find(source).orElseThrow(() -> new IllegalStateException("no article of the site: " + source));
    }

    /** The published post or page read from {@code source}, if there is one. */
    public Optional<Article> find(SourcePath source) {
        return bySource.find(source);
    }

    /** Whether the article at {@code target} is one that readers cannot see now, such as a draft. */
    public boolean isWithheld(Target target) {
        return withheld.contains(target.address())
                && articles.find(target.address()).isEmpty();
    }

    /** The published post or page at that address. */
    public Optional<Article> find(Address address) {
        return articles.find(address);
    }

    /** The published page at that address. */
    public Optional<Article> page(Address address) {
        Optional<Article> article = articles.find(address);
        return article.isPresent() && article.get().isPost() ? Optional.empty() : article;
    }

    /** The file of the site made from a file of the project. */
    public Optional<ProjectFile> file(SourcePath source) {
        return Optional.ofNullable(othersBySource.get(source))
                .flatMap(files::find)
                .filter(file -> file.source().equals(source));
    }

    /** Whether another program serves what lies at {@code address}, such as a folder below the base path. */
    public boolean isElsewhere(Address address) {
        return config.isElsewhere(basePath + address.path());
    }

    /** Whether {@code written} has a scheme or a host. */
    public static boolean isExternal(String written) {
        String stripped = written.strip();
        return stripped.startsWith("//") || Scheme.begins(stripped);
    }

    /** An external link for a page: characters that are illegal in a URL are percent-encoded, existing escapes stay. */
    public static String external(String written) {
        return PercentEncoding.encoded(written.strip(), LEGAL);
    }

    /**
     * The parts of a link (RFC 3986, appendix B).
     *
     * @param path percent-decoded
     * @param suffix query and fragment, escaped
     * @param fragment percent-decoded, without {@code #}
     */
    private record Written(String path, String suffix, Optional<String> fragment) {
        static Written of(String written) {
            int hash = written.indexOf('#');
            String beforeHash = hash < 0 ? written : written.substring(0, hash);
            int question = beforeHash.indexOf('?');
            String path = question < 0 ? beforeHash : beforeHash.substring(0, question);
            // What follows ":~:" is a text directive for the browser (WICG, text fragments).
            Optional<String> fragment = Optional.of(hash < 0 ? "" : written.substring(hash + 1))
                    .map(part -> decoded(beforeDirective(part)))
                    // HTML, "select the indicated part": an empty fragment and "top" mean the top of the page.
                    .filter(f -> !f.isEmpty() && !f.equalsIgnoreCase("top"));
            return new Written(decoded(path), external(written.substring(path.length())), fragment);
        }

        private static String beforeDirective(String fragment) {
            int directive = fragment.indexOf(":~:");
            return directive < 0 ? fragment : fragment.substring(0, directive);
        }

        /** {@code text} itself if its escapes are not valid UTF-8. */
        private static String decoded(String text) {
            return PercentEncoding.decoded(text).orElse(text);
        }
    }

    private Address address(SourcePath from, Address fromAddress, String path) {
        if (path.isEmpty()) {
            return fromAddress;
        }
        if (path.startsWith("/")) {
            return canonical(withoutDots("", path).orElse(path));
        }
        String folder = fromAddress.path().substring(0, fromAddress.path().lastIndexOf('/'));
        // A path that climbs above the root keeps its dots, so that it leads nowhere; browsers would stop at the root.
        return besideSource(from, path).orElseGet(() -> {
            Address onSite = canonical("/" + withoutDots(folder, path).orElse(path));
            return onSite.isPage() || files.find(onSite).isPresent()
                    ? onSite
                    : byPath(from, path).orElse(onSite);
        });
    }

    /** The one file with that path below any folder, as Obsidian writes links; its capitals must be the same. */
    private Optional<Address> byPath(SourcePath from, String path) {
        return names.map(known -> known.find(from, path))
                .filter(found -> found.size() == 1)
                .map(found -> found.entrySet().iterator().next())
                .filter(only -> ("/" + only.getKey()).endsWith("/" + path))
                .map(Map.Entry::getValue);
    }

    private Optional<Address> besideSource(SourcePath from, String path) {
        Optional<String> source = withoutDots(from.folder(), path).filter(s -> !s.isEmpty() && !s.contains("//"));
        return source.map(s -> s.endsWith("/") ? s.substring(0, s.length() - 1) : s)
                .flatMap(s -> addressOf(new SourcePath(s)).or(() -> addressOf(new SourcePath(s + "/index.md"))));
    }

    private Optional<Address> addressOf(SourcePath source) {
        return bySource.find(source).map(Article::address).or(() -> Optional.ofNullable(othersBySource.get(source)));
    }

    /** The address for a path from the root, which may lack the trailing slash of a page or end in {@code index.html}. */
    private Address canonical(String path) {
        String rooted = path.startsWith("/") ? path : "/" + path;
        Address exact = new Address(
                rooted.endsWith("/" + INDEX) ? rooted.substring(0, rooted.length() - INDEX.length()) : rooted);
        if (exact.isPage() || files.find(exact).isPresent()) {
            return exact;
        }
        Address page = new Address(exact.path() + "/");
        boolean looksLikeFile = exact.path().lastIndexOf('.') > exact.path().lastIndexOf('/');
        return articles.find(page).isPresent() || withheld.contains(page) || !looksLikeFile ? page : exact;
    }

    /** {@code path} relative to {@code folder}, without dot segments and leading slash; empty if it climbs above the root. */
    private static Optional<String> withoutDots(String folder, String path) {
        String whole = folder.isEmpty() ? path : folder + "/" + path;
        String relative = whole.startsWith("/") ? whole.substring(1) : whole;
        if (!relative.startsWith(".") && !relative.contains("/.")) {
            return Optional.of(relative);
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : relative.split("/", -1)) {
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        boolean folderMeant = last.isEmpty() || last.equals(".") || last.equals("..");
        String joined = String.join("/", segments);
        return Optional.of(folderMeant && !joined.isEmpty() && !joined.endsWith("/") ? joined + "/" : joined);
    }
}
