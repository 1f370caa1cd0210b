package dev.octavo.page;

import dev.octavo.links.Links;
import dev.octavo.page.facts.SiteFrame;
import dev.octavo.site.Entry;
import dev.octavo.site.Site;
import dev.octavo.site.Term.Taxonomy;
import java.util.List;

/**
 * A site as its pages see it: gathered once, shared by all that are planned from it.
 *
 * @param facts about single posts, pages and authors
 * @param timeline the posts in their order
 * @param tags of the listed posts, by name
 * @param terms of the listed posts that are neither
 * @param series of the listed posts
 * @param reading what to go on with after a post
 */
record Blog(
        Site site,
        SiteFrame frame,
        Facts facts,
        Timeline timeline,
        List<Terms.Gathered> tags,
        OwnTerms terms,
        SeriesIndex series,
        FurtherReading reading) {
    /** {@code site} with all its links. */
    static Blog of(Site site, Links links) {
        List<Entry> listed = site.posts().stream().filter(Entry::isListed).toList();
        Terms tags = new Terms(Taxonomy.TAG, listed);
        Facts facts = new Facts(site, links, tags);
        Timeline timeline = new Timeline(site.posts(), facts);
        return new Blog(
                site,
                SiteFrame.of(
                        site,
                        site.config().navigation().stream()
                                .map(facts::navigation)
                                .toList(),
                        links.icon(site.config())),
                facts,
                timeline,
                tags.byName(),
                new OwnTerms(site.config().taxonomies(), listed),
                new SeriesIndex(
                        new Terms(Taxonomy.SERIES, listed),
                        timeline,
                        site.config().zone()),
                new FurtherReading(facts, tags, timeline));
    }
}
