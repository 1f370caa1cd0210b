package dev.octavo.page;

import dev.octavo.address.Address;
import dev.octavo.links.Links;
import dev.octavo.links.Translations;
import dev.octavo.page.facts.SiteFrame;
import dev.octavo.site.Edition;
import dev.octavo.site.Site;
import dev.octavo.site.Term.Taxonomy;
import java.util.List;

/**
 * A site as its pages see it: gathered once, shared by all that are planned from it.
 *
 * @param translations of all articles, in other languages
 * @param facts about single posts, pages and authors
 * @param timeline the posts in their order
 * @param tags of the listed posts, by name
 * @param terms of the listed posts that are neither
 * @param series of the listed posts
 */
record Blog(
        Site site,
        Translations translations,
        Facts facts,
        Timeline timeline,
        List<Terms.Gathered> tags,
        OwnTerms terms,
        SeriesIndex series) {
    SiteFrame frame() {
        return facts.frame();
    }

    /** Whether it is the first of several languages, and none of them has its home at the root. */
    boolean answersForRoot() {
        List<Edition> editions = site.config().editions();
        return !editions.isEmpty()
                && editions.get(0).language().equals(frame().language())
                && editions.stream().map(Edition::root).noneMatch(Address.HOME::equals);
    }

    /**
     * @param site in one of its languages
     * @param links of all
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
                new OwnTerms(site.config(), facts.listed()),
                new SeriesIndex(
                        new Terms(Taxonomy.SERIES, site.config(), facts.listed()),
                        timeline,
                        site.config().zone()));
    }
}
