package dev.octavo.build.check;

import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.markdown.html.SafeAddress;
import dev.octavo.blog.markdown.html.TemplateTag;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Spelling;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds out what the author of a dead link probably meant. */
final class LinkRemedies {
    /** Longer addresses get no suggestion, since finding one takes quadratic time. */
    private static final int MAX_SUGGESTION_LENGTH = 1000;

    /** A path of two parts, or one by which other programs are usually reached. */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "(/[^/]+)(?:/[^/].*|(?<=/(?:docs?|downloads?|wiki|forum|shop|store|apps?|api|demo|status))/?)");

    /** A file in a folder where computers keep the files of people. */
    private static final Pattern OWN_COMPUTER =
            Pattern.compile("(~|/(?:home|Users)/[^/]+|/Volumes|/mnt|/root)/.*[^/]\\.(?!html?$)[A-Za-z0-9]+");

    private static final String PAGE_EXTENSION = "(?i)(?:/index)?\\.(?:md|markdown|html?)$";
    private static final Pattern DATE = Pattern.compile("^[0-9]{4}-[0-9]{2}-[0-9]{2}-");
    private static final String MAIL = "[^\\s/@]+@[^\\s/@]+\\.[a-z]+";
    /** Text that looks like a host and not like a file such as {@code main.java}. */
    private static final String HOST =
            "(?i)(?:www\\..+|[\\p{L}0-9-][\\p{L}0-9.-]*\\.(?:com|org|net|io|dev|edu|gov|info|blog|app|me|example"
                    + "|eu|de|uk|fr|nl|ch|at|it|es|se|no|dk|fi|be|cz|us|ca|au|nz|jp|cn|br))(?:/.*)?";

    private final PlannedSite planned;
    private final Links links;
    private final Project project;
    private final NearestPath addresses;
    private final NearestPath files; // without generated ones, such as cards
    private final NearestPath sources;
    /** The addresses of articles by file name, filled on first use. */
    private final Map<String, SortedSet<String>> addressesByFileName = new HashMap<>();

    LinkRemedies(PlannedSite planned) {
        this.planned = planned;
        this.links = planned.links();
        this.project = planned.project();
        this.addresses = new NearestPath(() -> planned.addresses().stream().map(Address::path));
        this.files = new NearestPath(
                () -> planned.site().files().stream().map(file -> file.address().path()));
        this.sources = new NearestPath(() -> sources(planned.site()).map(SourcePath::value));
    }

    private static Stream<SourcePath> sources(Site site) {
        return Stream.concat(
                site.articles().map(article -> article.source().path()),
                site.files().stream().map(ProjectFile::source));
    }

    /**
     * A hint, and what to write instead of the link if its author certainly meant that.
     *
     * @param instead absent if the hint is a guess
     */
    record Remedy(String hint, Optional<String> instead) {
        private static Remedy guess(String hint) {
            return new Remedy(hint, Optional.empty());
        }

        private static Remedy certain(String hint, String instead) {
            return new Remedy(hint, Optional.of(instead));
        }
    }

    /** A hint with a path relative to the author's file or an address to write instead, or else what to do. */
    Remedy of(AuthoredLink link, Address address) {
        String written = link.written();
        if (written.length() > MAX_SUGGESTION_LENGTH) {
            return Remedy.guess("correct the address, or remove the " + DeadLinks.what(link));
        }
        if (links.withoutHost(written).isPresent()) {
            Optional<String> better = addresses.to(address.path());
            return new Remedy(
                    better.map(path -> "did you mean \"" + path + "\"? it needs no host within the site")
                            .or(() -> elsewhere(link, address.path()))
                            .orElse("correct the address, or remove the link"),
                    better.filter(address.path()::equalsIgnoreCase)
                            .map(path -> path + written.substring(link.path().length())));
        }
        String path = link.path();
        if (isOnOwnComputer(path)) {
            return Remedy.guess(SafeAddress.remedy("file:" + path));
        }
        Optional<String> meant = TemplateTag.path(written);
        if (meant.isPresent()) {
            return Remedy.certain(
                    "variables are not replaced here: write \"" + meant.get() + "\"" + TemplateTag.place(meant.get()),
                    meant.get());
        }
        if (isUnencodedFileName(link)) {
            String encoded = written.replace(" ", "%20").replace("#", "%23").replace("?", "%3F");
            return Remedy.certain(
                    "in a link a file's name has %23 for # and %3F for ?: write \"" + encoded + "\"", encoded);
        }
        if (path.matches(MAIL)) {
            return Remedy.certain("write mailto:" + written, "mailto:" + written);
        }
        if (path.matches(HOST)) {
            return Remedy.certain(
                    "another site's address begins with https://, so write https://" + written, "https://" + written);
        }
        Optional<String> place =
                isFile(path) ? RelativePath.resolved(link.from().folder(), path) : Optional.empty();
        return better(link, address, place)
                .map(better -> new Remedy(
                        Spelling.question(better),
                        Optional.of(better + written.substring(path.length()))
                                .filter(instead -> isCertain(link, path, better))))
                .orElseGet(() -> Remedy.guess(missingFile(link, place)
                        .or(() -> elsewhere(link, path))
                        .orElse("correct the address, or remove the " + DeadLinks.what(link))));
    }

    /** Whether {@code path} is absolute on the author's computer, and the site has no such folder. */
    boolean isOnOwnComputer(String path) {
        Matcher own = OWN_COMPUTER.matcher(path);
        return own.matches() && isNoFolder(own.group(1));
    }

    private boolean isNoFolder(String path) {
        return planned.addresses().stream().noneMatch(address -> address.path().startsWith(path + "/"));
    }

    /** A hint for a link that looks like one to another program on the same host, such as its documentation. */
    private Optional<String> elsewhere(AuthoredLink link, String path) {
        Matcher folder = ELSEWHERE.matcher(path);
        if (link.kind() != Kind.LINK || !folder.matches() || !isNoFolder(folder.group(1))) {
            return Optional.empty();
        }
        SiteConfig config = planned.site().config();
        String prefix = config.url().basePath() + folder.group(1) + "/";
        String remedy = !config.url().basePath().isEmpty() && link.written().startsWith("/")
                ? "write " + config.url().origin() + link.written()
                : config.elsewhere().isEmpty()
                        ? "write elsewhere: [" + prefix + "] into content/site.yaml"
                        : "add " + prefix + " to \"elsewhere\" in content/site.yaml";
        return Optional.of(
                "correct the address, or remove the link; if another program of this host serves it, " + remedy);
    }

    private Optional<String> better(AuthoredLink link, Address address, Optional<String> place) {
        return place.flatMap(sources::to)
                .map(source -> source.startsWith("static/")
                        ? source.substring("static".length())
                        : RelativePath.between(link.from().folder(), source))
                .or(() -> articlesNamed(address.path()).findFirst())
                .or(() -> link.kind() == Kind.IMAGE
                        ? files.to(address.path())
                        : addresses.to(address.path().replaceFirst(PAGE_EXTENSION, "/")));
    }

    /** Whether only the capitals differ, or it is the only article with a file of that name; a picture may be another one. */
    private boolean isCertain(AuthoredLink link, String path, String better) {
        Optional<String> article = links.target(link.from(), link.page(), better)
                .filter(target -> link.kind() == Kind.LINK)
                .map(target -> target.address().path());
        return better.matches("[^\\s()<>\"]+")
                && (better.equalsIgnoreCase(path)
                        || articlesNamed(path).toList().equals(article.stream().toList()));
    }

    /** The addresses of the articles whose file name, though not their slug, is the last part of {@code path}. */
    private Stream<String> articlesNamed(String path) {
        String page = path.replaceFirst(PAGE_EXTENSION, "/");
        String plain = page.endsWith("/") ? page.substring(0, page.length() - 1) : page;
        return addressesByFileName()
                .getOrDefault(plain.substring(plain.lastIndexOf('/') + 1), new TreeSet<>())
                .stream();
    }

    private synchronized Map<String, SortedSet<String>> addressesByFileName() {
        if (addressesByFileName.isEmpty()) {
            planned.site().articles().forEach(article -> {
                SourcePath source = article.source().path();
                String name = source.baseName().equals("index")
                        ? new SourcePath(source.folder()).fileName()
                        : source.baseName();
                Stream.of(name, DATE.matcher(name).replaceFirst(""))
                        .forEach(key -> addressesByFileName
                                .computeIfAbsent(key, any -> new TreeSet<>())
                                .add(article.address().path()));
            });
        }
        return addressesByFileName;
    }

    /** A hint with the place to put a missing picture, or a missing file that is linked to by its address. */
    private static Optional<String> missingFile(AuthoredLink link, Optional<String> beside) {
        String path = link.path();
        boolean fromRoot = path.matches("/.*\\.(?!html?$)[A-Za-z0-9]+") && !SourcePath.isMarkdown(path);
        Optional<String> file = fromRoot ? Optional.of("static" + path) : beside;
        return file.filter(any -> fromRoot || link.kind() == Kind.IMAGE)
                .map(at -> "put the " + (link.kind() == Kind.IMAGE ? "picture" : "file") + " there, at " + at
                        + ", or correct the path");
    }

    /** Whether it names an existing file whose name contains {@code #} or {@code ?}, which delimit parts of a URL. */
    private boolean isUnencodedFileName(AuthoredLink link) {
        return !link.written().equals(link.path()) && isBeside(link, link.written());
    }

    /** Whether there is a file at {@code path}, relative to the author's file. */
    boolean isBeside(AuthoredLink link, String path) {
        return RelativePath.resolved(link.from().folder(), path)
                .filter(source -> project.has(new SourcePath(source)))
                .isPresent();
    }

    /** Whether {@code path} looks like a path relative to the author's file rather than an address. */
    static boolean isFile(String path) {
        return !path.startsWith("/") && path.lastIndexOf('.') > path.lastIndexOf('/');
    }
}
