package dev.octavo.build.check;

import dev.octavo.blog.project.Project;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a {@code head.ftlh} of the author's own that links no styles for the formulas of the site. */
public final class FormulaStyles {
    private static final SourcePath HEAD = new SourcePath("templates/partials/head.ftlh");
    private static final Pattern STYLES = Pattern.compile("formulas\\.css|\\bmath\\b[^;{}]*\\{");

    private FormulaStyles() {}

    public static Stream<Problem> check(PlannedSite planned) {
        Project project = planned.project();
        boolean unstyled = project.isOwn(HEAD)
                && planned.site().articles().anyMatch(article -> article.formulas())
                && Stream.of("templates", "static")
                        .flatMap(project::own)
                        .filter(path -> path.value().matches(".*\\.(?:ftlh|css)"))
                        .noneMatch(path ->
                                STYLES.matcher(project.read(path).anyText()).find());
        return unstyled
                ? Stream.of(ProblemKind.FORMULA
                        .warning(
                                "articles have formulas, but this file does not link their styles",
                                Location.file(HEAD.value()))
                        .hint("add <#if page.formulas><link rel=\"stylesheet\""
                                + " href=\"${href(\"/css/formulas.css\")}\"></#if>"))
                : Stream.empty();
    }
}
