package dev.octavo.build.check;

import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.links.Links.Target;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.UnpublishedNames;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Host;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.picture.PictureFault;
import dev.octavo.lib.picture.PictureHeader;
import dev.octavo.lib.picture.codec.Fault;
import dev.octavo.lib.problem.Bug;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.Problem.Replacement;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.lib.work.Parallel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds dead links: links to missing pages or files of this site, and missing pictures. Other sites are not checked. */
public final class DeadLinks {
    private static final int MAX_SHOWN = 5;
    private final PlannedSite planned;
    private final Links links;
    private final Project project;
    private final WithheldArticles withheld;
    private final LinkRemedies remedies;
    private final Map<SourcePath, Optional<Fault>> pictures = new ConcurrentHashMap<>();

    private DeadLinks(PlannedSite planned) {
        this.planned = planned;
        this.links = planned.links();
        this.project = planned.project();
        this.withheld = new WithheldArticles(planned.site());
        this.remedies = new LinkRemedies(planned);
    }

    public static DeadLinks of(PlannedSite planned) {
        return new DeadLinks(planned);
    }

    public static Stream<Problem> check(PlannedSite planned) {
        DeadLinks check = new DeadLinks(planned);
        Stream<Problem> outside = Stream.concat(
                AuthoredLink.ofSite(planned.site()).flatMap(link -> check.problem(link).stream()), check.covering());
        List<List<Problem>> inside = Parallel.map(planned.site().articles().toList(), planned.threads(), check::in);
        return Stream.concat(outside, inside.stream().flatMap(List::stream));
    }

    /** The problems of paths in {@code elsewhere} below which this site has pages. */
    private Stream<Problem> covering() {
        SourcePath settings = new SourcePath("content/site.yaml");
        SiteUrl url = planned.site().config().url();
        return planned.site().config().elsewhere().stream()
                .flatMap(prefix -> planned.addresses().stream()
                        .filter(address -> (url.basePath() + address.path() + "/").startsWith(prefix + "/"))
                        .sorted()
                        .limit(1)
                        .map(own -> problem(
                                        ProblemKind.SETTINGS,
                                        new AuthoredLink(settings, Address.HOME, Kind.LINK, prefix, Optional.empty()),
                                        "\"elsewhere\" covers a page of this site: \"" + own + "\"")
                                .hint("name folders that only the other program serves, or remove " + prefix)));
    }

    /** Returns the problems of an article's links and pictures. */
    public List<Problem> in(Article article) {
        try {
            return Stream.concat(
                            AuthoredLink.in(article).flatMap(link -> problem(link).stream()),
                            selfTranslation(article).stream())
                    .toList();
        } catch (StackOverflowError tooDeep) {
            return List.of(Problem.exhausted(
                    tooDeep, Location.file(article.source().path().value())));
        } catch (RuntimeException | Error bug) {
            Bug.note(bug, Location.file(article.source().path().value()));
            throw bug;
        }
    }

    private Optional<Problem> problem(AuthoredLink link) {
        if (link.written().isBlank()) {
            return Optional.of(problem(
                            link.kind() == Kind.IMAGE ? ProblemKind.MISSING_PICTURE : ProblemKind.EMPTY_LINK,
                            link,
                            "this " + what(link) + " has no address")
                    .hint("write one, or remove the " + what(link)));
        }
        Optional<Target> resolved = links.target(link.from(), link.page(), link.written());
        if (resolved.isEmpty()) {
            return unreachable(link);
        }
        Target target = resolved.get();
        if (!planned.addresses().contains(target.address())) {
            boolean known = withheld.state(target.address()).isPresent();
            return !known && (links.isElsewhere(target.address()) || mayLeadToUnread(link))
                    ? Optional.empty()
                    : Optional.of(missing(link, target.address()));
        }
        if (link.kind() == Kind.IMAGE && target.address().isPage()) {
            return Optional.of(problem(ProblemKind.MISSING_PICTURE, link, quoted(link) + " is a page, not a picture")
                    .hint("write the path of a picture, or link to the page: without the \"!\" in Markdown"));
        }
        Optional<ProjectFile> picture = target.file().filter(file -> link.kind() == Kind.IMAGE);
        if (picture.isPresent()) {
            return tooLarge(picture.get())
                    .or(() -> undisplayable(picture.get()))
                    .map(fault -> problem(
                                    ProblemKind.BROKEN_PICTURE,
                                    link,
                                    "the picture " + quoted(link) + " " + fault.fact())
                            .hint(fault.remedy()));
        }
        Optional<Article> article = links.find(target.address());
        return target.fragment()
                .filter(id -> article.isPresent() && !article.get().anchors().contains(id))
                .map(id -> missingPart(link, article.orElseThrow(), id));
    }

    /** The problem of a link to a host that readers cannot reach. */
    private Optional<Problem> unreachable(AuthoredLink link) {
        String host = Host.of(link.written());
        if (host.contains(" ") || host.contains("%20")) {
            return Optional.of(
                    problem(ProblemKind.BAD_ADDRESS, link, "no host has a space in its name: " + quoted(link))
                            .hint("correct the address, or remove the " + what(link)));
        }
        if (!Host.fits(host)) {
            return Optional.of(problem(
                            ProblemKind.BAD_ADDRESS,
                            link,
                            "no host can have this name: it is longer than 253 letters, or a part than 63")
                    .hint("correct the address, or remove the " + what(link)));
        }
        if (link.written().startsWith("http") && !Host.hasPossiblePort(link.written())) {
            return Optional.of(problem(ProblemKind.BAD_ADDRESS, link, "no port has this number: " + quoted(link))
                    .hint("write one from 1 to 65535 after the colon, or leave both out"));
        }
        if (!Host.isLocal(host) || Host.isLocal(planned.site().config().url().host())) {
            return Optional.empty();
        }
        String whose = Host.isOnNetwork(host.toLowerCase(Locale.ROOT)) ? "network" : "computer";
        Optional<String> here = links.onThisSite(link.written())
                .filter(path -> !path.equals("/"))
                .filter(path -> links.resolve(link.from(), link.page(), path)
                        .filter(target -> planned.addresses().contains(target.address()))
                        .isPresent());
        return Optional.of(ProblemKind.UNREACHABLE_LINK
                .warning(
                        "readers cannot reach this " + what(link) + ": " + quoted(link) + " is on your own " + whose,
                        place(link))
                .about(link.written())
                .instead(here.flatMap(path -> replacement(link, path)))
                .hint(here.map(path -> link.place().isEmpty() || link.kind() == Kind.IMAGE
                                ? "write " + path
                                : "write " + path + " as its address: [words](" + path + ")")
                        .orElse(
                                link.place().isEmpty() || link.kind() == Kind.IMAGE
                                        ? "write an address that readers can reach, or remove it"
                                        : "write an address that readers can reach; one for their own computers goes"
                                                + " between backticks")));
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

    private Optional<Problem> selfTranslation(Article article) {
        return AuthoredLink.original(article)
                .filter(original -> links.resolve(original.from(), original.page(), original.written())
                        .filter(target -> target.address().equals(article.address()))
                        .isPresent())
                .map(original -> problem(ProblemKind.LANGUAGE, original, "\"translation-of\" names this article itself")
                        .hint("name the article that this one translates, or remove the key"));
    }

    private Problem missing(AuthoredLink link, Address address) {
        Optional<String> hidden = withheld.state(address);
        if (hidden.isPresent()) {
            Problem problem = problem(
                            ProblemKind.UNPUBLISHED_LINK,
                            link,
                            "this link leads to " + hidden.get() + ": " + quoted(link))
                    .hint(withheld.remedy(address));
            return planned.strict() || !isOptional(link)
                    ? problem
                    : problem.asWarning("pages leave out the link until readers can see "
                            + withheld.source(address).orElseThrow()
                            + "; octavo publish refuses it, so remove it before");
        }
        Optional<Links.WikiMatches> named = links.byName(link.from(), link.written());
        if (named.isPresent()) {
            return unresolvedName(named.get(), quoted(link), place(link)).about(link.written());
        }
        String what = link.kind() == Kind.IMAGE ? "the picture " : "this link leads nowhere: ";
        if (address.path().contains("/../")) {
            return problem(missing(link), link, what + quoted(link) + " lies outside the site")
                    .hint("copy it into the site, beside the article or into static/");
        }
        if (link.written().contains("\\")) {
            return problem(missing(link), link, what + quoted(link) + " does not exist")
                    .hint("in a link folders end with /, not \\: write \""
                            + link.written().replace('\\', '/') + "\"")
                    .instead(replacement(link, link.written().replace('\\', '/')));
        }
        Optional<String> source = source(link);
        if (link.kind() == Kind.IMAGE
                && source.flatMap(at -> project.filesUnder(at).findAny()).isPresent()) {
            return problem(missing(link), link, what + quoted(link) + " is a folder")
                    .hint("name a picture in it, or give the folder another name and put the picture there");
        }
        Optional<Problem> unpublished = remedies.isOnOwnComputer(link.path()) ? Optional.empty() : unpublished(link);
        return unpublished.orElseGet(() -> {
            LinkRemedies.Remedy remedy = remedies.of(link, address);
            return problem(missing(link), link, what + quoted(link) + " does not exist")
                    .hint(remedy.hint())
                    .instead(remedy.instead().flatMap(text -> replacement(link, text)));
        });
    }

    /** The path in the project of the file that a link names; empty if it can be none. The file need not exist. */
    private static Optional<String> source(AuthoredLink link) {
        String path = link.path();
        return path.startsWith("/")
                ? RelativePath.resolved("static", path.substring(1))
                : RelativePath.resolved(link.from().folder(), path);
    }

    /** Whether pages can do without {@code link}: it is one in a text, though not a component's, or further reading. */
    private boolean isOptional(AuthoredLink link) {
        boolean own = links.resolve(link.from(), link.page(), link.written()).isPresent();
        Optional<Article> article = links.find(link.from()).filter(any -> own && link.kind() == Kind.LINK);
        return link.place().isEmpty()
                ? article.stream()
                        .flatMap(AuthoredLink::reading)
                        .anyMatch(reading -> reading.written().equals(link.written()))
                : article.isPresent()
                        && article.get().components().stream()
                                .flatMap(component -> component.attributes().stream())
                                .flatMap(attribute -> attribute.address().stream())
                                .noneMatch(address ->
                                        address.line() == link.place().get().line()
                                                && address.column()
                                                        == link.place().get().column());
    }

    /** The problem of a link to a file that exists but is not published. */
    private Optional<Problem> unpublished(AuthoredLink link) {
        Optional<String> source = source(link);
        String message = "this link leads to a file that is not published: " + quoted(link);
        if (source.filter(UnpublishedNames::matchesPath).isPresent()) {
            return Optional.of(problem(ProblemKind.UNPUBLISHED_LINK, link, message)
                    .hint(
                            "such names are used for hidden files, backups, unfinished files, logs, keys, passwords and dumps:"
                                    + " if readers need it, give it another name"));
        }
        return source.filter(file -> project.has(new SourcePath(file)))
                .map(file -> problem(ProblemKind.UNPUBLISHED_LINK, link, message)
                        .hint("it stays here with an article that is not public, or is of a kind that is not published:"
                                + " add its extension, or its path, to \"publish-files\" in content/site.yaml"));
    }

    /** Whether it may lead to an article with its own mistakes, which are reported anyway. */
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
        if (link.kind() == Kind.IMAGE && LinkRemedies.isFile(path) && !path.startsWith("../")) {
            return remedies.isBeside(link, path);
        }
        return (LinkRemedies.isFile(path) && remedies.isBeside(link, path))
                || planned.unreadable().mayPublish(path);
    }

    static String what(AuthoredLink link) {
        return link.kind() == Kind.IMAGE ? "picture" : "link";
    }

    private Problem missingPart(AuthoredLink link, Article article, String id) {
        List<String> anchors = article.anchors();
        String where = article.address().equals(link.page())
                ? "this page"
                : article.source().path().value();
        String parts = anchors.stream()
                .limit(MAX_SHOWN)
                .map(anchor -> "\"#" + anchor + "\"")
                .collect(Collectors.joining(", "));
        return problem(ProblemKind.MISSING_PART, link, "there is no part \"#" + id + "\" in " + where)
                .hint(Spelling.nearest(id, anchors)
                        .map(near -> "did you mean \"#" + near + "\"?")
                        .orElse(anchors.isEmpty() ? "it has no parts: link to the page alone" : "it has " + parts))
                .instead(Spelling.nearest(id, anchors)
                        .filter(id::equalsIgnoreCase)
                        .flatMap(near -> replacement(link, link.written().replace("#" + id, "#" + near))));
    }

    /** What to write in the brackets of a link, or in front matter; there, only if the file has those words but once. */
    private Optional<Replacement> replacement(AuthoredLink link, String text) {
        String before = link.place().isPresent() ? "](" : "";
        String file = before.isEmpty() ? project.read(link.from()).text() : "";
        return file.indexOf(link.written()) == file.lastIndexOf(link.written())
                ? Optional.of(new Replacement(before + link.written(), before + text))
                : Optional.empty();
    }

    /** The kind of the problem of a link or picture that leads to nothing. */
    private static ProblemKind missing(AuthoredLink link) {
        return link.kind() == Kind.IMAGE ? ProblemKind.MISSING_PICTURE : ProblemKind.DEAD_LINK;
    }

    private Problem problem(ProblemKind kind, AuthoredLink link, String message) {
        return kind.error(message, place(link)).about(link.written());
    }

    private Location place(AuthoredLink link) {
        return LinkLocation.of(link, project);
    }

    private static String quoted(AuthoredLink link) {
        return "\"" + link.written() + "\"";
    }

    /** The problem of a link by name, such as {@code [[Red kite]]}, that matches nothing or several files. */
    private static Problem unresolvedName(Links.WikiMatches named, String quoted, Location place) {
        List<String> paths = named.paths();
        if (paths.isEmpty()) {
            return ProblemKind.DEAD_LINK
                    .error("nothing here is called " + quoted, place)
                    .hint(named.suggestion()
                            .map(near -> "did you mean [[" + near + "]]?")
                            .orElse("write the name of a file or the title of an article between the brackets; brackets"
                                    + " that are not a link are written \\[\\["));
        }
        String shown =
                paths.stream().limit(MAX_SHOWN).map(path -> "[[" + path + "]]").collect(Collectors.joining(", "));
        return ProblemKind.AMBIGUOUS_LINK
                .error(paths.size() + " files are called " + quoted, place)
                .hint("write a path by which only one is called: " + shown);
    }
}
