package dev.octavo.render.feed;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import dev.octavo.blog.site.Term;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.text.Json;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Listing;
import dev.octavo.render.output.Origin;
import java.util.List;
import java.util.Optional;

/** A feed in JSON Feed 1.1 format. */
record JsonFeed(Channel channel, Address address) implements Listing {
    private static final Json JSON = Json.PRETTY.inSnakeCase();

    @SuppressWarnings("MemberName") // JSON Feed 1.1: the name of an extension begins with an underscore
    private record Feed(
            String version,
            String title,
            String homePageUrl,
            String feedUrl,
            Optional<String> description,
            String language,
            Optional<List<Hub>> hubs,
            Optional<Rights> _rights,
            List<Item> items) {}

    private record Hub(String type, String url) {}

    /** Octavo's extension, as JSON Feed 1.1 allows. */
    private record Rights(Optional<String> license, Optional<Integer> tdmReservation) {
        boolean isGiven() {
            return license.isPresent() || tdmReservation.isPresent();
        }
    }

    private record Item(
            String id,
            String url,
            Optional<String> externalUrl,
            Optional<String> title,
            Optional<String> contentHtml,
            Optional<String> contentText,
            Optional<String> summary,
            Optional<String> image,
            String datePublished,
            String dateModified,
            List<Person> authors,
            List<String> tags,
            Optional<String> language) {}

    private record Person(String name, String url) {}

    @Override
    public Origin origin() {
        return Origin.of("the JSON feed of \"" + channel.name() + "\"");
    }

    @Override
    public Content make(Inputs inputs) {
        Feed feed = new Feed(
                "https://jsonfeed.org/version/1.1",
                channel.title(inputs),
                channel.absolute(channel.home()),
                channel.absolute(address),
                channel.blog().description(),
                channel.blog().language(),
                channel.blog().hub().map(hub -> List.of(new Hub("WebSub", hub))),
                Optional.of(new Rights(channel.blog().licence(), channel.blog().reservation()))
                        .filter(Rights::isGiven),
                channel.entries().stream().map(entry -> item(entry, inputs)).toList());
        return Content.text(JSON.write(feed) + "\n");
    }

    private Item item(FeedEntry entry, Inputs inputs) {
        String permalink = channel.absolute(entry.address());
        boolean full = channel.full();
        return new Item(
                channel.id(entry),
                permalink,
                entry.externalLink(),
                Optional.of(entry.title()).filter(words -> entry.titled()),
                Optional.of(entry).filter(post -> full).map(post -> post.body(inputs)),
                // JSON Feed 1.1: content_html or content_text is required.
                Optional.of(entry)
                        .filter(post -> !full)
                        .map(post -> post.summary().orElseGet(post::title)),
                entry.summary(),
                entry.image(),
                ISO_OFFSET_DATE_TIME.format(entry.published()),
                ISO_OFFSET_DATE_TIME.format(entry.updated()),
                entry.authors().stream()
                        .map(author -> new Person(author.name(), channel.absolute(author.address())))
                        .toList(),
                entry.tags().stream().map(Term::name).toList(),
                entry.language());
    }
}
