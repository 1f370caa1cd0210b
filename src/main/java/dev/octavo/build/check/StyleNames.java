package dev.octavo.build.check;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Article;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds classes and custom properties in {@code static/css/site.css} that nothing else has: often they are mistyped. */
public final class StyleNames {
    private static final SourcePath SHEET = new SourcePath("static/css/site.css");
    private static final String NAME = "-?-?[A-Za-z_][\\w-]*+";
    private static final Pattern NAMES = Pattern.compile(NAME);
    private static final Pattern USED_PROPERTY = Pattern.compile("(?:var\\(\\s*|[\"'`])(--[A-Za-z_][\\w-]*+)");
    /** A comment, a string, a property, a selector or another statement, which ends at a bracket or a semicolon. */
    private static final Pattern STATEMENT = Pattern.compile(
            "\\s++|/\\*.*?(?:\\*/|\\z)"
                    + "|\"(?:[^\"\\\\\\n]|\\\\.)*+\"?+|'(?:[^'\\\\\\n]|\\\\.)*+'?+"
                    + "|(?<property>--[A-Za-z_][\\w-]*+)(?=\\s*:)"
                    + "|(?<selector>(?:(?!/\\*)[^{};\"'])++)\\{"
                    + "|(?:(?!/\\*)[^{};\"'])++[;}]|.",
            Pattern.DOTALL);

    private static final Pattern CLASS = Pattern.compile("\\.(" + NAME + ")");
    /** Classes of components and of fences, which have the names that an author gives them. */
    private static final Pattern ANY_NAME = Pattern.compile("(?:c|language)-.*");

    private final PlannedSite planned;
    private final Set<String> names = new HashSet<>();
    private final Set<String> classes = new HashSet<>();
    private final Set<String> properties = new HashSet<>();
    private boolean scripted;

    private StyleNames(PlannedSite planned) {
        this.planned = planned;
    }

    public static Stream<Problem> check(PlannedSite planned) {
        if (!planned.project().isOwn(SHEET) || !planned.unreadable().isEmpty()) {
            return Stream.empty();
        }
        return new StyleNames(planned).problems();
    }

    private Stream<Problem> problems() {
        String sheet = planned.project().read(SHEET).anyText();
        Map<Integer, String> ownProperties = new TreeMap<>(); // by their places in the sheet, as the classes
        Map<Integer, String> unknown = new TreeMap<>();
        for (Matcher found = STATEMENT.matcher(sheet); found.find(); ) {
            if (found.group("property") != null) {
                ownProperties.put(found.start(), found.group("property"));
            } else if (found.group("selector") != null
                    && !found.group("selector").strip().startsWith("@")) {
                for (Matcher name = CLASS.matcher(found.group("selector")); name.find(); ) {
                    if (!ANY_NAME.matcher(name.group(1)).matches()) {
                        unknown.put(found.start() + name.start(1), name.group(1));
                    }
                }
            }
        }
        if (ownProperties.isEmpty() && unknown.isEmpty()) {
            return Stream.empty(); // without reading the other files
        }
        readFiles();
        List<Problem> problems = new ArrayList<>();
        ownProperties.forEach((at, name) -> property(name, sheet, at).ifPresent(problems::add));
        unknown.values().removeAll(names);
        Set<String> missing = withoutThoseOfArticles(new TreeSet<>(unknown.values()));
        unknown.forEach((at, name) -> {
            if (missing.contains(name)) {
                problem("no page has the class \"" + name + "\"", name, classes, sheet, at)
                        .ifPresent(problems::add);
            }
        });
        return problems.stream();
    }

    private void readFiles() {
        Project project = planned.project();
        Stream.of("templates", "static")
                .flatMap(project::filesUnder)
                .filter(path -> path.value().matches(".*\\.(?:ftlh|css|js|mjs|html)"))
                .forEach(path -> add(path, project.read(path).anyText()));
    }

    private void add(SourcePath path, String text) {
        addAll(properties, USED_PROPERTY, 1, text);
        if (!path.equals(SHEET)) {
            addAll(names, NAMES, 0, text);
            if (path.value().endsWith(".css")) {
                addAll(classes, CLASS, 1, text);
            }
            scripted |= planned.project().isOwn(path) && text.contains("<script");
        }
    }

    /** Not by {@link Matcher#results}, which would copy the text for each. */
    private static void addAll(Set<String> to, Pattern pattern, int group, String text) {
        for (Matcher found = pattern.matcher(text); found.find(); ) {
            to.add(found.group(group));
        }
    }

    private Optional<Problem> property(String name, String sheet, int at) {
        return properties.contains(name)
                ? Optional.empty()
                : problem("nothing uses the custom property \"" + name + "\"", name, properties, sheet, at);
    }

    /** Reads each article at most once, and none if all names are known without. */
    private Set<String> withoutThoseOfArticles(Set<String> classes) {
        for (Article article : planned.site().articles().toList()) {
            if (classes.isEmpty()) {
                break;
            }
            String text = planned.project().read(article.source().path()).anyText();
            classes.removeIf(text::contains);
        }
        return classes;
    }

    /** Scripts of other sites may make elements that no file here names: then only what looks like a typing mistake is told. */
    private Optional<Problem> problem(String what, String name, Set<String> known, String sheet, int at) {
        Optional<String> near = Spelling.suggestion(name, known);
        return near.isEmpty() && scripted
                ? Optional.empty()
                : Optional.of(ProblemKind.STYLESHEET
                        .warning(what, Location.in(SHEET.value(), sheet, at, at + name.length()))
                        .hint(near.orElse("remove it, or take a name that stays: the manual lists them, in"
                                + " Class names and tokens that stay")));
    }
}
