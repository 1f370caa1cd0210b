package dev.octavo.blog.content;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.schema.AuthorLookup;
import dev.octavo.blog.schema.AuthorReader;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The authors of the site.
 *
 * @param known authors with a file
 * @param defaults authors that the settings name, by the names used there
 */
record SiteAuthors(List<Author> known, AuthorLookup names, Map<String, Author> defaults) {
    static final SourcePath SETTINGS = new SourcePath("content/site.yaml");

    SiteAuthors {
        known = List.copyOf(known);
        defaults = Map.copyOf(defaults);
    }

    static SiteAuthors read(Project project, List<SourcePath> files, SiteConfig config, Problems problems) {
        List<Author> known = new ArrayList<>();
        files.forEach(file -> author(project, file, problems)
                .map(author -> author.typeset(config.siteTypography()))
                .ifPresent(known::add));
        AuthorLookup names = new AuthorLookup(known);
        Map<String, Author> defaults = new HashMap<>();
        config.inEachLanguage().stream()
                .flatMap(edition -> edition.defaultAuthors().stream())
                .distinct()
                .forEach(name -> names.named(name, locationOf(name, SETTINGS, project), problems)
                        .ifPresent(author -> defaults.put(name, author)));
        return new SiteAuthors(known, names, defaults);
    }

    /** Returns where the settings or an article name an author. */
    private static Location locationOf(String name, SourcePath file, Project project) {
        String text = project.has(file) ? project.read(file).text() : "";
        int start = text.indexOf(name, Math.max(0, text.indexOf("author")));
        return start < 0 ? Location.file(file.value()) : Location.in(file.value(), text, start, start + name.length());
    }

    /** Returns the authors of articles that name none. */
    List<Author> defaults(SiteConfig edition) {
        return edition.defaultAuthors().stream()
                .flatMap(name -> Stream.ofNullable(defaults.get(name)))
                .toList();
    }

    /** Returns all authors with a file or a listed post, sorted by id. Others would have an empty page. */
    List<Author> of(List<Article> articles, Project project, Problems problems) {
        Map<String, Author> byId = new TreeMap<>();
        Map<String, SourcePath> firstNamed = new TreeMap<>();
        known.forEach(author -> byId.put(author.id(), author));
        for (Article article : articles) {
            SourcePath file = article.source().path();
            for (Author author : article.meta().authors()) {
                Author first = byId.putIfAbsent(author.id(), author);
                SourcePath firstFile = Objects.requireNonNullElse(firstNamed.putIfAbsent(author.id(), file), file);
                if (first != null && !first.equals(author)) {
                    problems.add(twoSpellings(first, author, locationOf(author.name(), file, project))
                            .related("first used in", locationOf(first.name(), firstFile, project)));
                }
            }
        }
        Set<String> shown = articles.stream()
                .filter(article -> article.isPost() && article.isListed())
                .flatMap(article -> article.meta().authors().stream())
                .map(Author::id)
                .collect(Collectors.toSet());
        return byId.values().stream()
                .filter(author -> author.source().isPresent() || shown.contains(author.id()))
                .toList();
    }

    private static Problem twoSpellings(Author first, Author second, Location place) {
        return ProblemKind.NEAR_NAME
                .warning(
                        "the author \"" + second.name() + "\" is \"" + first.name() + "\" elsewhere, and on the page "
                                + first.address() + ", which lists the posts of both",
                        place)
                .hint("write the name in one way, or give each author a file in content/authors/");
    }

    private static Optional<Author> author(Project project, SourcePath path, Problems problems) {
        return problems.unlessThrown(() -> {
            Project.Read read = project.read(path);
            StructuredText text = StructuredText.file(Syntax.YAML, path.value(), read.text());
            return TreeReader.read(text, problems)
                    .flatMap(mapping -> AuthorReader.read(mapping, read.source(), problems));
        });
    }
}
