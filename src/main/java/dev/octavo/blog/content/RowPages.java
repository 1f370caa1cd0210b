package dev.octavo.blog.content;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Article;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.Slug;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.DataFile;
import dev.octavo.lib.data.FrontMatterBlock;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Spelling;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page that says {@code each: talks}: one page is made for each row of {@code content/data/talks.yaml}, with the columns
 * filled in for {@code {{title}}} and so on. For all else, each is a page of a file of its own, which only the project
 * knows: {@code content/pages/talk (row 3).md}.
 *
 * @param each what the key says
 */
record RowPages(ArticlePath path, Project.Read file, FrontMatterBlock block, Node.Mapping keys, Node each) {
    static final String EACH = "each";
    private static final String TITLE = "title";
    private static final String EXTRA = "extra";
    private static final Set<String> ADDRESS = Set.of("slug", "permalink");
    private static final Pattern COLUMN = Pattern.compile("\\{\\{\\s*+([^{}\\n]*[^{}\\s])\\s*+\\}\\}");

    SourcePath source() {
        return path.source();
    }

    /** The pages, read; adds what is wrong with rows to {@code problems}. */
    List<ArticleReading> readings(Project project, ArticleReader reader, Problems problems) {
        List<ArticleReading> pages = new ArrayList<>();
        Problems found = new Problems();
        String unread = block.data().text();
        try {
            SourcePath data = data(project);
            String text = project.read(data).text();
            unread += text;
            pages.addAll(readings(rows(data, text), project, reader, found));
        } catch (ProblemException wrong) {
            found.addAll(wrong.problems());
        }
        if (found.hasErrors()) { // links to pages that are missing therefore are no mistakes
            pages.add(ArticleReading.failed(Optional.empty(), unread, List.of()));
        }
        problems.addAll(found.sorted());
        return pages;
    }

    private SourcePath data(Project project) {
        String name = each instanceof Node.Scalar scalar ? scalar.text() : "";
        return DataFolder.file(project, name)
                .orElseThrow(() -> new ProblemException(ProblemKind.WRONG_DATA
                        .error("there is no data \"" + name + "\" in content/data/", each.location())
                        .hint(Spelling.suggestion(name, DataFolder.names(project))
                                .orElse("write the name of a file there without its ending, such as \"talks\""
                                        + " for content/data/talks.yaml"))));
    }

    private List<Node.Mapping> rows(SourcePath data, String text) {
        List<Node.Mapping> rows = DataFile.rows(data.value(), text)
                .orElseThrow(() -> new ProblemException(ProblemKind.WRONG_DATA
                        .error("this is not a list of rows, and a page asks for one", Location.file(data.value()))
                        .related("asked for in", each.location())
                        .hint("begin each row with a hyphen, and write its columns below each other: - title: Kites")));
        List<Problem> unknown = rows.isEmpty() ? List.of() : unknown(columns(rows));
        if (!unknown.isEmpty()) {
            throw new ProblemException(unknown);
        }
        return rows;
    }

    private static Set<String> columns(List<Node.Mapping> rows) {
        Set<String> columns = new TreeSet<>();
        rows.forEach(row -> row.entries().forEach(column -> columns.add(column.key())));
        return columns;
    }

    private List<ArticleReading> readings(
            List<Node.Mapping> rows, Project project, ArticleReader reader, Problems problems) {
        Set<String> columns = columns(rows);
        Map<Address, Node.Mapping> addresses = new HashMap<>();
        Set<String> told = new HashSet<>();
        List<ArticleReading> pages = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Node.Mapping row = rows.get(i);
            List<Problem> faults = faults(row);
            problems.addAll(faults);
            if (!faults.isEmpty()) {
                continue;
            }
            ArticleReading page = page(row, i + 1, columns, project, reader);
            Optional<Node.Mapping> same =
                    page.presumed().map(Article::address).map(address -> addresses.putIfAbsent(address, row));
            if (same.isPresent()) {
                problems.add(sameAddress(page, row, same.get()));
                continue;
            }
            Stream.concat(page.problems().stream(), page.inText().stream())
                    .map(problem -> ofPattern(problem, page, row, columns))
                    .filter(problem -> told.add(problem.message() + problem.location()))
                    .forEach(problems::add);
            pages.add(new ArticleReading(page.article(), List.of(), List.of(), page.failure()));
        }
        return pages;
    }

    private ArticleReading page(
            Node.Mapping row, int number, Set<String> columns, Project project, ArticleReader reader) {
        String name = source().fileName();
        int dot = name.indexOf('.');
        SourcePath own = new SourcePath(
                source().folder() + "/" + name.substring(0, dot) + " (row " + number + ")" + name.substring(dot));
        String body = COLUMN.matcher(block.body())
                .replaceAll(column -> Matcher.quoteReplacement(
                        columns.contains(column.group(1)) ? text(row, column.group(1)) : column.group()));
        String front = file.text().substring(0, block.bodyOffset());
        project.generate(own, (front + body).getBytes(StandardCharsets.UTF_8));
        Node.Mapping filled = filled(row);
        List<String> slugs = new ArrayList<>(path.slugs());
        slugs.add(filled.entry(TITLE).map(title -> Slug.of(text(title.value()))).orElse(""));
        return reader.read(
                new ArticlePath(own, path.kind(), path.language(), path.date(), path.folders(), slugs),
                project.read(own),
                new FrontMatterBlock(block.data(), body, block.bodyLine(), block.bodyOffset()),
                Optional.of(filled),
                new Problems());
    }

    /** The front matter of a row's page: what is a column alone is what the row has there, with its place. */
    private Node.Mapping filled(Node.Mapping row) {
        List<Node.Entry> entries = new ArrayList<>();
        for (Node.Entry entry : keys.entries()) {
            if (!entry.key().equals(EACH) && !entry.key().equals(EXTRA)) {
                filled(entry.value(), row, ADDRESS.contains(entry.key()))
                        .ifPresent(value -> entries.add(new Node.Entry(entry.key(), entry.keyLocation(), value)));
            }
        }
        List<Node.Entry> extra = new ArrayList<>(row.entries());
        if (keys.entry(EXTRA).map(Node.Entry::value).orElse(row) instanceof Node.Mapping own) {
            own.entries().stream()
                    .filter(entry -> row.entry(entry.key()).isEmpty())
                    .forEach(extra::add);
        }
        entries.add(new Node.Entry(EXTRA, row.location(), new Node.Mapping(keys.syntax(), extra, row.location())));
        return new Node.Mapping(keys.syntax(), entries, keys.location());
    }

    private static Optional<Node> filled(Node node, Node.Mapping row, boolean slug) {
        if (node instanceof Node.Sequence list) {
            return Optional.of(new Node.Sequence(
                    list.items().stream()
                            .flatMap(item -> filled(item, row, slug).stream())
                            .toList(),
                    list.location()));
        }
        if (node instanceof Node.Mapping mapping) {
            List<Node.Entry> entries = new ArrayList<>();
            mapping.entries()
                    .forEach(entry -> filled(entry.value(), row, slug)
                            .ifPresent(value -> entries.add(new Node.Entry(entry.key(), entry.keyLocation(), value))));
            return Optional.of(new Node.Mapping(mapping.syntax(), entries, mapping.location()));
        }
        Node.Scalar scalar = (Node.Scalar) node;
        Matcher column = COLUMN.matcher(scalar.text());
        if (column.matches() && !slug) {
            return row.entry(column.group(1))
                    .map(Node.Entry::value)
                    .filter(value -> !text(value).isEmpty() || !(value instanceof Node.Scalar));
        }
        String text = column.replaceAll(found ->
                Matcher.quoteReplacement(slug ? Slug.of(text(row, found.group(1))) : text(row, found.group(1))));
        return Optional.of(
                text.equals(scalar.text()) ? scalar : new Node.Scalar(text, Node.Kind.TEXT, scalar.location()));
    }

    private static String text(Node.Mapping row, String column) {
        return row.entry(column).map(found -> text(found.value())).orElse("");
    }

    private static String text(Node value) {
        return value instanceof Node.Scalar scalar && scalar.kind() != Node.Kind.NOTHING
                ? scalar.text()
                : value instanceof Node.Sequence list
                        ? list.items().stream().map(RowPages::text).collect(Collectors.joining(", "))
                        : "";
    }

    /** Columns that no row has; in the text, only if one of a similar name is there, since braces may mean something else. */
    private List<Problem> unknown(Set<String> columns) {
        List<Problem> unknown = new ArrayList<>();
        keys.entries()
                .forEach(entry -> columns(entry.value())
                        .filter(column -> !columns.contains(column))
                        .forEach(column -> unknown.add(
                                unknown(column, columns, entry.value().location()))));
        int from = block.bodyOffset();
        COLUMN.matcher(block.body())
                .results()
                .filter(found -> !columns.contains(found.group(1))
                        && Spelling.nearest(found.group(1), columns).isPresent())
                .forEach(found -> unknown.add(unknown(
                        found.group(1),
                        columns,
                        Location.in(source().value(), file.text(), from + found.start(), from + found.end()))));
        return unknown;
    }

    private static Problem unknown(String column, Set<String> columns, Location place) {
        return ProblemKind.WRONG_DATA
                .error("no row has \"" + column + "\"", place)
                .hint(Spelling.suggestion(column, columns).orElse("they have " + String.join(", ", columns)));
    }

    private static Stream<String> columns(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return COLUMN.matcher(scalar.text()).results().map(found -> found.group(1));
        }
        return node instanceof Node.Sequence list
                ? list.items().stream().flatMap(RowPages::columns)
                : ((Node.Mapping) node).entries().stream().flatMap(entry -> columns(entry.value()));
    }

    /** What a row lacks for a title and an address. */
    private List<Problem> faults(Node.Mapping row) {
        boolean addressed = ADDRESS.stream().anyMatch(key -> keys.entry(key).isPresent());
        Map<String, Problem> faults = new LinkedHashMap<>(); // by column
        for (Node.Entry entry : keys.entries()) {
            boolean title = entry.key().equals(TITLE);
            boolean address = ADDRESS.contains(entry.key()) || (title && !addressed);
            for (String column : title || address ? columns(entry.value()).toList() : List.<String>of()) {
                String text = text(row, column);
                if (text.isEmpty()) {
                    faults.put(
                            column,
                            ProblemKind.WRONG_DATA
                                    .error("this row has no \"" + column + "\"", row.location())
                                    .related("asked for in", entry.value().location())
                                    .hint("write one, or delete the row"));
                } else if (address && Slug.of(text).isEmpty()) {
                    faults.put(
                            column,
                            ProblemKind.NO_ADDRESS
                                    .error("\"" + text + "\" has neither a letter nor a digit", row.location())
                                    .related(
                                            "and becomes an address in",
                                            entry.value().location())
                                    .hint("give the rows a column for it, such as slug: kites, and the page"
                                            + " permalink: /talks/{{slug}}/"));
                }
            }
        }
        return List.copyOf(faults.values());
    }

    private Problem sameAddress(ArticleReading page, Node.Mapping row, Node.Mapping other) {
        return ProblemKind.SAME_ADDRESS
                .error(
                        "the page of this row has the address "
                                + page.presumed().orElseThrow().address().path() + ", and so has that of another",
                        row.location())
                .related("the other is", other.location())
                .related(
                        "written as",
                        keys.entry("permalink")
                                .or(() -> keys.entry("slug"))
                                .or(() -> keys.entry(TITLE))
                                .map(entry -> entry.value().location())
                                .orElse(keys.location()))
                .hint(
                        "write a column into the address in which all rows differ, such as permalink: /talks/{{year}}/{{title}}/");
    }

    /** The problem of a column that no row has, if one is written at that place of a row's page. */
    private Optional<Problem> unknownAt(Location at, Set<String> columns) {
        int line = Location.lineStart(file.text(), at.line());
        Matcher column = COLUMN.matcher(file.text());
        return line >= 0
                        && column.find(line)
                        && column.start() == file.text().offsetByCodePoints(line, Math.max(0, at.column() - 1))
                        && !columns.contains(column.group(1))
                ? Optional.of(unknown(
                        column.group(1),
                        columns,
                        Location.in(source().value(), file.text(), column.start(), column.end())))
                : Optional.empty();
    }

    /** A problem in the text of a row's page, with its place in the file of which the page was made. */
    private Problem ofPattern(Problem problem, ArticleReading page, Node.Mapping row, Set<String> columns) {
        String own =
                page.presumed().map(article -> article.source().path().value()).orElse("");
        Optional<Location> place = problem.location().filter(at -> at.path().equals(own));
        Optional<Problem> unknown = place.flatMap(at -> unknownAt(at, columns));
        if (unknown.isPresent()) {
            return unknown.get();
        }
        return place.isEmpty()
                ? problem
                : problem.at(problem.location()
                                .map(at -> new Location(source().value(), at.line(), at.column(), at.length())))
                        .related("on the page of", row.location());
    }
}
