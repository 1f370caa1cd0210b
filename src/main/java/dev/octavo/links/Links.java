package dev.octavo.links;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.site.Author;
import dev.octavo.site.Entry;
import dev.octavo.site.ProjectFile;
import dev.octavo.site.Site;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the place that an author means by what they wrote: in an article, as illustration or picture, in the
 * navigation, as further reading. A relative path is looked for beside the author's file first
 * ({@code ../other.md}, {@code picture.png}), then read as seen from the page ({@code ../other/}).
 */
public final class Links {
    private static final String INDEX = "index.html";

    private final Map<SourcePath, Address> bySource = new HashMap<>();
    private final Map<Address, Entry> entries = new HashMap<>();
    private final Map<Address, ProjectFile> files = new HashMap<>();
    private final Set<Address> pages = new HashSet<>();
    private final OwnHost ownHost;

    public Links(Site site) {
        ownHost = new OwnHost(site.config().url());
        for (Site.Withheld withheld : site.withheld()) {
            bySource.put(withheld.source(), withheld.address());
            pages.add(withheld.address());
        }
        Stream.<Entry>concat(site.posts().stream(), site.pages().stream()).forEach(entry -> {
            bySource.put(entry.source().path(), entry.address());
            entries.put(entry.address(), entry);
            pages.add(entry.address());
        });
        for (Author author : site.authors()) {
            author.source().ifPresent(source -> bySource.put(source.path(), author.address()));
        }
        for (ProjectFile file : site.files()) {
            bySource.put(file.source(), file.address());
            files.put(file.address(), file);
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
        WrittenLink link = WrittenLink.of(stripped);
        Address address = address(from, fromAddress, link.path());
        return Optional.of(
                new Target(address, link.suffix(), link.fragment(), Optional.ofNullable(files.get(address))));
    }

    /**
     * A URL that names the site's own host, as it is seen from the site's root: {@code /posts/x/#part}. Empty where it
     * leads elsewhere, or names no host at all.
     */
    public Optional<String> withoutHost(String written) {
        return ownHost.rooted(written.strip());
    }

    /** Where a file of the site is found. */
    public Address addressOf(SourcePath source) {
        Address address = bySource.get(source);
        if (address == null) {
            throw new IllegalStateException("no part of the site: " + source);
        }
        return address;
    }

    /** The published post or page at that address. */
    public Optional<Entry> entry(Address address) {
        return Optional.ofNullable(entries.get(address));
    }

    /** Whether it has a scheme or a host, so that it leads out of the site. */
    public static boolean isExternal(String written) {
        return WrittenLink.isExternal(written.strip());
    }

    /** An external link as it may stand in a page: what a URL must not hold is percent-encoded. */
    public static String external(String written) {
        return WrittenLink.escaped(written.strip());
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
                .flatMap(s -> Optional.ofNullable(bySource.get(new SourcePath(s)))
                        .or(() -> Optional.ofNullable(bySource.get(new SourcePath(s + "/index.md")))));
    }

    /** The address for a path from the root, which may lack the slash of a page or name its {@code index.html}. */
    private Address placed(String path) {
        String rooted = path.startsWith("/") ? path : "/" + path;
        Address exact = new Address(
                rooted.endsWith("/" + INDEX) ? rooted.substring(0, rooted.length() - INDEX.length()) : rooted);
        if (exact.isPage() || files.containsKey(exact)) {
            return exact;
        }
        Address page = new Address(exact.path() + "/");
        boolean looksLikeFile = exact.path().lastIndexOf('.') > exact.path().lastIndexOf('/');
        return pages.contains(page) || !looksLikeFile ? page : exact;
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
