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
import dev.octavo.render.page.facts.Views.NotFoundView;
import java.util.Optional;
import java.util.stream.Stream;

/** The page {@code 404.html}, which hosts send for a missing address. */
final class NotFoundPages implements PageKind {
    private static final String NAME = "404.html";

    @Override
    public Stream<Planned> plan(Blog blog) {
        Address own = blog.frame().home().file(NAME);
        return Stream.concat(Stream.of(own), Stream.of(Address.HOME.file(NAME)).filter(address -> blog.redirectsRoot()))
                .distinct()
                .map(address -> Planned.of(new NotFoundPage(blog.frame(), address)));
    }

    private record NotFoundPage(SiteFrame frame, Address address) implements Output {
        @Override
        public Origin origin() {
            return Origin.of("the page for what is not found");
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            // Search engines index no page that comes with the status 404, so it need not forbid it.
            Head head = frame.head(words.text(Word.NOT_FOUND), address())
                    .description(Optional.of(words.text(Word.NOT_FOUND_REASON)));
            return frame.rendered("404", new NotFoundView(frame.on(address()), head), inputs);
        }
    }
}
