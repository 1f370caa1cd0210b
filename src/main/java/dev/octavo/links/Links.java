package dev.octavo.links;

import dev.octavo.address.Address;
import dev.octavo.address.PercentEncoding;
import dev.octavo.address.SourcePath;
import dev.octavo.site.Author;
import dev.octavo.site.Entry;
import dev.octavo.site.MarkdownExtension;
import dev.octavo.site.ProjectFile;
import dev.octavo.site.Site;
import dev.octavo.site.SiteConfig;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the place that an author means by what they wrote: in an article, as illustration or picture, in the
 * navigation, as further reading. A relative path is looked for beside the author's file first
 * ({@code ../other.md}, {@code picture.png}), then read as seen from the page ({@code ../other/}).
 */
public final class Links {
    private static final String INDEX = "index.html";
    private static final Pattern EXTERNAL = Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:|//)");
    private static final BitSet LEGAL = PercentEncoding.unencoded("-._~:/?#@!$&'()*+,;=%[]");

    private final Lookup<SourcePath, Entry> entriesBySource;
    private final Lookup<Address, Entry> entries;
    private final Lookup<Address, ProjectFile> files;
    private final Map<SourcePath, Address> othersBySource = new HashMap<>();
    private final Set<Address> withheld = new HashSet<>();
    private final OwnHost ownHost;
    private final Optional<WikiNames> names;

    public Links(Site site) {
        ownHost = new OwnHost(site.config().url());
        boolean named = site.config().markdown().contains(MarkdownExtension.WIKILINKS);
        names = named ? Optional.of(new WikiNames(site)) : Optional.empty();
        List<Entry> all = site.entries().toList();
        entriesBySource = new Lookup<>(all, entry -> entry.source().path());
        entries = new Lookup<>(all, Entry::address);
        files = new Lookup<>(site.files(), ProjectFile::address);
        for (Entry article : site.withheld()) {
            othersBySource.put(article.source().path(), article.address());
            withheld.add(article.address());
        }
        for (Author author : site.authors()) {
            author.source().ifPresent(source -> othersBySource.put(source.path(), author.address()));
        }
        for (ProjectFile file : site.files()) {
            othersBySource.put(file.source(), file.address());
        }
    }

    /**
     * What {@code written} means.
     *
     * @param from the author's file
     * @param fromAddress the page it becomes, the home page for {@code site.yaml}
     * @return empty where it leads out of the site: {@code https:}, {@code mailto:}, {@code //host/}
     */
    public Optional<Target> resolve(SourcePath from, Address fromAddress, String written) {
        String stripped = written.strip();
        if (isExternal(stripped)) {
            return Optional.empty();
        }
        Written link = Written.of(stripped);
        Optional<Named> named = byName(from, stripped);
        if (named.isPresent()) {
            Written part = Written.of(stripped.substring(2 + named.get().name().length(), stripped.length() - 2));
            // Where none or several are called so, an address that no site has.
            Address place = named.get().address().orElse(new Address("/" + stripped));
            return Optional.of(new Target(place, part.suffix(), part.fragment(), files.find(place)));
        }
        Address address = address(from, fromAddress, link.path());
        return Optional.of(new Target(address, link.suffix(), link.fragment(), files.find(address)));
    }

    /**
     * What a link by name finds, {@code [[Red kite#Nests]]}.
     *
     * @param address absent where none or several are called so
     * @param paths of all that are called so, in the shortest way to write them
     * @param near a name like that, where nothing is called so
     */
    public record Named(String name, Optional<Address> address, List<String> paths, Optional<String> near) {}

    /** What is called as {@code written} says; empty where that is no name between double brackets. */
    public Optional<Named> byName(SourcePath from, String written) {
        if (names.isEmpty() || !WikiNames.isOne(written)) {
            return Optional.empty();
        }
        String name = WikiNames.name(written);
        Map<SourcePath, Address> found = names.get().find(from, name);
        return Optional.of(new Named(
                name,
                found.values().stream().findFirst().filter(only -> found.size() == 1),
                WikiNames.paths(found),
                found.isEmpty() ? names.get().nearest(name) : Optional.empty()));
    }

    /** What {@code written} means, also where it names the site's own host. */
    public Optional<Target> target(SourcePath from, Address fromAddress, String written) {
        return resolve(from, fromAddress, withoutHost(written).orElse(written));
    }

    /** The file of the site that an author mentions. */
    public Optional<ProjectFile> file(Mention mention) {
        return target(mention.from(), mention.page(), mention.written()).flatMap(Target::file);
    }

    /** The file that the site's icons are made from. */
    public Optional<ProjectFile> icon(SiteConfig site) {
        return Mention.icon(site).flatMap(this::file);
    }

    /**
     * A URL that names the site's own host, as it is seen from the site's root: {@code /posts/x/#part}. Empty where it
     * leads elsewhere, or names no host at all.
     */
    public Optional<String> withoutHost(String written) {
        return ownHost.rooted(written.strip());
    }

    /** The published post or page that is read from {@code source}, where it is known that there is one. */
    public Entry article(SourcePath source) {
        return entry(source).orElseThrow(() -> new IllegalStateException("no article of the site: " + source));
    }

    /** The published post or page that is read from {@code source}. */
    public Optional<Entry> entry(SourcePath source) {
        return entriesBySource.find(source);
    }

    /** The published post or page at that address. */
    public Optional<Entry> entry(Address address) {
        return entries.find(address);
    }

    /** The file of the site that is made from that one of the project. */
    public Optional<ProjectFile> file(SourcePath source) {
        return Optional.ofNullable(othersBySource.get(source))
                .flatMap(files::find)
                .filter(file -> file.source().equals(source));
    }

    /** Whether it has a scheme or a host, so that it leads out of the site. */
    public static boolean isExternal(String written) {
        return EXTERNAL.matcher(written.strip()).find();
    }

    /** An external link as it may stand in a page: what a URL must not hold is percent-encoded, and nothing twice. */
    public static String external(String written) {
        return PercentEncoding.encoded(written.strip(), LEGAL);
    }

    /**
     * A link cut into its parts, as RFC 3986, appendix B, does it.
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
            // What follows ":~:" is for the browser alone (WICG, text fragments).
            Optional<String> fragment = Optional.of(hash < 0 ? "" : written.substring(hash + 1))
                    .map(part -> decoded(part.split(":~:", 2)[0]))
                    // HTML, "select the indicated part": an empty fragment and "top" are the top of any page.
                    .filter(f -> !f.isEmpty() && !f.equalsIgnoreCase("top"));
            return new Written(decoded(path), external(written.substring(path.length())), fragment);
        }

        /** As it stands, where the escapes are not those of a text. */
        private static String decoded(String text) {
            return PercentEncoding.decoded(text).orElse(text);
        }
    }

    private Address address(SourcePath from, Address fromAddress, String path) {
        if (path.isEmpty()) {
            return fromAddress;
        }
        if (path.startsWith("/")) {
            return placed(walked("", path).orElse(path));
        }
        String folder = fromAddress.path().substring(0, fromAddress.path().lastIndexOf('/'));
        // A path that climbs above the root keeps its dots: browsers would stop there, but nothing is to lead there.
        return beside(from, path)
                .orElseGet(() -> placed("/" + walked(folder, path).orElse(path)));
    }

    private Optional<Address> beside(SourcePath from, String path) {
        Optional<String> source = walked(from.folder(), path).filter(s -> !s.isEmpty() && !s.contains("//"));
        return source.map(s -> s.endsWith("/") ? s.substring(0, s.length() - 1) : s)
                .flatMap(s -> found(new SourcePath(s)).or(() -> found(new SourcePath(s + "/index.md"))));
    }

    private Optional<Address> found(SourcePath source) {
        return entriesBySource
                .find(source)
                .map(Entry::address)
                .or(() -> Optional.ofNullable(othersBySource.get(source)));
    }

    /** The address for a path from the root, which may lack the slash of a page or name its {@code index.html}. */
    private Address placed(String path) {
        String rooted = path.startsWith("/") ? path : "/" + path;
        Address exact = new Address(
                rooted.endsWith("/" + INDEX) ? rooted.substring(0, rooted.length() - INDEX.length()) : rooted);
        if (exact.isPage() || files.find(exact).isPresent()) {
            return exact;
        }
        Address page = new Address(exact.path() + "/");
        boolean looksLikeFile = exact.path().lastIndexOf('.') > exact.path().lastIndexOf('/');
        return entries.find(page).isPresent() || withheld.contains(page) || !looksLikeFile ? page : exact;
    }

    /** {@code path} as seen from {@code folder}, without dots and without a slash in front; empty where it climbs out. */
    private static Optional<String> walked(String folder, String path) {
        Deque<String> segments = new ArrayDeque<>();
        String whole = folder.isEmpty() ? path : folder + "/" + path;
        for (String segment : (whole.startsWith("/") ? whole.substring(1) : whole).split("/", -1)) {
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
