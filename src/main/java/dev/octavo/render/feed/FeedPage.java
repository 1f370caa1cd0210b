package dev.octavo.render.feed;

import dev.octavo.blog.words.Languages;
import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.text.Html;
import dev.octavo.render.output.Inputs;
import java.util.Map;

/**
 * Writes XHTML into a feed for people who open it in a browser. Feed readers ignore it, like any element of a vocabulary
 * they do not know (RFC 4287, 6.3). It is styled with CSS, since browsers are dropping XSLT.
 */
final class FeedPage {
    private static final Address STYLESHEET = new Address("/css/feed.css");

    private FeedPage() {}

    /** The address of the stylesheet, which hides the rest of the feed. */
    static String stylesheet(Channel channel) {
        return channel.blog().url().href(STYLESHEET);
    }

    static void write(XmlText xml, Channel channel, Inputs inputs) {
        String language = channel.blog().language();
        xml.element(
                "div",
                () -> writeContents(xml, channel, inputs),
                "xmlns",
                "http://www.w3.org/1999/xhtml",
                "lang",
                language,
                "dir",
                Languages.direction(language));
    }

    private static void writeContents(XmlText xml, Channel channel, Inputs inputs) {
        Words words = inputs.words(channel.blog().language());
        Html home = new Html("<a href=\"" + Html.escape(channel.absolute(channel.home())) + "\">"
                + Html.escape(channel.title(inputs)) + "</a>");
        xml.text("h1", channel.title(inputs));
        xml.markup("p", words.html(Word.FEED_EXPLAINED, Map.of("site", home)));
        for (FeedEntry entry : channel.entries()) {
            String[] language = entry.language()
                    .map(tag -> new String[] {"lang", tag, "dir", Languages.direction(tag)})
                    .orElse(new String[0]);
            xml.element(
                    "section",
                    () -> {
                        xml.element(
                                "h2", () -> xml.text("a", entry.title(), "href", channel.absolute(entry.address())));
                        xml.text(
                                "time",
                                words.date(entry.published().toLocalDate()),
                                "lang",
                                channel.blog().language());
                        xml.text("p", entry.summary());
                    },
                    language);
        }
    }
}
