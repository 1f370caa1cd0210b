package dev.octavo.build.check;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.schema.WordsReader;
import dev.octavo.blog.site.Article;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds layouts without a template or with a template for another kind of page, and stray files among the templates. */
public final class Layouts {
    private static final String FOLDER = "templates/";
    static final String EXTENSION = ".ftlh";
    // The key as YAML, TOML and JSON write it.
    private static final Pattern KEY =
            Pattern.compile("(?m)(?:^|[{,])[ \\t]*[\"']?layout[\"']?[ \\t]*[:=][ \\t]*[\"']?");
    private static final Pattern NOTES = Pattern.compile("(?i)(.*/)?(readme|licen[sc]e|[^/]*\\.(md|txt))[^/]*");
    private static final Pattern PARTIAL = Pattern.compile("(?:partials|slots|components)/");
    private static final Map<String, String> OTHER_KINDS = Resources.table("/layouts.txt");

    /** What a page of a row of data has in its name, in place of the file that it is made of. */
    private static final Pattern ROW = Pattern.compile(" \\(row [0-9]+\\)(?=\\.)");

    private final Project project;
    private final List<String> names;

    private Layouts(Project project) {
        this.project = project;
        this.names = project.filesUnder("templates")
                .map(path -> path.value().substring(FOLDER.length()))
                .filter(name -> name.endsWith(EXTENSION))
                .map(Layouts::withoutExtension)
                .toList();
    }

    public static Stream<Problem> check(PlannedSite planned) {
        Layouts check = new Layouts(planned.project());
        Stream<Problem> wrong = planned.site()
                .articles()
                .flatMap(article ->
                        article.meta().placement().layout().flatMap(layout -> check.problem(article, layout)).stream());
        return Stream.concat(wrong.distinct(), check.strayFiles());
    }

    private Optional<Problem> problem(Article article, String layout) {
        String kind = article.isPost() ? "post" : "page";
        if (!names.contains(layout)) {
            return Optional.of(ProblemKind.LAYOUT
                    .error(
                            "there is no template \"" + layout + EXTENSION + "\"",
                            place(article.source().path(), layout))
                    .hint(remedy(layout, kind)));
        }
        boolean unfit = OTHER_KINDS.containsKey(layout) || (kind.equals("page") && layout.equals("post"));
        if (!unfit) {
            return Optional.empty();
        }
        String purpose = OTHER_KINDS.getOrDefault(layout, "posts");
        return Optional.of(ProblemKind.LAYOUT
                .error(
                        "the layout \"" + layout + "\" is for " + purpose + ", not for a " + kind,
                        place(article.source().path(), layout))
                .hint(availableLayouts(kind)));
    }

    private String remedy(String layout, String kind) {
        Optional<String> misnamed = project.own("templates")
                .filter(path -> !path.value().endsWith(EXTENSION)
                        && withoutExtension(name(path)).equals(layout))
                .map(SourcePath::value)
                .findFirst();
        return misnamed.map(path -> "rename " + path + " to " + layout + EXTENSION)
                .or(() -> Spelling.suggestion(layout, layouts(kind)))
                .orElseGet(() ->
                        "delete \"layout\", or write " + FOLDER + layout + EXTENSION + "; " + availableLayouts(kind));
    }

    private String availableLayouts(String kind) {
        return "for a " + kind + " there are " + String.join(", ", layouts(kind)) + ", and any template of your own";
    }

    /** The names of templates that a post or a page can use, sorted. */
    private Set<String> layouts(String kind) {
        return names.stream()
                .filter(name ->
                        !OTHER_KINDS.containsKey(name) && !PARTIAL.matcher(name).lookingAt())
                .filter(name -> kind.equals("post") || !name.equals("post"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Location place(SourcePath made, String layout) {
        SourcePath written = new SourcePath(ROW.matcher(made.value()).replaceFirst(""));
        SourcePath article = project.isOwn(written) ? written : made;
        return Stream.concat(Stream.of(article), defaultsFor(article).filter(project::has))
                .flatMap(file -> placeIn(file, layout).stream())
                .findFirst()
                .orElse(Location.file(article.value()));
    }

    /** The files that may set defaults for an article, nearest first. */
    private static Stream<SourcePath> defaultsFor(SourcePath article) {
        return Stream.concat(
                        article.folders().stream().map(folder -> folder + "/_defaults.yaml"),
                        Stream.of("content/site.yaml"))
                .map(SourcePath::new);
    }

    private Optional<Location> placeIn(SourcePath file, String layout) {
        String text = project.read(file).text();
        return placeOf(layout, text).map(start -> Location.in(file.value(), text, start, start + layout.length()));
    }

    /** The offset at which a text sets {@code layout}; empty if it does not. */
    private static Optional<Integer> placeOf(String layout, String text) {
        return KEY.matcher(text)
                .results()
                .map(MatchResult::end)
                .filter(end -> text.startsWith(layout, end))
                .findFirst();
    }

    /** Whether a template of that name is used without a layout that names it. */
    static boolean isKind(String name) {
        return OTHER_KINDS.containsKey(name) || name.equals("post") || name.equals("page");
    }

    /** Files that look like templates but are not, except those that a template names, such as a drawing. */
    private Stream<Problem> strayFiles() {
        List<SourcePath> others = project.own("templates")
                .filter(path -> !path.value().endsWith(EXTENSION) && !path.isUnder(WordsReader.FOLDER))
                .filter(path -> !NOTES.matcher(name(path)).matches())
                .toList();
        if (others.isEmpty()) {
            return Stream.empty();
        }
        String templates = project.own("templates")
                .filter(path -> !others.contains(path))
                .map(path -> project.read(path).anyText())
                .collect(Collectors.joining("\n"));
        return others.stream()
                .filter(path -> !templates.contains(path.fileName()))
                .map(Layouts::stray);
    }

    private static Problem stray(SourcePath path) {
        String bare = withoutExtension(name(path));
        return ProblemKind.UNUSED_FILE
                .warning("this file is not a template and is not used", Location.file(path.value()))
                .hint("rename it to " + bare.substring(bare.lastIndexOf('/') + 1) + EXTENSION
                        + ", include it in a template, or remove it");
    }

    private static String name(SourcePath path) {
        return path.value().substring(FOLDER.length());
    }

    /** {@code post} for {@code post.ftlh}, {@code post.html.ftl} and {@code post.html}. */
    private static String withoutExtension(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int dot = lower.indexOf('.', lower.lastIndexOf('/') + 1);
        return dot < 0 ? name : name.substring(0, dot);
    }
}
