package dev.octavo.build.pipeline.make;

import dev.octavo.blog.links.Backlinks;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Edition;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.highlight.Highlighter;
import dev.octavo.lib.work.Lazy;
import dev.octavo.render.component.Catalogue;
import dev.octavo.render.component.ComponentFaults;
import dev.octavo.render.page.Facts;
import dev.octavo.render.page.Queries;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.PageLink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The components of a site, and the facts that they may use. Nothing is computed for a site without components. Safe to use from several threads.
 */
public final class Components {
    private final Site site;
    private final Links links;
    private final Catalogue catalogue;
    private final ComponentFaults faults;
    private final Map<String, Queries> queries = new ConcurrentHashMap<>(); // by language
    private final Lazy<Highlighter> highlighter = new Lazy<>(Highlighter::new);
    private final Lazy<Backlinks> backlinks;

    public Components(Project project, Site site, Links links) {
        this.site = site;
        this.links = links;
        this.catalogue = new Catalogue(new ProjectTemplates(project));
        this.faults = new ComponentFaults(catalogue, site);
        this.backlinks = new Lazy<>(() -> new Backlinks(site, links));
    }

    Catalogue catalogue() {
        return catalogue;
    }

    public ComponentFaults faults() {
        return faults;
    }

    Highlighter highlighter() {
        return highlighter.get();
    }

    /** Returns the facts for the language of {@code article}. */
    Facts facts(Article article) {
        return queries(article.meta().placement().language()).facts();
    }

    /** Returns what answers queries about the articles that a site has in {@code language}. */
    Queries queries(Optional<String> language) {
        Optional<Edition> edition = site.config().editionOf(language);
        return queries.computeIfAbsent(
                edition.map(Edition::language).orElse(""),
                any -> new Queries(site, edition.map(site::in).orElse(site), links));
    }

    /** Facts about an article's page. */
    record Page(Head head, FrontMatter meta) {}

    Page page(Article article) {
        return new Page(facts(article).head(article), article.meta());
    }

    List<Article> mentioning(Article post) {
        return backlinks.get().to(post);
    }

    /** Returns how an article that links to a post is shown there. */
    PageLink mention(Article from) {
        return PageLink.of(from, site.config().defaultLanguage());
    }
}
