package dev.octavo.build.check;

import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Edition;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.picture.PictureFault;
import dev.octavo.lib.picture.PictureHeader;
import dev.octavo.lib.picture.PixelSize;
import dev.octavo.lib.picture.Svg;
import dev.octavo.lib.picture.privacy.FilmPlace;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.work.Parallel;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds doubtful uses of pictures that may be intended, and so are only reported on request: one picture with different
 * alternative texts, pictures that are unused, enlarged, or published with their metadata, drawings of which a part is on
 * another site, and documents that nothing links to.
 */
public final class PictureUse {
    /** The width at which the theme shows the newest post's illustration, in CSS pixels at the default font size. */
    private static final int MAX_LIST_WIDTH = 700;

    private static final Set<String> LIST_LAYOUT =
            Set.of("static/css/octavo.css", "templates/partials/lead-post.ftlh", "templates/home.ftlh");
    private static final Pattern TEXT = Pattern.compile(".*\\.(?:yaml|yml|json|ftlh|css|js|mjs|html?|svg|xsl|csv)");
    private static final Set<String> FILM = Set.of("mp4", "mov", "m4v");
    private static final Set<String> WITH_METADATA =
            Set.of("tif", "tiff", "dng", "psd", "raw", "ai", "jxl", "mp4", "mov", "m4v");
    private static final Set<String> SVG = Set.of("svg");
    private static final Set<String> DOCUMENTS =
            Set.of("txt rtf odt ods odp doc docx xls xlsx ppt pptx pdf".split(" ", -1));
    /** The beginning of an address of another site that an SVG takes a picture, a part or a style from. */
    private static final Pattern ADDRESS_IN_SVG = Pattern.compile(
            "(?i)(?:<(?:\\w{1,20}:)?(?:image|use|feImage)\\s[^<>]{0,999}?\\bhref\\s*=\\s*[\"']|@import\\s+[\"']?|url\\(\\s*[\"']?)(?:https?:)?//");

    private static final BitSet PLAIN = PercentEncoding.unencoded("-._~!$'()*+,;=@&");

    private final PlannedSite planned;
    private final Site site;
    private final Project project;

    private PictureUse(PlannedSite planned) {
        this.planned = planned;
        this.site = planned.site();
        this.project = planned.project();
    }

    public static Stream<Problem> check(PlannedSite planned) {
        if (!planned.unreadable().isEmpty()) {
            return Stream.empty(); // an article that could not be read may use them
        }
        PictureUse check = new PictureUse(planned);
        List<PictureOccurrence> shown = PictureOccurrence.all(planned).toList();
        return Stream.of(
                        check.differentAlts(shown),
                        check.enlarged(shown),
                        check.unused(),
                        check.withMetadata(),
                        check.drawingsOfOtherSites())
                .flatMap(problems -> problems);
    }

    private Stream<Problem> differentAlts(List<PictureOccurrence> shown) {
        Map<String, PictureOccurrence> first = new HashMap<>(); // by picture and language
        Set<String> reported = new HashSet<>();
        return shown.stream()
                .filter(picture -> !picture.alt().isEmpty())
                .filter(picture -> {
                    String source = inLanguage(picture);
                    PictureOccurrence before = first.putIfAbsent(source, picture);
                    return before != null && !before.hasSameAlt(picture) && reported.add(source + "\n" + picture.alt());
                })
                .map(picture -> differentAlts(
                        picture,
                        Optional.ofNullable(first.get(inLanguage(picture))).orElse(picture)));
    }

    private String inLanguage(PictureOccurrence picture) {
        String language = planned.links()
                .find(new SourcePath(picture.place().path()))
                .flatMap(article -> site.config().editionOf(article.meta().placement()))
                .map(Edition::language)
                .orElse("");
        return picture.file().source() + "\n" + language;
    }

    private static Problem differentAlts(PictureOccurrence picture, PictureOccurrence first) {
        return ProblemKind.OTHER_ALT
                .warning(
                        "the picture " + picture.file().source() + " has other words here than in another place",
                        picture.place())
                .related("first shown in", first.place())
                .hint("those who cannot see it take it for two pictures: write the same in both, such as \""
                        + first.alt() + "\"");
    }

    /** Pictures shown larger than they are, except SVGs. The width of lists is unknown if the site has its own layout. */
    private Stream<Problem> enlarged(List<PictureOccurrence> shown) {
        boolean own = LIST_LAYOUT.stream().map(SourcePath::new).anyMatch(project::isOwn);
        Set<SourcePath> reported = new HashSet<>();
        return shown.stream()
                .filter(picture -> !picture.file().source().isSvg())
                .flatMap(picture -> {
                    int width = picture.file().size().map(PixelSize::width).orElse(Integer.MAX_VALUE);
                    int needed = picture.illustration() && !own
                            ? MAX_LIST_WIDTH
                            : picture.width().matches("[0-9]{1,5}(?:px)?")
                                    ? Integer.parseInt(picture.width().replace("px", ""))
                                    : 0;
                    boolean large =
                            width < needed && reported.add(picture.file().source());
                    return large ? Stream.of(enlarged(picture, width, needed)) : Stream.empty();
                });
    }

    private static Problem enlarged(PictureOccurrence picture, int width, int needed) {
        String where = picture.illustration() ? ", as on the home page" : "";
        return ProblemKind.BLURRED_PICTURE
                .warning(
                        "the picture " + picture.file().source() + " is " + width + " pixels wide and shown up to "
                                + needed + " wide" + where + ", which blurs it",
                        picture.place())
                .hint(
                        picture.illustration()
                                ? "take one of at least " + needed + " pixels, better of " + 2 * needed
                                : "state no more than width=\"" + width + "\", or take a larger picture");
    }

    private Stream<Problem> unused() {
        Set<SourcePath> used = AuthoredLink.all(site)
                .flatMap(link -> planned.links().file(link).stream())
                .map(ProjectFile::source)
                .collect(Collectors.toSet());
        List<ProjectFile> unused = site.files().stream()
                .filter(file -> file.source().isUnder("content") && !used.contains(file.source()))
                .filter(file -> hasPictureName(file.source()) || isDocument(file.source()))
                .toList();
        Set<SourcePath> named = unused.isEmpty() ? Set.of() : namedInTexts(unused);
        return unused.stream()
                .filter(file -> !named.contains(file.source()))
                .map(file -> unused(file, hasPictureName(file.source())));
    }

    private static Problem unused(ProjectFile file, boolean picture) {
        return ProblemKind.UNUSED_FILE
                .warning(
                        (picture ? "nothing uses this picture" : "nothing links to this document")
                                + ", and it is published all the same, at " + file.address(),
                        Location.file(file.source().value()))
                .hint((picture ? "show it in an article, link to it" : "link to it in an article")
                        + ", or remove it; what other sites are to find lies in static/");
    }

    /** Whether it is a document beside a post, as private notes are; those that are meant by their paths are not. */
    private boolean isDocument(SourcePath source) {
        return source.isUnder("content/posts")
                && DOCUMENTS.contains(SourcePath.extension(source.fileName()))
                && !site.config().publishFiles().contains(source.value());
    }

    private static boolean hasPictureName(SourcePath source) {
        return PictureHeader.isPicture(source.fileName()) || PictureFault.hasUnsupportedName(source.fileName());
    }

    /** The files whose names occur in any text of the site, such as a style or a data attribute. */
    private Set<SourcePath> namedInTexts(List<ProjectFile> files) {
        Set<SourcePath> named = ConcurrentHashMap.newKeySet();
        List<SourcePath> texts = Stream.of("content", "templates", "static")
                .flatMap(project::filesUnder)
                .filter(path -> project.isOwn(path)
                        && (path.isMarkdown() || TEXT.matcher(path.fileName()).matches()))
                .toList();
        Parallel.each(texts, planned.threads(), path -> {
            String text = new String(project.read(path).bytes(), StandardCharsets.UTF_8);
            for (ProjectFile file : files) {
                String name = file.source().fileName();
                if (text.contains(name) || text.contains(PercentEncoding.encoded(name, PLAIN))) {
                    named.add(file.source());
                }
            }
        });
        return named;
    }

    /** Films that say where they were taken; checked in every build, since telephones write that into each. */
    public static Stream<Problem> filmsWithPlaces(PlannedSite planned) {
        PictureUse check = new PictureUse(planned);
        return check.published(FILM).filter(check::saysPlace).map(source -> {
            String name = argument(source.fileName());
            String made = argument("new-" + source.fileName());
            return ProblemKind.PRIVATE_DATA
                    .warning("this film is published with the place where it was taken", Location.file(source.value()))
                    .hint("take it out: ffmpeg -i " + name + " -map_metadata -1 -c copy " + made
                            + ", and put " + made + " in place of " + name
                            + "; or say in the front matter of an article that it is meant:"
                            + " keep-metadata: [\"" + source.fileName() + "\"]");
        });
    }

    private static String argument(String name) {
        return name.contains(" ") ? "\"" + name + "\"" : name;
    }

    private boolean saysPlace(SourcePath film) {
        return endsIn(FILM, film) && project.look(film, FilmPlace::isIn);
    }

    /** Files in formats from which Octavo cannot remove metadata. */
    private Stream<Problem> withMetadata() {
        return published(WITH_METADATA)
                .filter(source -> !saysPlace(source))
                .map(source -> ProblemKind.PRIVATE_DATA
                        .warning(
                                "this file is published with all that it says of camera, place and time",
                                Location.file(source.value()))
                        .hint(
                                "Octavo does not remove that from such files: remove it yourself, publish a JPEG, PNG or WebP, or say in the"
                                        + " front matter of an article that it is meant: keep-metadata: [\""
                                        + source.fileName() + "\"]"));
    }

    private static boolean endsIn(Set<String> extensions, SourcePath file) {
        return extensions.contains(SourcePath.extension(file.value()));
    }

    /** The author's files with such names whose metadata is not meant to stay. */
    private Stream<SourcePath> published(Set<String> extensions) {
        if (site.config().pictures().keepMetadata()) {
            return Stream.empty();
        }
        List<SourcePath> named = site.files().stream()
                .map(ProjectFile::source)
                .filter(source -> endsIn(extensions, source) && project.isOwn(source))
                .toList();
        Set<SourcePath> intended = named.isEmpty()
                ? Set.of()
                : site.articles()
                        .flatMap(AuthoredLink::withMetadataKept)
                        .flatMap(link -> planned.links().file(link).stream())
                        .map(ProjectFile::source)
                        .collect(Collectors.toSet());
        return named.stream().filter(source -> !intended.contains(source));
    }

    /** Drawings that show something of another site, which no browser loads for a picture. */
    private Stream<Problem> drawingsOfOtherSites() {
        return published(SVG).flatMap(source -> {
            String text = Svg.text(project.read(source).bytes());
            Matcher address = ADDRESS_IN_SVG.matcher(text);
            return address.find()
                    ? Stream.of(ProblemKind.DRAWING_LOADS
                            .warning(
                                    "this drawing loads something from another site, which is not shown where the drawing is"
                                            + " a picture",
                                    Location.in(source.value(), text, address.start(), address.end()))
                            .hint("put it into the drawing itself, or take it out"))
                    : Stream.empty();
        });
    }
}
