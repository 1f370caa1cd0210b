package dev.octavo.page;

import dev.octavo.address.Address;
import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Listing;
import dev.octavo.output.Origin;
import dev.octavo.output.Planned;
import dev.octavo.page.facts.Card;
import dev.octavo.page.facts.Head;
import dev.octavo.page.facts.Head.Feed;
import dev.octavo.page.facts.SiteFrame;
import dev.octavo.page.facts.TermCount;
import dev.octavo.page.facts.Views.SeriesView;
import dev.octavo.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The posts of each series, at {@code /series/NAME/}. */
final class SeriesPages implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        return blog.series().all().stream()
                .map(series -> Planned.of(new SeriesPage(blog.frame(), series.term(), series.posts())));
    }

    private record SeriesPage(SiteFrame frame, TermCount series, List<Card> posts) implements Listing {
        @Override
        public Address address() {
            return series.href();
        }

        @Override
        public Origin origin() {
            return Origin.of("the series \"" + series.name() + "\"");
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            Head head = frame.head(series.name(), address())
                    .description(Optional.of(Summaries.series(series, frame, words)))
                    .feed(Feed.of(series.name(), address(), frame, words))
                    .ofList(frame);
            return Content.text(inputs.render(
                    "series", frame.language(), new SeriesView(frame.on(address()), head, series, posts)));
        }
    }
}
