package dev.octavo.check;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.links.AuthoredLink;
import dev.octavo.links.Links;
import dev.octavo.links.Target;
import dev.octavo.markdown.html.TemplateTag;
import dev.octavo.picture.PictureFault;
import dev.octavo.picture.PictureHeader;
import dev.octavo.picture.codec.Fault;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Spelling;
import dev.octavo.project.Project;
import dev.octavo.project.UnpublishedNames;
import dev.octavo.site.Article.Kind;
import dev.octavo.site.Entry;
import dev.octavo.site.ProjectFile;
import dev.octavo.site.Site;
import dev.octavo.work.Parallel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds dead links: links to missing pages or files of this site, and missing pictures. Other sites are not checked. */
public final class DeadLinks {
    private static final int MAX_SHOWN = 5;
    /** Longer addresses get no suggestion, since finding one takes quadratic time. */
    private static final int MAX_SUGGESTION_LENGTH = 1000;

    private static final String PAGE_EXTENSION = "(?:/index)?\\.(?:md|html?)$";
    private static final Pattern DATE = Pattern.compile("^[0-9]{4}-[0-9]{2}-[0-9]{2}-");
    private static final String MAIL = "[^\\s/@]+@[^\\s/@]+\\.[a-z]+";
    /** Text that looks like a host and not like a file such as {@code main.java}. */
    private static final String HOST =
            "(?i)(?:www\\..+|(?:[\\p{L}0-9-]+\\.)+(?:com|org|net|io|dev|edu|gov|info|blog|app|me|example"
                    + "|eu|de|uk|fr|nl|ch|at|it|es|se|no|dk|fi|be|cz|us|ca|au|nz|jp|cn|br))(?:/.*)?";

    private final PlannedSite planned;
    private final Links links;
    private final Project project;
    private final WithheldArticles withheld;
    private final NearestPath addresses;
    private final NearestPath files; // without generated ones, such as cards
    private final NearestPath sources;
    /** The addresses of articles by file name, filled on first use. */
    private final Map<String, String> addressesByFileName = new HashMap<>();

    private final Map<SourcePath, Optional<Fault>> pictures = new ConcurrentHashMap<>();

    private DeadLinks(PlannedSite planned) {
        this.planned = planned;
        this.links = planned.links();
        this.project = planned.project();
        this.withheld = new WithheldArticles(planned.site());
        this.addresses = new NearestPath(() -> planned.addresses().stream().map(Address::path));
        this.files = new NearestPath(
                () -> planned.site().files().stream().map(file -> file.address().path()));
        this.sources = new NearestPath(() -> sources(planned.site()).map(SourcePath::value));
    }

    public static Stream<Problem> check(PlannedSite planned) {
        DeadLinks check = new DeadLinks(planned);
        Stream<Problem> outside = AuthoredLink.ofSite(planned.site()).flatMap(link -> check.problem(link).stream());
        List<List<Problem>> inside = Parallel.map(
                planned.site().entries().toList(),
                planned.threads(),
                entry -> check.problems(entry).toList());
        return Stream.concat(outside, inside.stream().flatMap(List::stream));
    }

    private static Stream<SourcePath> sources(Site site) {
        return Stream.concat(
                site.entries().map(entry -> entry.source().path()),
                site.files().stream().map(ProjectFile::source));
    }

    private Stream<Problem> problems(Entry entry) {
        return Stream.concat(
                AuthoredLink.in(entry).flatMap(link -> problem(link).stream()), selfTranslation(entry).stream());
    }

    private Optional<Problem> problem(AuthoredLink link) {
        if (link.written().isBlank()) {
            return Optional.of(problem(link, "this " + what(link) + " has no address")
                    .hint("write one, or remove the " + what(link)));
        }
        Optional<Target> resolved = links.target(link.from(), link.page(), link.written());
        if (resolved.isEmpty()) {
            return Optional.empty();
        }
        Target target = resolved.get();
        if (!planned.addresses().contains(target.address())) {
            boolean known = withheld.state(target.address()).isPresent();
            return !known && mayLeadToUnread(link) ? Optional.empty() : Optional.of(missing(link, target.address()));
        }
        if (link.kind() == Kind.IMAGE && target.address().isPage()) {
            return Optional.of(problem(link, quoted(link) + " is a page, not a picture")
                    .hint("write the path of a picture, or link to the page: without the \"!\" in Markdown"));
        }
        Optional<ProjectFile> picture = target.file().filter(file -> link.kind() == Kind.IMAGE);
        if (picture.isPresent()) {
            return tooLarge(picture.get())
                    .or(() -> undisplayable(picture.get()))
                    .map(fault -> problem(link, "the picture " + quoted(link) + " " + fault.fact())
                            .hint(fault.remedy()));
        }
        Optional<Entry> entry = links.entry(target.address());
        return target.fragment()
                .filter(id ->
                        entry.isPresent() && !entry.get().article().anchors().contains(id))
                .map(id -> missingPart(link, entry.orElseThrow(), id));
    }

    /** The problem of a picture that has too many pixels; an SVG may be of any size. */
    private Optional<Fault> tooLarge(ProjectFile file) {
        long limit = planned.site().config().pictures().limit() * 1_000_000L;
        return file.size().filter(size -> !file.source().isSvg()).flatMap(size -> PictureFault.ofSize(size, limit));
    }

    /** The problem of a picture that browsers cannot show. Only pictures without a known size are opened, each once. */
    private Optional<Fault> undisplayable(ProjectFile file) {
        String name = file.source().fileName();
        boolean doubtful = file.size().isEmpty()
                && project.has(file.source())
                && (PictureHeader.isPicture(name) || PictureFault.hasUnsupportedName(name));
        return doubtful
                ? pictures.computeIfAbsent(
                        file.source(), source -> project.look(source, in -> PictureFault.of(in, source.value())))
                : Optional.empty();
    }

    private Optional<Problem> selfTranslation(Entry entry) {
        return AuthoredLink.original(entry)
                .filter(original -> links.resolve(original.from(), original.page(), original.written())
                        .filter(target -> target.address().equals(entry.address()))
                        .isPresent())
                .map(original -> problem(original, "\"translation-of\" names this article itself")
                        .hint("name the article that this one translates, or remove the key"));
    }

    private Problem missing(AuthoredLink link, Address address) {
        Optional<String> hidden = withheld.state(address);
        if (hidden.isPresent()) {
            return problem(link, "this link leads to " + hidden.get() + ": " + quoted(link))
                    .hint(withheld.remedy(address));
        }
        Optional<Links.WikiMatches> named = links.byName(link.from(), link.written());
        if (named.isPresent()) {
            return UnresolvedName.problem(named.get(), quoted(link), place(link));
        }
        String what = link.kind() == Kind.IMAGE ? "the picture " : "this link leads nowhere: ";
        if (address.path().contains("/../")) {
            return problem(link, what + quoted(link) + " lies outside the site")
                    .hint("copy it into the site, beside the article or into static/");
        }
        if (link.written().contains("\\")) {
            return problem(link, what + quoted(link) + " does not exist")
                    .hint("in a link folders end with /, not \\: write \""
                            + link.written().replace('\\', '/') + "\"");
        }
        Optional<String> source = source(link);
        if (link.kind() == Kind.IMAGE
                && source.flatMap(at -> project.filesUnder(at).findAny()).isPresent()) {
            return problem(link, what + quoted(link) + " is a folder")
                    .hint("name a picture in it, or give the folder another name and put the picture there");
        }
        return unpublished(link)
                .orElseGet(() ->
                        problem(link, what + quoted(link) + " does not exist").hint(remedy(link, address)));
    }

    /** The path in the project of the file that a link names; empty if it can be none. The file need not exist. */
    private static Optional<String> source(AuthoredLink link) {
        String path = link.path();
        return path.startsWith("/")
                ? RelativePath.resolved("static", path.substring(1))
                : RelativePath.resolved(link.from().folder(), path);
    }

    /** The problem of a link to a file that exists but is not published. */
    private Optional<Problem> unpublished(AuthoredLink link) {
        Optional<String> source = source(link);
        String message = "this link leads to a file that is not published: " + quoted(link);
        if (source.filter(UnpublishedNames::matchesPath).isPresent()) {
            return Optional.of(problem(link, message)
                    .hint(
                            "such names are used for hidden files, backups, unfinished files, logs, keys, passwords and dumps:"
                                    + " if readers need it, give it another name"));
        }
        return source.filter(file -> project.has(new SourcePath(file)))
                .map(file -> problem(link, message)
                        .hint("it stays here with an article that is not public, or is of a kind that is not published:"
                                + " add its extension to \"publish-files\" in content/site.yaml"));
    }

    /** Whether it may lead to an article with mistakes of its own, which are reported anyway. */
    private boolean mayLeadToUnread(AuthoredLink link) {
        if (planned.unreadable().isEmpty()) {
            return false;
        }
        Optional<Links.WikiMatches> named = links.byName(link.from(), link.written());
        if (named.isPresent()) {
            return named.get().paths().isEmpty()
                    && planned.unreadable().mayPublish(named.get().name());
        }
        String path = link.path();
        return (isFile(path) && isBeside(link, path)) || planned.unreadable().mayPublish(path);
    }

    /** Whether there is a file at {@code path}, relative to the author's file. */
    private boolean isBeside(AuthoredLink link, String path) {
        return RelativePath.resolved(link.from().folder(), path)
                .filter(source -> project.has(new SourcePath(source)))
                .isPresent();
    }

    /** Whether {@code path} looks like a path relative to the author's file rather than an address. */
    private static boolean isFile(String path) {
        return !path.startsWith("/") && path.lastIndexOf('.') > path.lastIndexOf('/');
    }

    /** A hint: a path relative to the author's file or an address to write instead, or else what to do. */
    private String remedy(AuthoredLink link, Address address) {
        if (link.written().length() > MAX_SUGGESTION_LENGTH) {
            return "correct the address, or remove the " + what(link);
        }
        if (links.withoutHost(link.written()).isPresent()) {
            return addresses
                    .to(address.path())
                    .map(better -> "did you mean \"" + better + "\"? it needs no host within the site")
                    .orElse("correct the address, or remove the link");
        }
        String path = link.path();
        String folder = link.from().folder();
        Optional<String> meant = TemplateTag.path(link.written());
        if (meant.isPresent()) {
            return "variables are not replaced here: write \"" + meant.get() + "\"" + TemplateTag.place(meant.get());
        }
        if (isUnencodedFileName(link)) {
            String encoded =
                    link.written().replace(" ", "%20").replace("#", "%23").replace("?", "%3F");
            return "in a link a file's name has %23 for # and %3F for ?: write \"" + encoded + "\"";
        }
        if (path.matches(MAIL)) {
            return "write mailto:" + link.written();
        }
        if (path.matches(HOST)) {
            return "another site's address begins with https://, so write https://" + link.written();
        }
        Optional<String> place = isFile(path) ? RelativePath.resolved(folder, path) : Optional.empty();
        return place.flatMap(sources::to)
                .map(source -> source.startsWith("static/")
                        ? source.substring("static".length())
                        : RelativePath.between(folder, source))
                .or(() -> addressOfFileNamed(address.path().replaceFirst(PAGE_EXTENSION, "/")))
                .or(() -> link.kind() == Kind.IMAGE
                        ? files.to(address.path())
                        : addresses.to(address.path().replaceFirst(PAGE_EXTENSION, "/")))
                .map(Spelling::question)
                .or(() -> missingFile(link, place))
                .orElse("correct the address, or remove the " + what(link));
    }

    /** The address of the article whose file name, though not its slug, is the last part of {@code path}. */
    private Optional<String> addressOfFileNamed(String path) {
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Optional.ofNullable(addressesByFileName().get(plain.substring(plain.lastIndexOf('/') + 1)));
    }

    private synchronized Map<String, String> addressesByFileName() {
        if (addressesByFileName.isEmpty()) {
            planned.site().entries().forEach(entry -> {
                SourcePath source = entry.source().path();
                String name = source.baseName().equals("index")
                        ? new SourcePath(source.folder()).fileName()
                        : source.baseName();
                Stream.of(name, DATE.matcher(name).replaceFirst(""))
                        .forEach(key -> addressesByFileName.merge(
                                key, entry.address().path(), BinaryOperator.minBy(Comparator.naturalOrder())));
            });
        }
        return addressesByFileName;
    }

    /** A hint with the place to put a missing picture, or a missing file that is linked to by its address. */
    private static Optional<String> missingFile(AuthoredLink link, Optional<String> beside) {
        String path = link.path();
        boolean fromRoot = path.matches("/.*\\.(?!html?$|md$)[A-Za-z0-9]+");
        Optional<String> file = fromRoot ? Optional.of("static" + path) : beside;
        return file.filter(any -> fromRoot || link.kind() == Kind.IMAGE)
                .map(at -> "put the " + (link.kind() == Kind.IMAGE ? "picture" : "file") + " there, at " + at
                        + ", or correct the path");
    }

    private static String what(AuthoredLink link) {
        return link.kind() == Kind.IMAGE ? "picture" : "link";
    }

    /** Whether it names an existing file whose name contains {@code #} or {@code ?}, which delimit parts of a URL. */
    private boolean isUnencodedFileName(AuthoredLink link) {
        return !link.written().equals(link.path()) && isBeside(link, link.written());
    }

    private Problem missingPart(AuthoredLink link, Entry entry, String id) {
        List<String> anchors = entry.article().anchors();
        String where = entry.address().equals(link.page())
                ? "this page"
                : entry.source().path().value();
        String parts = anchors.stream()
                .limit(MAX_SHOWN)
                .map(anchor -> "\"#" + anchor + "\"")
                .collect(Collectors.joining(", "));
        return problem(link, "there is no part \"#" + id + "\" in " + where)
                .hint(Spelling.nearest(id, anchors)
                        .map(near -> "did you mean \"#" + near + "\"?")
                        .orElse(anchors.isEmpty() ? "it has no parts: link to the page alone" : "it has " + parts));
    }

    private Problem problem(AuthoredLink link, String message) {
        return Problem.error(message, place(link));
    }

    private Location place(AuthoredLink link) {
        return LinkLocation.of(link, project);
    }

    private static String quoted(AuthoredLink link) {
        return "\"" + link.written() + "\"";
    }
}
