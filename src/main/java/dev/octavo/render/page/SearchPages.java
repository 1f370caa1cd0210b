package dev.octavo.render.page;

import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
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
        return blog.site().config().search()
                ? Stream.of(Planned.of(new SearchPage(
                        blog.frame(), blog.introduction(blog.frame().searchPage()))))
                : Stream.empty();
    }

    private record SearchPage(SiteFrame frame, Optional<WrittenPage> introduction) implements IntroducedList {
        @Override
        public Address address() {
            return frame.searchPage();
        }

        @Override
        public Origin origin() {
            return origin("the page of the search");
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            String title = words.text(Word.SEARCH);
            // Search engines may index the form; the script adds noindex to pages with results.
            Head head = head(title, Summaries.index(title, frame, words), words, inputs)
                    .ofList(frame);
            return frame.rendered("search", new SearchView(here(), head), inputs);
        }
    }
}
