package dev.octavo.render.page;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.Query;
import dev.octavo.blog.site.Selection;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.Term.Taxonomy;
import dev.octavo.lib.address.Address;
import dev.octavo.render.page.TermIndex.IndexedTerm;
import dev.octavo.render.page.facts.Listed;
import dev.octavo.render.page.facts.TermCount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers what templates and components ask of a site in one of its languages. Thread-safe. */
public final class Queries {
    private final Site whole;
    private final Site site;
    private final Facts facts;
    private final Set<Query> right = ConcurrentHashMap.newKeySet();
    private final Map<Query, List<Article>> articles = new ConcurrentHashMap<>();
    private final Map<Query, List<Listed>> names = new ConcurrentHashMap<>();

    /** @param whole the site in all of its languages */
    public Queries(Site whole, Site site, Links links) {
        this.whole = whole;
        this.site = site;
        this.facts = new Facts(site, links);
    }

    public Facts facts() {
        return facts;
    }

    /**
     * Returns what {@code query} finds, as lists show it.
     *
     * @param page the page that asks
     * @throws dev.octavo.lib.problem.ProblemException without a place, if the query means nothing
     */
    public List<Listed> find(Query query, Address page) {
        Selection selection = new Selection(whole, query);
        if (!right.contains(query)) {
            selection.requireRight();
            right.add(query);
        }
        int limit = selection.limit();
        return switch (query.kind()) {
            case POSTS, PAGES ->
                articles.computeIfAbsent(query.unlimited(), any -> selection.articles(listed(query))).stream()
                        .filter(article -> !(query.others() && article.address().equals(page)))
                        .limit(limit)
                        .map(this::listed)
                        .toList();
            case AUTHORS, TAGS, SERIES, TERMS ->
                names
                        .computeIfAbsent(
                                query.unlimited(),
                                any -> query.kind() == Query.Kind.AUTHORS ? authors(selection) : terms(selection))
                        .stream()
                        .limit(limit)
                        .toList();
        };
    }

    private List<Article> listed(Query query) {
        return query.kind() == Query.Kind.POSTS
                ? facts.listed()
                : site.pages().stream().filter(Article::isListed).toList();
    }

    private Listed listed(Article article) {
        return new Listed(
                facts.card(article),
                article.isPost() ? Map.of() : Map.of("date", article.meta().date()),
                Optional.of(article.source().path()));
    }

    private List<Listed> authors(Selection selection) {
        Map<String, Integer> counts = facts.listed().stream()
                .flatMap(post -> post.meta().authors().stream().map(Author::id).distinct())
                .collect(Collectors.toMap(id -> id, id -> 1, Integer::sum));
        Function<Author, Integer> count = author -> counts.getOrDefault(author.id(), 0);
        return selection
                .sorted(
                        site.authors(),
                        (sort, author) -> Optional.of(sort.equals("count") ? count.apply(author) : author.name()))
                .stream()
                .map(author ->
                        new Listed(facts.portrait(author), Map.of("count", count.apply(author)), Optional.empty()))
                .toList();
    }

    private List<Listed> terms(Selection selection) {
        return selection
                .sorted(
                        counted(selection),
                        (sort, term) -> Optional.of(sort.equals("count") ? term.count() : term.name()))
                .stream()
                .map(Listed::of)
                .toList();
    }

    private List<TermCount> counted(Selection selection) {
        return switch (selection.query().kind()) {
            case TAGS -> counted(facts.tags());
            case SERIES -> counted(new TermIndex(Taxonomy.SERIES, site.config(), facts.listed()));
            default -> {
                String root = site.config()
                        .at(Taxonomy.CUSTOM.root().child(selection.taxonomy()))
                        .path();
                yield counted(new TermIndex(Taxonomy.CUSTOM, site.config(), facts.listed())).stream()
                        .filter(term -> term.href().path().startsWith(root))
                        .toList();
            }
        };
    }

    private static List<TermCount> counted(TermIndex index) {
        return index.byName().stream().map(IndexedTerm::term).toList();
    }
}
