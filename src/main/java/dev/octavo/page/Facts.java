package dev.octavo.page;

import dev.octavo.address.Address;
import dev.octavo.page.WrittenLinks.Place;
import dev.octavo.page.facts.Card;
import dev.octavo.page.facts.Figure;
import dev.octavo.page.facts.PlaceLink;
import dev.octavo.page.facts.Portrait;
import dev.octavo.page.facts.Writer;
import dev.octavo.site.Article.Excerpt;
import dev.octavo.site.Author;
import dev.octavo.site.Entry;
import dev.octavo.site.Site;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Makes the facts about posts and authors, each author's once. */
final class Facts {
    private final WrittenLinks links;
    private final Terms tags;
    private final Set<Address> authorPages;
    private final String language;
    private final Map<String, Portrait> portraits = new ConcurrentHashMap<>();

    Facts(WrittenLinks links, Terms tags, Site site) {
        this.links = links;
        this.tags = tags;
        this.language = site.config().language();
        this.authorPages = site.authors().stream().map(Author::address).collect(Collectors.toSet());
    }

    Card card(Entry post) {
        return new Card(
                PlaceLink.of(post, language),
                post.date(),
                post.meta().updated(),
                post.readMinutes(),
                excerpt(post),
                post.meta().description().isPresent(),
                tags.of(post).stream().map(Terms.Gathered::term).toList(),
                post.meta().authors().stream()
                        .map(author -> portrait(author).writer())
                        .toList(),
                illustration(post),
                post.state());
    }

    /** What stands for the whole: the description, else the first words. */
    static Excerpt excerpt(Entry entry) {
        return entry.meta().description().map(Excerpt::of).orElseGet(entry.article()::excerpt);
    }

    Optional<Figure> illustration(Entry entry) {
        return entry.meta().illustration().map(illustration -> links.illustration(illustration, Place.of(entry)));
    }

    Portrait portrait(Author author) {
        return portraits.computeIfAbsent(author.id(), id -> newPortrait(author));
    }

    private Portrait newPortrait(Author author) {
        Place place = Place.of(author);
        return new Portrait(
                new Writer(author.name(), Optional.of(author.address()).filter(authorPages::contains)),
                author.bio(),
                author.picture().map(src -> links.picture(src, "", place)), // the name stands beside it
                author.links().stream().map(link -> links.link(link, place)).toList());
    }
}
