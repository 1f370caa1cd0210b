package dev.octavo.render.page;

import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Listing;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.facts.Card;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.Head.Feed;
import dev.octavo.render.page.facts.SiteFrame;
import dev.octavo.render.page.facts.TermCount;
import dev.octavo.render.page.facts.Views.SeriesView;
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
