package dev.octavo.render.page;

import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.SiteFrame;
import dev.octavo.render.page.facts.Views.SearchView;
import java.util.Optional;
import java.util.stream.Stream;

/** The page {@code /search/}, which shows what a query finds: {@code /search/?q=words}. */
final class SearchPages implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        return blog.site().config().search() ? Stream.of(Planned.of(new SearchPage(blog.frame()))) : Stream.empty();
    }

    private record SearchPage(SiteFrame frame) implements Output {
        @Override
        public Address address() {
            return frame.searchPage();
        }

        @Override
        public Origin origin() {
            return Origin.of("the page of the search");
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            String title = words.text(Word.SEARCH);
            // Search engines may index the form; the script adds noindex to pages with results.
            Head head = frame.head(title, address())
                    .description(Optional.of(Summaries.index(title, frame, words)))
                    .ofList(frame);
            return frame.rendered("search", new SearchView(frame.on(address()), head), inputs);
        }
    }
}
