package dev.octavo.render.feed;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import dev.octavo.blog.site.Term;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.text.Html;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Listing;
import dev.octavo.render.output.Origin;

/** A feed in RSS 2.0 format, by the specification and the RSS Advisory Board's profile. */
record RssFeed(Channel channel, Address address) implements Listing {
    @Override
    public Origin origin() {
        return Origin.of("the RSS feed of \"" + channel.name() + "\"");
    }

    @Override
    public Content make(Inputs inputs) {
        return Content.text(XmlText.styled(
                FeedPage.stylesheet(channel),
                xml -> xml.element(
                        "rss",
                        () -> xml.element("channel", () -> writeChannel(xml, inputs)),
                        "version",
                        "2.0",
                        "xmlns:atom",
                        "http://www.w3.org/2005/Atom",
                        "xmlns:content",
                        "http://purl.org/rss/1.0/modules/content/",
                        "xmlns:dc",
                        "http://purl.org/dc/elements/1.1/")));
    }

    private void writeChannel(XmlText xml, Inputs inputs) {
        FeedPage.write(xml, channel, inputs);
        xml.text("title", channel.title(inputs));
        xml.text("link", channel.absolute(channel.home()));
        xml.text("description", channel.blog().description().orElse(channel.title(inputs)));
        xml.empty("atom:link", "rel", "self", "type", "application/rss+xml", "href", channel.absolute(address));
        channel.blog().hub().ifPresent(hub -> xml.empty("atom:link", "rel", "hub", "href", hub)); // W3C, WebSub, 4
        xml.text("language", channel.blog().language());
        xml.text("copyright", channel.blog().copyright());
        channel.blog().licence().ifPresent(href -> xml.empty("atom:link", "rel", "license", "href", href));
        channel.blog()
                .reservation()
                .ifPresent(value -> xml.text("reservation", value.toString(), "xmlns", Channel.TDM));
        if (!channel.entries().isEmpty()) {
            xml.text("lastBuildDate", RFC_1123_DATE_TIME.format(channel.updated()));
        }
        xml.text("generator", "Octavo");
        for (FeedEntry entry : channel.entries()) {
            xml.element("item", () -> writeItem(xml, entry, inputs));
        }
    }

    private void writeItem(XmlText xml, FeedEntry entry, Inputs inputs) {
        String permalink = channel.absolute(entry.address());
        if (entry.titled() || entry.summary().isEmpty()) { // RSS 2.0: an item has a title or a description
            xml.text("title", entry.title());
        }
        xml.text("link", entry.titleLink(permalink));
        String id = channel.id(entry);
        xml.text("guid", id, "isPermaLink", String.valueOf(id.equals(permalink)));
        xml.text("pubDate", RFC_1123_DATE_TIME.format(entry.published()));
        // "author" must be an e-mail address.
        for (FeedEntry.Writer author : entry.authors()) {
            xml.text("dc:creator", author.name());
        }
        xml.text("dc:language", entry.language());
        for (Term tag : entry.tags()) {
            xml.text("category", tag.name());
        }
        xml.text("description", entry.summary().map(Html::escape)); // its content is HTML
        if (channel.full()) {
            xml.text(
                    "content:encoded",
                    entry.body(inputs, permalink, channel.blog().language()));
        }
    }
}
