package dev.octavo.page;

import dev.octavo.address.Address;
import dev.octavo.links.Links;
import dev.octavo.page.Facts.Place;
import dev.octavo.page.facts.Card;
import dev.octavo.page.facts.Head;
import dev.octavo.page.facts.Leaf;
import dev.octavo.page.facts.NextPost;
import dev.octavo.page.facts.Picture;
import dev.octavo.page.facts.PlaceLink;
import dev.octavo.page.facts.SiteFrame;
import dev.octavo.site.Entry;
import dev.octavo.site.Site;
import dev.octavo.site.Term;
import dev.octavo.site.Term.Taxonomy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What components may know of the site, of their article and of others. Safe to use from several threads. */
public final class ComponentFacts {
    private final Site site;
    private final Facts facts;
    private final SiteFrame frame;

    /** @param site in one of its languages */
    public ComponentFacts(Site site, Links links) {
        this.site = site;
        this.facts = new Facts(
                site,
                links,
                new Terms(
                        Taxonomy.TAG,
                        site.config(),
                        site.posts().stream().filter(Entry::isListed).toList()));
        this.frame = SiteFrame.of(
                site, site.config().navigation().stream().map(facts::navigation).toList(), links.icon(site.config()));
    }

    /**
     * Which posts a component shows: those that have all that is said, the newest first, of a series the oldest.
     *
     * @param most how many at most
     */
    public record Choice(Optional<String> tag, Optional<String> series, Optional<String> author, int most) {}

    public SiteFrame frame() {
        return frame;
    }

    /** What the page of {@code entry} says of itself. */
    public Head head(Entry entry) {
        Leaf leaf = Leaf.of(entry, entry.isPost() ? "post" : "page");
        PlaceLink link = PlaceLink.of(entry, site.config().usualLanguage());
        return leaf.head(link, Facts.excerpt(entry), facts.illustration(entry), frame, link.language());
    }

    /** A post or page as lists show it. */
    public Card card(Entry entry) {
        return facts.card(entry);
    }

    /** A post to go on with, and what it has in common with the one that leads there. */
    public NextPost next(Entry entry, List<String> about) {
        return facts.next(entry, about);
    }

    /** A picture, or any other address, that {@code entry} mentions. */
    public Picture picture(Entry entry, String written) {
        return facts.picture(written, "", Optional.empty(), Place.of(entry));
    }

    /** The posts of a choice, without the one that shows them. */
    public List<Card> posts(Choice choice, Address shownOn) {
        List<Entry> posts = site.posts().stream()
                .filter(Entry::isListed)
                .filter(post -> !post.address().equals(shownOn))
                .filter(post -> has(post.meta().tags(), choice.tag())
                        && has(post.meta().series().stream().toList(), choice.series())
                        && isBy(post, choice.author()))
                .toList();
        List<Entry> ordered = new ArrayList<>(posts);
        if (choice.series().isPresent()) {
            Collections.reverse(ordered);
        }
        return ordered.stream().limit(choice.most()).map(facts::card).toList();
    }

    private static boolean has(Collection<Term> terms, Optional<String> name) {
        return name.isEmpty() || terms.stream().anyMatch(term -> term.name().equalsIgnoreCase(name.get()));
    }

    private static boolean isBy(Entry post, Optional<String> name) {
        return name.isEmpty()
                || post.meta().authors().stream()
                        .anyMatch(author -> author.id().equalsIgnoreCase(name.get())
                                || author.name().equalsIgnoreCase(name.get()));
    }
}
