package dev.octavo.render.feed;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Author;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.Term;
import dev.octavo.blog.words.Word;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.text.Html;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Inputs.Addressing;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A post in a feed.
 *
 * @param id absent if it is made from the address
 * @param titled whether its title is its author's, and not the first words of its text
 * @param updated the time of publication if there is no later update
 * @param externalLink the absolute URL of the page on another site that the post is about
 * @param image an absolute URL
 * @param language absent if it is the site's
 */
record FeedEntry(
        SourcePath source,
        Address address,
        Optional<String> id,
        Optional<String> externalLink,
        String title,
        boolean titled,
        OffsetDateTime published,
        OffsetDateTime updated,
        Optional<String> summary,
        Optional<String> image,
        List<Writer> authors,
        List<Term> tags,
        Optional<String> language) {
    FeedEntry {
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
    }

    /** An author and their page. */
    record Writer(String name, Address address) {
        static Writer of(Author author, SiteConfig site) {
            return new Writer(author.name(), site.at(author.address()));
        }
    }

    static FeedEntry of(Article post, SiteConfig site, Optional<String> image) {
        ZoneId zone = site.zone();
        OffsetDateTime published = moment(post.date(), zone);
        OffsetDateTime updated = post.meta()
                .updated()
                .map(date -> moment(date, zone))
                .filter(moment -> moment.isAfter(published))
                .orElse(published);
        return new FeedEntry(
                post.source().path(),
                post.address(),
                post.meta().placement().feedId(),
                post.meta().link().map(Links::external),
                post.title(),
                post.meta().titled(),
                published,
                updated,
                post.meta().description().or(() -> post.excerpt().text()),
                image,
                post.meta().authors().stream()
                        .map(author -> Writer.of(author, site))
                        .toList(),
                Stream.of(post.meta().tags(), post.meta().terms())
                        .flatMap(List::stream)
                        .toList(),
                post.meta().placement().language());
    }

    /** Its body as HTML, with absolute URLs. */
    String body(Inputs inputs) {
        return inputs.article(source, Addressing.ABSOLUTE).markup();
    }

    /** The URL its title links to: the external page if there is one, or else {@code permalink}. */
    String titleLink(String permalink) {
        return externalLink.orElse(permalink);
    }

    /** Its body as HTML, followed by a link to {@code permalink} if the title links to another site. */
    String body(Inputs inputs, String permalink, String siteLanguage) {
        String text = body(inputs);
        if (externalLink.isEmpty()) {
            return text;
        }
        String words = inputs.words(language.orElse(siteLanguage)).text(Word.PERMALINK, Map.of("title", title));
        return text + "<p><a href=\"" + Html.escape(permalink) + "\">∞ " + Html.escape(words) + "</a></p>";
    }

    // RFC 3339, 5.6: an offset has no seconds, unlike those of local mean time.
    private static OffsetDateTime moment(PublicationDate date, ZoneId zone) {
        OffsetDateTime moment = date.moment(zone);
        boolean wholeMinutes = moment.getOffset().getTotalSeconds() % 60 == 0;
        return wholeMinutes ? moment : moment.withOffsetSameInstant(ZoneOffset.UTC);
    }
}
