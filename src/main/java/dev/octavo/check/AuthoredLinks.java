package dev.octavo.check;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.links.AuthoredLink;
import dev.octavo.links.Links;
import dev.octavo.links.Target;
import dev.octavo.markdown.html.ForeignTag;
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

/** Finds dead links: links and pictures of authors that lead nowhere on this site. Other sites are not checked. */
public final class AuthoredLinks {
    private static final int SHOWN = 5;
    /** No longer address is looked into for what was meant, which takes a time that grows with its square. */
    private static final int LONGEST_MEANT = 1000;

    private static final String NAME_OF_A_PAGE = "(?:/index)?\\.(?:md|html?)$";
    private static final Pattern DATE = Pattern.compile("^[0-9]{4}-[0-9]{2}-[0-9]{2}-");
    private static final String MAIL = "[^\\s/@]+@[^\\s/@]+\\.[a-z]+";
    /** What reads like a host and not like a file: {@code main.java} is none. */
    private static final String HOST =
            "(?i)(?:www\\..+|(?:[\\p{L}0-9-]+\\.)+(?:com|org|net|io|dev|edu|gov|info|blog|app|me|example"
                    + "|eu|de|uk|fr|nl|ch|at|it|es|se|no|dk|fi|be|cz|us|ca|au|nz|jp|cn|br))(?:/.*)?";

    private final PlannedSite planned;
    private final Links links;
    private final Project project;
    private final WithheldArticles withheld;
    private final NearestPath addresses;
    private final NearestPath files; // not those that are drawn for the site, such as cards
    private final NearestPath sources;
    /** The addresses of the articles, when they are first asked for. */
    private final Map<String, String> namesOfFiles = new HashMap<>();

    private final Map<SourcePath, Optional<Fault>> pictures = new ConcurrentHashMap<>();

    private AuthoredLinks(PlannedSite planned) {
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
        AuthoredLinks check = new AuthoredLinks(planned);
        Stream<Problem> outside = AuthoredLink.ofSite(planned.site()).flatMap(mention -> check.fault(mention).stream());
        List<List<Problem>> inside = Parallel.map(
                planned.site().entries().toList(),
                planned.threads(),
                entry -> check.faults(entry).toList());
        return Stream.concat(outside, inside.stream().flatMap(List::stream));
    }

    private static Stream<SourcePath> sources(Site site) {
        return Stream.concat(
                site.entries().map(entry -> entry.source().path()),
                site.files().stream().map(ProjectFile::source));
    }

    private Stream<Problem> faults(Entry entry) {
        return Stream.concat(
                AuthoredLink.in(entry).flatMap(mention -> fault(mention).stream()),
                translationOfItself(entry).stream());
    }

    private Optional<Problem> fault(AuthoredLink mention) {
        if (mention.written().isBlank()) {
            return Optional.of(problem(mention, "this " + what(mention) + " has no address")
                    .hint("write one, or remove the " + what(mention)));
        }
        Optional<Target> resolved = links.target(mention.from(), mention.page(), mention.written());
        if (resolved.isEmpty()) {
            return Optional.empty();
        }
        Target target = resolved.get();
        if (!planned.addresses().contains(target.address())) {
            boolean known = withheld.state(target.address()).isPresent();
            return !known && mayLeadToUnread(mention)
                    ? Optional.empty()
                    : Optional.of(missing(mention, target.address()));
        }
        if (mention.kind() == Kind.IMAGE && target.address().isPage()) {
            return Optional.of(problem(mention, quoted(mention) + " is a page, not a picture")
                    .hint("write the path of a picture, or link to the page: without the \"!\" in Markdown"));
        }
        Optional<ProjectFile> picture = target.file().filter(file -> mention.kind() == Kind.IMAGE);
        if (picture.isPresent()) {
            return tooLarge(picture.get())
                    .or(() -> notShown(picture.get()))
                    .map(fault -> problem(mention, "the picture " + quoted(mention) + " " + fault.fact())
                            .hint(fault.remedy()));
        }
        Optional<Entry> entry = links.entry(target.address());
        return target.fragment()
                .filter(id ->
                        entry.isPresent() && !entry.get().article().anchors().contains(id))
                .map(id -> missingPart(mention, entry.orElseThrow(), id));
    }

    /** A drawing is as large as one likes. */
    private Optional<Fault> tooLarge(ProjectFile file) {
        long limit = planned.site().config().pictures().limit() * 1_000_000L;
        return file.size().filter(size -> !file.source().isSvg()).flatMap(size -> PictureFault.ofSize(size, limit));
    }

    /** A picture that does not say its size is opened once, others never. */
    private Optional<Fault> notShown(ProjectFile file) {
        String name = file.source().fileName();
        boolean doubtful = file.size().isEmpty()
                && project.has(file.source())
                && (PictureHeader.isPicture(name) || PictureFault.hasUnsupportedName(name));
        return doubtful
                ? pictures.computeIfAbsent(
                        file.source(), source -> project.look(source, in -> PictureFault.of(in, source.value())))
                : Optional.empty();
    }

    private Optional<Problem> translationOfItself(Entry entry) {
        return AuthoredLink.original(entry)
                .filter(original -> links.resolve(original.from(), original.page(), original.written())
                        .filter(target -> target.address().equals(entry.address()))
                        .isPresent())
                .map(original -> problem(original, "\"translation-of\" names this article itself")
                        .hint("name the article that this one translates, or remove the key"));
    }

    private Problem missing(AuthoredLink mention, Address address) {
        Optional<String> hidden = withheld.state(address);
        if (hidden.isPresent()) {
            return problem(mention, "this link leads to " + hidden.get() + ": " + quoted(mention))
                    .hint(withheld.remedy(address));
        }
        Optional<Links.WikiMatches> named = links.byName(mention.from(), mention.written());
        if (named.isPresent()) {
            return UnclearName.problem(named.get(), quoted(mention), place(mention));
        }
        String what = mention.kind() == Kind.IMAGE ? "the picture " : "this link leads nowhere: ";
        if (address.path().contains("/../")) {
            return problem(mention, what + quoted(mention) + " lies outside the site")
                    .hint("copy it into the site, beside the article or into static/");
        }
        if (mention.written().contains("\\")) {
            return problem(mention, what + quoted(mention) + " does not exist")
                    .hint("in a link folders end with /, not \\: write \""
                            + mention.written().replace('\\', '/') + "\"");
        }
        Optional<String> source = source(mention);
        if (mention.kind() == Kind.IMAGE
                && source.flatMap(at -> project.filesUnder(at).findAny()).isPresent()) {
            return problem(mention, what + quoted(mention) + " is a folder")
                    .hint("name a picture in it, or give the folder another name and put the picture there");
        }
        return unpublished(mention)
                .orElseGet(() -> problem(mention, what + quoted(mention) + " does not exist")
                        .hint(remedy(mention, address)));
    }

    /** Where what is mentioned lies in the project, if it is a file of the author's. */
    private static Optional<String> source(AuthoredLink mention) {
        String path = mention.path();
        return path.startsWith("/")
                ? RelativePath.resolved("static", path.substring(1))
                : RelativePath.resolved(mention.from().folder(), path);
    }

    /** The file is there, but Octavo keeps it from readers. */
    private Optional<Problem> unpublished(AuthoredLink mention) {
        Optional<String> source = source(mention);
        String message = "this link leads to a file that is not published: " + quoted(mention);
        if (source.filter(UnpublishedNames::cover).isPresent()) {
            return Optional.of(problem(mention, message)
                    .hint(
                            "such names are used for hidden files, backups, unfinished files, logs, keys, passwords and dumps:"
                                    + " if readers need it, give it another name"));
        }
        return source.filter(file -> project.has(new SourcePath(file)))
                .map(file -> problem(mention, message)
                        .hint("it stays here with an article that is not public, or is of a kind that is not published:"
                                + " add its extension to \"publish-files\" in content/site.yaml"));
    }

    /** Whether it could lead to an article that has mistakes of its own, which the author hears of anyhow. */
    private boolean mayLeadToUnread(AuthoredLink mention) {
        if (planned.unreadable().isEmpty()) {
            return false;
        }
        Optional<Links.WikiMatches> named = links.byName(mention.from(), mention.written());
        if (named.isPresent()) {
            return named.get().paths().isEmpty()
                    && planned.unreadable().mayPublish(named.get().name());
        }
        String path = mention.path();
        return (isFile(path) && isBeside(mention, path)) || planned.unreadable().mayPublish(path);
    }

    /** Whether there is a file at {@code path} as seen from the author's. */
    private boolean isBeside(AuthoredLink mention, String path) {
        return RelativePath.resolved(mention.from().folder(), path)
                .filter(source -> project.has(new SourcePath(source)))
                .isPresent();
    }

    /** Whether {@code path} reads like a file beside the author's, and not like an address. */
    private static boolean isFile(String path) {
        return !path.startsWith("/") && path.lastIndexOf('.') > path.lastIndexOf('/');
    }

    /** What to write instead, a file as seen from the author's file or an address; else what to do. */
    private String remedy(AuthoredLink mention, Address address) {
        if (mention.written().length() > LONGEST_MEANT) {
            return "correct the address, or remove the " + what(mention);
        }
        if (links.withoutHost(mention.written()).isPresent()) {
            return addresses
                    .to(address.path())
                    .map(better -> "did you mean \"" + better + "\"? it needs no host within the site")
                    .orElse("correct the address, or remove the link");
        }
        String path = mention.path();
        String folder = mention.from().folder();
        Optional<String> meant = ForeignTag.path(mention.written());
        if (meant.isPresent()) {
            return "variables are not replaced here: write \"" + meant.get() + "\"" + ForeignTag.place(meant.get());
        }
        if (isFileWithMarks(mention)) {
            String encoded =
                    mention.written().replace(" ", "%20").replace("#", "%23").replace("?", "%3F");
            return "in a link a file's name has %23 for # and %3F for ?: write \"" + encoded + "\"";
        }
        if (path.matches(MAIL)) {
            return "write mailto:" + mention.written();
        }
        if (path.matches(HOST)) {
            return "another site's address begins with https://, so write https://" + mention.written();
        }
        Optional<String> place = isFile(path) ? RelativePath.resolved(folder, path) : Optional.empty();
        return place.flatMap(sources::to)
                .map(source -> source.startsWith("static/")
                        ? source.substring("static".length())
                        : RelativePath.between(folder, source))
                .or(() -> fromNameOfFile(address.path().replaceFirst(NAME_OF_A_PAGE, "/")))
                .or(() -> mention.kind() == Kind.IMAGE
                        ? files.to(address.path())
                        : addresses.to(address.path().replaceFirst(NAME_OF_A_PAGE, "/")))
                .map(better -> "did you mean \"" + better + "\"?")
                .or(() -> missingFile(mention, place))
                .orElse("correct the address, or remove the " + what(mention));
    }

    /** The address of the article whose file is called like the last part of {@code path}, which its slug is not. */
    private Optional<String> fromNameOfFile(String path) {
        String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return Optional.ofNullable(namesOfFiles().get(plain.substring(plain.lastIndexOf('/') + 1)));
    }

    private synchronized Map<String, String> namesOfFiles() {
        if (namesOfFiles.isEmpty()) {
            planned.site().entries().forEach(entry -> {
                SourcePath source = entry.source().path();
                String name = source.baseName().equals("index")
                        ? new SourcePath(source.folder()).fileName()
                        : source.baseName();
                Stream.of(name, DATE.matcher(name).replaceFirst(""))
                        .forEach(key -> namesOfFiles.merge(
                                key, entry.address().path(), BinaryOperator.minBy(Comparator.naturalOrder())));
            });
        }
        return namesOfFiles;
    }

    /** Where a picture belongs that is not there yet, or a file that is linked to by its address. */
    private static Optional<String> missingFile(AuthoredLink mention, Optional<String> beside) {
        String path = mention.path();
        boolean fromRoot = path.matches("/.*\\.(?!html?$|md$)[A-Za-z0-9]+");
        Optional<String> file = fromRoot ? Optional.of("static" + path) : beside;
        return file.filter(any -> fromRoot || mention.kind() == Kind.IMAGE)
                .map(at -> "put the " + (mention.kind() == Kind.IMAGE ? "picture" : "file") + " there, at " + at
                        + ", or correct the path");
    }

    private static String what(AuthoredLink mention) {
        return mention.kind() == Kind.IMAGE ? "picture" : "link";
    }

    /** Whether it names a file that exists, but whose name a browser would take for a path and a fragment or query. */
    private boolean isFileWithMarks(AuthoredLink mention) {
        return !mention.written().equals(mention.path()) && isBeside(mention, mention.written());
    }

    private Problem missingPart(AuthoredLink mention, Entry entry, String id) {
        List<String> anchors = entry.article().anchors();
        String where = entry.address().equals(mention.page())
                ? "this page"
                : entry.source().path().value();
        String parts = anchors.stream()
                .limit(SHOWN)
                .map(anchor -> "\"#" + anchor + "\"")
                .collect(Collectors.joining(", "));
        return problem(mention, "there is no part \"#" + id + "\" in " + where)
                .hint(Spelling.nearest(id, anchors)
                        .map(near -> "did you mean \"#" + near + "\"?")
                        .orElse(anchors.isEmpty() ? "it has no parts: link to the page alone" : "it has " + parts));
    }

    private Problem problem(AuthoredLink mention, String message) {
        return Problem.error(message, place(mention));
    }

    private Location place(AuthoredLink mention) {
        return MentionPlace.of(mention, project);
    }

    private static String quoted(AuthoredLink mention) {
        return "\"" + mention.written() + "\"";
    }
}
