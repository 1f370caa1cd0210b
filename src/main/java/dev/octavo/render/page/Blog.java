package dev.octavo.render.page;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.links.Translations;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Edition;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.Term.Taxonomy;
import dev.octavo.lib.address.Address;
import dev.octavo.render.page.facts.Portrait;
import dev.octavo.render.page.facts.SiteFrame;
import java.util.List;
import java.util.Optional;

/**
 * A site as its pages see it: indexed once, shared by all that are planned from it.
 *
 * @param translations of all articles into other languages
 * @param facts about single posts, pages and authors
 * @param timeline the posts, newest first
 * @param tags of the listed posts, sorted by name
 * @param terms of the listed posts, other than tags and series
 * @param series of the listed posts
 */
record Blog(
        Site site,
        Translations translations,
        Facts facts,
        Timeline timeline,
        List<TermIndex.IndexedTerm> tags,
        CustomTerms terms,
        SeriesIndex series) {
    SiteFrame frame() {
        return facts.frame();
    }

    /** The page at the address of a list, which introduces it. */
    Optional<WrittenPage> introduction(Address list) {
        Optional<Article> page = facts.page(list);
        return page.isEmpty() ? Optional.empty() : Optional.of(WrittenPage.of(page.get(), this));
    }

    /** The site's default authors; if it sets none, its only author. */
    List<Portrait> owners() {
        List<String> names = site.config().defaultAuthors();
        boolean only = names.isEmpty() && site.authors().size() == 1;
        return site.authors().stream()
                .filter(author -> only || names.contains(author.id()) || names.contains(author.name()))
                .map(facts::portrait)
                .toList();
    }

    /** Whether this blog must redirect {@code /}: its language is the first of several, none with its home page there. */
    boolean redirectsRoot() {
        List<Edition> editions = site.config().editions();
        return !editions.isEmpty()
                && editions.get(0).language().equals(frame().language())
                && editions.stream().map(Edition::root).noneMatch(Address.HOME::equals);
    }

    /**
     * @param site in one of its languages
     * @param links of the site in all languages
     */
    static Blog of(Site site, Links links, Translations translations) {
        Facts facts = new Facts(site, links);
        Timeline timeline = new Timeline(site.posts(), facts);
        return new Blog(
                site,
                translations,
                facts,
                timeline,
                facts.tags().byName(),
                new CustomTerms(site.config(), facts.listed()),
                new SeriesIndex(
                        new TermIndex(Taxonomy.SERIES, site.config(), facts.listed()),
                        timeline,
                        site.config().zone()));
    }
}
