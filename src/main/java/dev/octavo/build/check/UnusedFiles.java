package dev.octavo.build.check;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the author's templates and stylesheets that no page uses, often because of a misspelt name. */
public final class UnusedFiles {
    private static final String TEMPLATES = "templates/";
    private static final String COMPONENTS = TEMPLATES + "components";
    private static final Pattern COMPONENT = Pattern.compile("[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?\\.ftlh");
    private static final Pattern INCLUDE = Pattern.compile(
            "(?:[<\\[]#(?:include|import)\\s+|\\.get_optional_template\\(\\s*)(?:r?\"([^\"]*)\"(?!\\s*[+?])|r?'([^']*)'(?!\\s*[+?])|)");

    private final Site site;
    private final Project project;

    private UnusedFiles(PlannedSite planned) {
        this.site = planned.site();
        this.project = planned.project();
    }

    public static Stream<Problem> check(PlannedSite planned) {
        if (!planned.unreadable().isEmpty()) {
            return Stream.empty(); // an article that could not be read may use them
        }
        UnusedFiles check = new UnusedFiles(planned);
        return Stream.of(
                        planned.project().misplaced().stream().map(UnusedFiles::misplaced),
                        check.templates(),
                        check.components(),
                        check.stylesheets())
                .flatMap(problems -> problems);
    }

    private static Problem misplaced(String file) {
        String name = file.substring(file.lastIndexOf('/') + 1);
        return ProblemKind.MISPLACED_FILE
                .warning("this is not part of the site: it is outside templates/ and static/", Location.file(file))
                .hint(
                        name.endsWith(".css")
                                ? "stylesheets lie in static/: move it to static/css/" + name
                                : "templates lie in templates/ and end in .ftlh, those that others include in"
                                        + " templates/partials/");
    }

    private Stream<Problem> templates() {
        // Files with the same names as the theme's are used by the theme.
        List<SourcePath> own = own("templates", Layouts.EXTENSION)
                .filter(path -> !path.isUnder(COMPONENTS)) // articles name these
                .filter(path -> !Layouts.isKind(template(path)))
                .toList();
        if (own.isEmpty()) {
            return Stream.empty();
        }
        Set<String> used = new HashSet<>();
        for (SourcePath path : project.filesUnder("templates").toList()) {
            Matcher include = INCLUDE.matcher(project.read(path).anyText());
            while (include.find()) {
                String name = include.group(1) == null ? include.group(2) : include.group(1);
                if (name == null || name.contains("${") || name.contains("*")) {
                    return Stream.empty(); // the name is known only when a page is made
                }
                RelativePath.resolved(name.startsWith("/") ? "templates" : path.folder(), name.replaceFirst("^/", ""))
                        .ifPresent(used::add);
            }
        }
        site.articles()
                .flatMap(article -> article.meta().placement().layout().stream())
                .forEach(layout -> used.add(TEMPLATES + layout + Layouts.EXTENSION));
        return own.stream()
                .filter(path -> !used.contains(path.value()) && !isLayoutOfWithheld(path))
                .map(this::unused);
    }

    /** Components that no article can name; others may be used by any article. */
    private Stream<Problem> components() {
        return own(COMPONENTS, Layouts.EXTENSION)
                .filter(path -> !COMPONENT.matcher(path.fileName()).matches())
                .map(path -> {
                    String named = Slug.of(path.fileName().replace(Layouts.EXTENSION, ""));
                    return ProblemKind.UNUSED_FILE
                            .warning("no article can name this component", Location.file(path.value()))
                            .hint("its name has small letters, digits and hyphens, and begins with a letter: call it "
                                    + (named.isEmpty() ? "note" : named) + Layouts.EXTENSION);
                });
    }

    private boolean isLayoutOfWithheld(SourcePath path) {
        Optional<String> layout = Optional.of(template(path));
        return site.withheld().stream()
                .anyMatch(article -> article.meta().placement().layout().equals(layout));
    }

    private Problem unused(SourcePath path) {
        Problem problem = ProblemKind.UNUSED_FILE.warning("nothing uses this template", Location.file(path.value()));
        List<SourcePath> theme =
                project.filesUnder("templates").filter(project::isOfTheme).toList();
        String remedy = theme.stream()
                .filter(other -> other.fileName().equals(path.fileName()))
                .findFirst()
                .map(other -> "the theme's file of that name is " + other + ": move yours there")
                .or(() -> Spelling.nearest(
                                path.fileName(),
                                theme.stream()
                                        .filter(other -> other.folder().equals(path.folder()))
                                        .map(SourcePath::fileName)
                                        .toList())
                        .map(near -> "did you mean " + path.folder() + "/" + near + "?"))
                .orElseGet(() -> path.folder().equals("templates")
                        ? "ask for it in a post, layout: " + template(path) + ", include it in a template, or remove it"
                        : "include it in a template, or remove it");
        return problem.hint(remedy);
    }

    private Stream<Problem> stylesheets() {
        List<SourcePath> sheets = own("static", ".css")
                .filter(path -> !path.value().equals("static/css/site.css"))
                .filter(path -> !hasPageBeside(path))
                .toList();
        if (sheets.isEmpty()) {
            return Stream.empty();
        }
        String texts = Stream.of("templates", "static")
                .flatMap(project::own)
                .filter(path -> path.isUnder("templates") || path.value().matches(".*\\.(?:css|js|mjs|xsl|svg)"))
                .map(path -> project.read(path).anyText())
                .collect(Collectors.joining("\n"));
        String extras = site.config().extra() + "\n"
                + site.articles()
                        .map(article -> article.meta().extra().toString())
                        .collect(Collectors.joining("\n"));
        return sheets.stream()
                .filter(path -> !texts.contains(path.fileName())
                        && !extras.contains(path.fileName())
                        && !isLinked(path.fileName()))
                .map(path -> ProblemKind.UNUSED_FILE
                        .warning("nothing links this stylesheet", Location.file(path.value()))
                        .hint("call it static/css/site.css, which every page links, or link it in"
                                + " templates/slots/head-end.ftlh:\n<link rel=\"stylesheet\" href=\"${href(\""
                                + path.value().substring("static".length()) + "\")}\">"));
    }

    /** Whether an HTML page in static/ may use the stylesheet, since it is in a folder beside it. */
    private boolean hasPageBeside(SourcePath sheet) {
        return project.own("static")
                .filter(path -> path.fileName().endsWith(".html"))
                .anyMatch(page -> sheet.isUnder(page.folder()) || page.folder().startsWith(sheet.folder()));
    }

    private boolean isLinked(String name) {
        return site.articles()
                .flatMap(article -> article.links().stream())
                .map(Link::destination)
                .anyMatch(destination -> destination.endsWith(name));
    }

    private Stream<SourcePath> own(String folder, String extension) {
        return project.own(folder).filter(path -> path.value().endsWith(extension) && !project.isOfTheme(path));
    }

    private static String template(SourcePath path) {
        return path.value().substring(TEMPLATES.length(), path.value().length() - Layouts.EXTENSION.length());
    }
}
