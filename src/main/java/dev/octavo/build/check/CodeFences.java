package dev.octavo.build.check;

import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.blog.markdown.html.CodeBlock;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.data.FrontMatterBlock;
import dev.octavo.lib.data.SyntaxError;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.work.Parallel;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks the syntax of code in articles with installed programs: Java with the compiler of the running JDK or, for the native
 * program, with {@code javac}; shell with {@code bash}. That takes time, so it is only done on request. Data formats such as JSON
 * are checked by every build.
 */
public final class CodeFences {
    private static final Set<String> SHELL = Set.of("sh", "bash", "shell");

    private final PlannedSite planned;
    private final Optional<JavaSyntax> java = JavaSyntax.ofThisMachine();
    private final boolean bash = ShellSyntax.isAvailable();

    private CodeFences(PlannedSite planned) {
        this.planned = planned;
    }

    public static Stream<Problem> check(PlannedSite planned) {
        CodeFences fences = new CodeFences(planned);
        List<Article> articles = planned.site().articles().toList();
        return Parallel.map(articles, planned.threads(), fences::problems).stream()
                .flatMap(List::stream);
    }

    /** Sentences on the kinds of code that cannot be checked on this machine, and why. */
    public static List<String> skipped() {
        return Stream.concat(
                        JavaSyntax.ofThisMachine().isPresent()
                                ? Stream.empty()
                                : Stream.of("Java is not parsed: " + JavaSyntax.missing()),
                        ShellSyntax.isAvailable() ? Stream.empty() : Stream.of("shell is not parsed: there is no bash"))
                .toList();
    }

    private List<Problem> problems(Article article) {
        String path = article.source().path().value();
        String text = planned.project().read(article.source().path()).text();
        SiteConfig config = planned.site().config();
        boolean formulas = config.formulasOf(article.meta().placement()).read();
        return FrontMatterBlock.of(path, text, new Problems()).stream()
                .flatMap(block ->
                        MarkdownParser.code(block.body(), path, block.bodyLine(), formulas, config.markdown()).stream())
                .filter(code -> !code.info().unchecked() && !code.info().isDiff())
                .flatMap(code -> problem(code).stream())
                .toList();
    }

    private Optional<Problem> problem(CodeBlock block) {
        String language = block.info().language().toLowerCase(Locale.ROOT);
        Optional<SyntaxError> error = language.equals("java")
                ? java.flatMap(syntax -> syntax.error(block.code()))
                : bash && SHELL.contains(language) ? ShellSyntax.error(block.code()) : Optional.empty();
        return error.filter(found -> found.line() <= block.lines().size())
                .map(found -> ProblemKind.CODE_MISTAKE
                        .warning(found.message(), place(block, found))
                        .hint("correct it, or write no-check, fails or pseudo after the language"));
    }

    private static Location place(CodeBlock block, SyntaxError error) {
        Location line = block.lines().get(error.line() - 1);
        return Location.at(line.path(), line.line(), line.column() + error.column() - 1);
    }
}
