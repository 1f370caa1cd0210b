package dev.octavo.build.check;

import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.markdown.html.SafeAddress;
import dev.octavo.blog.markdown.html.TemplateTag;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Spelling;
import java.util.List;
import java.util.Optional;
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

    static final String PAGE_EXTENSION = "(?i)(?:/index)?\\.(?:md|markdown|html?)$";
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
    private final FormerAddresses former;

    LinkRemedies(PlannedSite planned) {
        this.planned = planned;
        this.links = planned.links();
        this.project = planned.project();
        this.addresses = new NearestPath(() -> planned.addresses().stream().map(Address::path));
        this.files = new NearestPath(
                () -> planned.site().files().stream().map(file -> file.address().path()));
        this.former = new FormerAddresses(planned.site());
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
                    bothWays(
                            better.map(path -> "did you mean \"" + path + "\"? it needs no host within the site"),
                            elsewhere(link, address.path()),
                            "correct the address, or remove the link"),
                    better.filter(near -> near.equalsIgnoreCase(address.path()) && isInOtherCapitals(address.path()))
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
        Optional<String> own = ownOther(link, address, place);
        return own.isPresent()
                ? Remedy.certain("write \"" + own.get() + "\"", own.get() + written.substring(path.length()))
                : Remedy.guess(guess(link, address, place));
    }

    private String guess(AuthoredLink link, Address address, Optional<String> place) {
        Optional<String> better = better(link, address, place);
        return bothWays(
                better.map(Spelling::question).or(() -> missingFile(link, place)),
                better.isPresent() || missingFile(link, place).isEmpty()
                        ? elsewhere(link, link.path())
                        : Optional.empty(),
                "correct the address, or remove the " + DeadLinks.what(link));
    }

    /** A hint with all that may be meant. */
    private static String bothWays(Optional<String> near, Optional<String> elsewhere, String otherwise) {
        String other = elsewhere
                .map(remedy -> "if another program of this host serves it, " + remedy)
                .orElse("");
        String own = near.orElse(otherwise);
        return other.isEmpty() ? own : own + (own.endsWith("?") ? " " : "; ") + other;
    }

    /**
     * What to write for an address that certainly means one thing of the site: an article under another of its addresses, or a
     * file whose name has other capitals.
     */
    private Optional<String> ownOther(AuthoredLink link, Address address, Optional<String> place) {
        boolean image = link.kind() == Kind.IMAGE;
        Stream<String> written = Stream.concat(Stream.of(address.path()), place.map(at -> "/" + at).stream());
        List<Article> owners = image
                ? List.of()
                : written.flatMap(path -> former.owners(path).stream())
                        .distinct()
                        .toList();
        Optional<String> owner = owners.stream()
                .filter(any -> owners.size() == 1)
                .map(article -> place.isPresent()
                        ? RelativePath.between(
                                link.from().folder(), article.source().path().value())
                        : article.address().path())
                .findFirst();
        return owner.or(() -> better(link, address, place)
                        .filter(near -> (near.equalsIgnoreCase(link.path()) || near.equalsIgnoreCase(address.path()))
                                && isInOtherCapitals(place.map(at -> "/" + at).orElse(address.path()))))
                .filter(own -> own.matches("[^\\s()<>\"]+"));
    }

    /** Whether exactly one file or page of the site is {@code path}, given from the root, in other capitals. */
    private boolean isInOtherCapitals(String path) {
        return Stream.concat(
                                planned.addresses().stream().map(Address::path),
                                sources(planned.site()).map(source -> "/" + source.value()))
                        .filter(path::equalsIgnoreCase)
                        .count()
                == 1;
    }

    /** Whether {@code path} is absolute on the author's computer, and the site has no such folder. */
    boolean isOnOwnComputer(String path) {
        Matcher own = OWN_COMPUTER.matcher(path);
        return own.matches() && isNoFolder(own.group(1));
    }

    private boolean isNoFolder(String path) {
        return planned.addresses().stream().noneMatch(address -> address.path().startsWith(path + "/"));
    }

    /** What to write for a link that looks like one to another program on the same host, such as its documentation. */
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
        return Optional.of(remedy);
    }

    private Optional<String> better(AuthoredLink link, Address address, Optional<String> place) {
        return place.flatMap(sources::to)
                .map(source -> source.startsWith("static/")
                        ? source.substring("static".length())
                        : RelativePath.between(link.from().folder(), source))
                .or(() -> former.named(address.path()))
                .or(() -> link.kind() == Kind.IMAGE
                        ? files.to(address.path())
                        : addresses.to(address.path().replaceFirst(PAGE_EXTENSION, "/")));
    }

    /** A hint with the place to put a missing picture, or a missing file that is linked to by its address. */
    private static Optional<String> missingFile(AuthoredLink link, Optional<String> beside) {
        String path = link.path();
        boolean fromRoot = path.matches("/.*\\.(?!html?$)[A-Za-z0-9]+") && !SourcePath.isMarkdown(path);
        if (link.from().value().equals("content/site.yaml") && !fromRoot && beside.isPresent()) {
            return Optional.of("put it into static/, and write \"/" + path + "\"");
        }
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
