package dev.octavo.render.feed;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import dev.octavo.blog.site.Term;
import dev.octavo.lib.address.Address;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Listing;
import dev.octavo.render.output.Origin;

/** A feed in Atom format (RFC 4287). */
record AtomFeed(Channel channel, Address address) implements Listing {
    @Override
    public Origin origin() {
        return Origin.of("the Atom feed of \"" + channel.name() + "\"");
    }

    @Override
    public Content make(Inputs inputs) {
        return Content.text(XmlText.styled(
                FeedPage.stylesheet(channel),
                xml -> xml.element(
                        "feed",
                        () -> writeFeed(xml, inputs),
                        "xmlns",
                        "http://www.w3.org/2005/Atom",
                        "xml:lang",
                        channel.blog().language())));
    }

    private void writeFeed(XmlText xml, Inputs inputs) {
        String home = channel.absolute(channel.home());
        FeedPage.write(xml, channel, inputs);
        xml.text("id", channel.id());
        xml.text("title", channel.title(inputs));
        xml.text("subtitle", channel.description());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", home);
        xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", channel.absolute(address));
        channel.blog().hub().ifPresent(hub -> xml.empty("link", "rel", "hub", "href", hub)); // W3C, WebSub, 4
        xml.text("updated", ISO_OFFSET_DATE_TIME.format(channel.updated()));
        // RFC 4287, 4.1.1: a feed names an author unless each of its entries does.
        if (channel.entries().isEmpty()
                || channel.entries().stream().anyMatch(entry -> entry.authors().isEmpty())) {
            xml.element("author", () -> xml.text("name", channel.title(inputs)));
        }
        xml.text("rights", channel.blog().copyright());
        channel.blog().licence().ifPresent(href -> xml.empty("link", "rel", "license", "href", href)); // RFC 4946
        channel.blog()
                .reservation()
                .ifPresent(value -> xml.text("reservation", value.toString(), "xmlns", Channel.TDM));
        xml.text("generator", "Octavo");
        for (FeedEntry entry : channel.entries()) {
            String[] language =
                    entry.language().map(tag -> new String[] {"xml:lang", tag}).orElse(new String[0]);
            xml.element("entry", () -> writeEntry(xml, entry, inputs), language);
        }
    }

    private void writeEntry(XmlText xml, FeedEntry entry, Inputs inputs) {
        String permalink = channel.absolute(entry.address());
        xml.text("id", channel.id(entry));
        xml.text("title", entry.title());
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", entry.titleLink(permalink));
        if (entry.externalLink().isPresent()) {
            xml.empty("link", "rel", "related", "type", "text/html", "href", permalink);
        }
        xml.text("published", ISO_OFFSET_DATE_TIME.format(entry.published()));
        xml.text("updated", ISO_OFFSET_DATE_TIME.format(entry.updated()));
        for (FeedEntry.Writer author : entry.authors()) {
            xml.element("author", () -> {
                xml.text("name", author.name());
                xml.text("uri", channel.absolute(author.address()));
            });
        }
        for (Term tag : entry.tags()) {
            xml.empty("category", "term", tag.slug(), "label", tag.name());
        }
        xml.text("summary", entry.summary());
        if (channel.full()) {
            xml.text("content", entry.body(inputs, permalink, channel.blog().language()), "type", "html");
        }
    }
}
