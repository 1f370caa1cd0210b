package dev.octavo.use.importer;

import dev.octavo.blog.content.SiteSettings;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tries every address of an old site on the new one, as readers and search engines will. */
public final class Verification {
    private static final Pattern LOCATION = Pattern.compile("<loc>\\s*(?:<!\\[CDATA\\[)?\\s*([^<\\]\\s]+)");
    private static final Pattern LINK =
            Pattern.compile("\\shref\\s*=\\s*[\"']([^\"'\\s]*)#([^\"'\\s]+)[\"']", Pattern.CASE_INSENSITIVE);
    private static final Pattern ID =
            Pattern.compile("\\s(?:id|name)\\s*=\\s*(?:[\"']([^\"']*)[\"']|([^\\s\"'>]+))", Pattern.CASE_INSENSITIVE);
    private static final Pattern REDIRECT =
            Pattern.compile("http-equiv=\"?refresh\"?[^>]*url=([^\"'>]+)", Pattern.CASE_INSENSITIVE);
    private static final long LARGEST = 50_000_000;

    private final Path built;
    private final String base;
    private final Map<Path, Set<String>> ids = new HashMap<>();

    /**
     * What was found.
     *
     * @param tried how many addresses, with those of parts of pages
     * @param missing addresses to which nothing answers, and parts that no page has, in order
     */
    public record Result(int tried, List<String> missing) {
        public Result {
            missing = List.copyOf(missing);
        }
    }

    private Verification(Path built, String base) {
        this.built = built;
        this.base = base;
    }

    /**
     * Looks for every address of the old site among the files of the new one.
     *
     * @param old a sitemap, or the folder of the old site as it was built, whose links to parts of pages are tried as well
     * @param built the folder of the new site
     * @param site the new site, whose settings say below which path it is
     * @throws ProblemException if there is nothing to try, or no new site
     */
    public static Result of(Path old, Path built, Path site) throws IOException {
        if (!Files.isDirectory(built)) {
            throw ProblemException.of("there is no finished site in " + built, "build it first: octavo build");
        }
        if (!Files.exists(old)) {
            throw ProblemException.of(
                    "there is no " + old, "name the old site's sitemap.xml, or the folder it was built into");
        }
        Set<String> addresses = Files.isDirectory(old) ? inFolder(old) : inSitemap(old);
        if (addresses.isEmpty()) {
            throw ProblemException.of(
                    "there are no addresses in " + old, "name a sitemap with <loc>, or a folder with pages in HTML");
        }
        String base = SiteSettings.read(Project.open(site, Theme.packed()), Optional.empty(), new Problems())
                .map(config -> config.url().basePath())
                .orElse("");
        Verification verification = new Verification(built, base);
        List<String> missing = new ArrayList<>();
        for (String address : addresses) {
            if (!verification.answers(address)) {
                missing.add(address);
            }
        }
        return new Result(addresses.size(), missing);
    }

    private static Set<String> inSitemap(Path file) throws IOException {
        return LOCATION.matcher(text(file))
                .results()
                .map(location -> withoutHost(location.group(1).replace("&amp;", "&")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String withoutHost(String url) {
        return url.replaceFirst("^[a-z]+://[^/]+", "");
    }

    private static Set<String> inFolder(Path folder) throws IOException {
        Set<String> addresses = new LinkedHashSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String path = "/" + Slashes.of(folder.relativize(file));
                if (path.matches(".+\\.(?:html?|xml)") && !path.matches(".*/(?:404|50x)\\.html")) {
                    String address = path.replaceFirst("/index\\.html$", "/");
                    addresses.add(address);
                    parts(address, file, addresses);
                }
            }
        }
        return addresses;
    }

    /** The links from a page to parts of itself and of others. */
    private static void parts(String address, Path file, Set<String> addresses) throws IOException {
        Matcher link = LINK.matcher(text(file));
        while (link.find()) {
            String to = withoutHost(link.group(1));
            boolean other = link.group(1).matches("(?:[a-z]+:)?//.*");
            if (!other) {
                addresses.add((to.isEmpty() ? address : OldPath.resolved(address, to)) + "#"
                        + link.group(2).replace("&amp;", "&"));
            }
        }
    }

    private boolean answers(String address) throws IOException {
        int hash = address.indexOf('#');
        String path = (hash < 0 ? address : address.substring(0, hash)).replaceFirst("\\?.*", "");
        Optional<Path> page = page(path, 0);
        if (page.isEmpty() || hash < 0) {
            return page.isPresent();
        }
        String id = address.substring(hash + 1);
        Set<String> all = ids(page.get());
        return all.contains(id) || all.contains(PercentEncoding.decoded(id).orElse(id));
    }

    /** The file that a server of files sends for a path, behind redirects. */
    private Optional<Path> page(String path, int redirects) throws IOException {
        String decoded = PercentEncoding.decoded(path).orElse(path).replaceFirst("^/+", "");
        String own = !base.isEmpty() && ("/" + decoded + "/").startsWith(base + "/")
                ? ("/" + decoded).substring(base.length()).replaceFirst("^/", "")
                : decoded;
        if (List.of(own.split("/", -1)).contains("..")) {
            return Optional.empty();
        }
        String bare = own.replaceFirst("(?<!/)/+$", "");
        Optional<Path> file = Stream.of(
                        own.endsWith("/") || own.isEmpty() ? own + "index.html" : own,
                        bare + "/index.html",
                        bare + ".html")
                .map(name -> built.resolve(name.replaceFirst("^/", "")))
                .filter(Files::isRegularFile)
                .findFirst();
        if (file.isPresent() && redirects < 3 && Files.size(file.get()) < 10_000) {
            Matcher redirect = REDIRECT.matcher(text(file.get()));
            if (redirect.find()) {
                return page(OldPath.resolved("/" + own, withoutHost(redirect.group(1))), redirects + 1);
            }
        }
        return file;
    }

    private Set<String> ids(Path page) throws IOException {
        Set<String> known = ids.get(page);
        if (known == null) {
            known = ID.matcher(text(page))
                    .results()
                    .map(id -> id.group(1) != null ? id.group(1) : id.group(2))
                    .collect(Collectors.toSet());
            ids.put(page, known);
        }
        return known;
    }

    private static String text(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw ProblemException.of(file + " is larger than 50 MB", "name one of the sitemaps that it lists");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
