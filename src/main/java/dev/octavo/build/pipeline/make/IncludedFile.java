package dev.octavo.build.pipeline.make;

import dev.octavo.blog.markdown.html.CodeMarkup;
import dev.octavo.blog.markdown.html.DiagramMarkup;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Component;
import dev.octavo.blog.site.Component.Attribute;
import dev.octavo.blog.words.Words;
import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.CsvReader;
import dev.octavo.lib.diagram.Diagram;
import dev.octavo.lib.diagram.engine.DiagramException;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.lib.text.Html;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the site that a component shows as code, as rows, or as a diagram.
 *
 * @param component the component that shows it
 * @param asks collects the file as a dependency
 */
record IncludedFile(Sources sources, Article article, Component component, Consumer<Question> asks, Words words) {
    private static final Pattern LINES = Pattern.compile("([1-9][0-9]{0,6})(?:-([1-9][0-9]{0,6})?)?");
    private static final Pattern REGION = Pattern.compile("#(end)?region\\b[ \\t]*([\\w-]*)");

    /**
     * Returns the file as highlighted code.
     *
     * @param attributes {@code lines} or {@code region} selects a part; {@code language} defaults to the extension
     * @throws ProblemException if there is no such file or part
     */
    Html code(Attribute named, Map<String, Object> attributes) {
        SourcePath file = file(named);
        asks.accept(new Question.FileBytes(file));
        List<String> lines = Arrays.asList(sources.project().read(file).text().split("\\R", -1));
        Optional<String> span = text(attributes, "lines");
        Optional<String> region = text(attributes, "region");
        if (span.isPresent() && region.isPresent()) {
            throw fault(
                    "region",
                    "a part of a file is chosen by lines or by region, and not by both",
                    "delete one of the two");
        }
        List<String> shown = span.map(chosen -> span(lines, chosen, file))
                .or(() -> region.map(name -> region(lines, name, file)))
                .orElse(lines);
        String language = text(attributes, "language").orElseGet(() -> ending(named.value()));
        String code = String.join("\n", unindented(shown)).stripTrailing() + "\n";
        return CodeMarkup.of(code, language, sources.components().highlighter(), words);
    }

    /**
     * Returns the rows of a CSV file.
     *
     * @param numeric whether all cells except the names of columns and rows must be numbers
     * @throws ProblemException if there is no such file, or its rows differ in length
     */
    List<List<String>> rows(Attribute named, boolean numeric) {
        SourcePath file = file(named);
        asks.accept(new Question.FileBytes(file));
        return CsvReader.rows(file.value(), sources.project().read(file).text(), numeric);
    }

    /**
     * @param name of the diagram; empty to use the one in the file
     * @throws ProblemException if there is no such file, or it cannot be drawn
     */
    Html diagram(Attribute named, String name) {
        SourcePath file = file(named);
        asks.accept(new Question.FileBytes(file));
        String language = ending(file.value());
        String source = sources.project().read(file).text();
        try {
            return DiagramMarkup.of(Diagram.of(language.equals("mmd") ? "mermaid" : language, source), name, words);
        } catch (DiagramException refused) {
            Location place =
                    refused.line == 0 ? Location.file(file.value()) : Location.at(file.value(), refused.line, 1);
            throw new ProblemException(ProblemKind.DIAGRAM
                    .error("this diagram cannot be drawn: " + refused.getMessage(), place)
                    .hint(refused.remedy));
        }
    }

    private static String ending(String path) {
        return path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);
    }

    private static Optional<String> text(Map<String, Object> attributes, String name) {
        return Optional.ofNullable(attributes.get(name)).map(Object::toString);
    }

    /** Resolves a path against the article's folder, or the site's if it begins with a slash. */
    private SourcePath file(Attribute named) {
        String written = named.value();
        SourcePath file = article.source()
                .path()
                .beside(written)
                .orElseThrow(() -> fault(
                        named.name(),
                        "\"" + written + "\" lies outside the site, and nothing of it is shown",
                        "copy the file beside the article"));
        if (!sources.project().has(file)) {
            String stem = file.value()
                    .substring(0, file.value().length() - ending(file.value()).length());
            List<String> known = sources.project().files().stream()
                    .map(SourcePath::value)
                    .filter(other -> ending(other).equals(ending(file.value())) || other.startsWith(stem))
                    .toList();
            throw fault(
                    named.name(),
                    "there is no file \"" + written + "\" in content/, static/ or templates/",
                    Spelling.nearest(file.value(), known)
                            .map(near -> "did you mean \"/" + near + "\"?")
                            .orElse("put it beside the article, or write its path from the site's folder: /content/…"));
        }
        return file;
    }

    private List<String> span(List<String> lines, String span, SourcePath file) {
        Matcher numbers = LINES.matcher(span);
        if (!numbers.matches()) {
            throw fault(
                    "lines",
                    "\"lines\" is a line, or a first and a last one, and not \"" + span + "\"",
                    "write lines=3-10");
        }
        int first = Integer.parseInt(numbers.group(1));
        int last = numbers.group(2) != null
                ? Integer.parseInt(numbers.group(2))
                : span.endsWith("-") ? lines.size() : first;
        if (last < first || last > lines.size()) {
            throw fault(
                    "lines",
                    file + " has no line" + (first == last ? " " : "s ") + span,
                    last < first
                            ? "write the first line before the last"
                            : "it has " + Figures.count(lines.size(), "line"));
        }
        return lines.subList(first - 1, last);
    }

    /** Returns the lines between {@code #region name} and {@code #endregion}, without the marks of nested regions. */
    private List<String> region(List<String> lines, String name, SourcePath file) {
        List<String> names = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        boolean found = false;
        int depth = 0;
        for (String line : lines) {
            Matcher mark = REGION.matcher(line);
            if (!mark.find()) {
                if (depth > 0) {
                    shown.add(line);
                }
            } else if (mark.group(1) != null) {
                depth -= depth > 0 ? 1 : 0;
            } else {
                names.add(mark.group(2));
                boolean begins = depth == 0 && !found && mark.group(2).equals(name);
                found |= begins;
                depth += begins || depth > 0 ? 1 : 0;
            }
        }
        if (!found) {
            throw fault(
                    "region",
                    file + " has no region \"" + name + "\"",
                    Spelling.suggestion(name, names)
                            .orElse("write a comment with #region " + name
                                    + " above its lines, and one with #endregion below"));
        }
        return shown;
    }

    private static List<String> unindented(List<String> lines) {
        int least = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.substring(Math.min(least, line.length())))
                .toList();
    }

    /** @param name of the wrong attribute */
    private ProblemException fault(String name, String message, String remedy) {
        String path = article.source().path().value();
        Location place = component.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(attribute -> attribute.place(path))
                .findFirst()
                .orElseGet(() -> Location.at(path, component.line(), component.column()));
        return new ProblemException(ProblemKind.COMPONENT.error(message, place).hint(remedy));
    }
}
