package dev.octavo.build.pipeline.make;

import dev.octavo.blog.links.Backlinks;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Edition;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.Site;
import dev.octavo.build.cache.Read;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.highlight.Highlighter;
import dev.octavo.lib.plain.Fingerprint;
import dev.octavo.render.component.Catalogue;
import dev.octavo.render.component.ComponentFaults;
import dev.octavo.render.page.Facts;
import dev.octavo.render.page.Facts.PostQuery;
import dev.octavo.render.page.facts.Card;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.PageLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The components of a site, and the facts that they may use. Facts are recorded by query, so that a later build can
 * repeat it. Nothing is computed for a site without components. Safe to use from several threads.
 */
public final class Components {
    static final String SITE = "site";
    private static final String PAGE = "page";
    private static final String CARD = "card";
    private static final String POSTS = "posts";
    private static final String BETWEEN = "\n";

    private final Site site;
    private final Links links;
    private final Catalogue catalogue;
    private final ComponentFaults faults;
    private final Map<String, Facts> facts = new ConcurrentHashMap<>(); // by language
    private @Nullable Highlighter highlighter;
    private @Nullable Backlinks backlinks;

    public Components(Project project, Site site, Links links) {
        this.site = site;
        this.links = links;
        this.catalogue = new Catalogue(new ProjectTemplates(project));
        this.faults = new ComponentFaults(catalogue, site);
    }

    Catalogue catalogue() {
        return catalogue;
    }

    public ComponentFaults faults() {
        return faults;
    }

    synchronized Highlighter highlighter() {
        if (highlighter == null) {
            highlighter = new Highlighter();
        }
        return highlighter;
    }

    /** Returns the facts for the language of {@code article}. */
    Facts facts(Article article) {
        return facts.computeIfAbsent(language(article), any -> new Facts(site.inLanguageOf(article), links));
    }

    private String language(Article article) {
        return site.config()
                .editionOf(article.meta().placement())
                .map(Edition::language)
                .orElse("");
    }

    /** Facts about an article's page. */
    record Page(Head head, FrontMatter meta) {}

    private record Posts(List<Card> posts) {}

    Page page(Article article) {
        return new Page(facts(article).head(article), article.meta());
    }

    synchronized List<Article> mentioning(Article post) {
        if (backlinks == null) {
            backlinks = new Backlinks(site, links);
        }
        return backlinks.to(post);
    }

    /** Returns how an article that links to a post is shown there. */
    PageLink mention(Article from) {
        return PageLink.of(from, site.config().defaultLanguage());
    }

    static Read siteRead(Article article) {
        return new Read(Read.Kind.FACTS, SITE + BETWEEN + article.source().path());
    }

    static Read pageRead(Article article) {
        return new Read(Read.Kind.FACTS, PAGE + BETWEEN + article.source().path());
    }

    static Read cardRead(Article article) {
        return new Read(Read.Kind.FACTS, CARD + BETWEEN + article.source().path());
    }

    static Read postsRead(PostQuery choice, Article shownOn) {
        return new Read(
                Read.Kind.FACTS,
                String.join(
                        BETWEEN,
                        POSTS,
                        line(choice.tag()),
                        line(choice.series()),
                        line(choice.author()),
                        Integer.toString(choice.most()),
                        shownOn.source().path().value()));
    }

    private static String line(Optional<String> text) {
        return text.orElse("").replace(BETWEEN, " ");
    }

    /** Returns the hash of the current answer to a recorded query. */
    Hash now(String question) {
        String[] parts = question.split(BETWEEN, -1);
        return switch (parts[0]) {
            case SITE ->
                article(parts[1])
                        .map(article -> Fingerprint.of(facts(article).frame()))
                        .orElse(Read.ABSENT);
            case PAGE ->
                article(parts[1]).map(article -> Fingerprint.of(page(article))).orElse(Read.ABSENT);
            case CARD ->
                article(parts[1])
                        .map(article -> Fingerprint.of(facts(article).card(article)))
                        .orElse(Read.ABSENT);
            case POSTS -> {
                PostQuery choice =
                        new PostQuery(text(parts[1]), text(parts[2]), text(parts[3]), Integer.parseInt(parts[4]));
                yield article(parts[5])
                        .map(article -> Fingerprint.of(new Posts(facts(article).posts(choice, article.address()))))
                        .orElse(Read.ABSENT);
            }
            default -> throw new IllegalStateException("an unknown query: " + question);
        };
    }

    private Optional<Article> article(String path) {
        return links.find(new SourcePath(path));
    }

    private static Optional<String> text(String part) {
        return Optional.of(part).filter(any -> !any.isEmpty());
    }
}
