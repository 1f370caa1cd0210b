package dev.octavo.render.page;

import dev.octavo.blog.words.Words;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.text.Html;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Listing;
import dev.octavo.render.output.Origin;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.Head.Introduction;
import dev.octavo.render.page.facts.SiteFrame;
import java.util.Optional;

/** A list with the title, the summary and the text of the page at its address, if there is one. */
interface IntroducedList extends Listing {
    SiteFrame frame();

    Optional<WrittenPage> introduction();

    /** Whether this is the first page of the list, on which the text stands. */
    default boolean isFirst() {
        return true;
    }

    /** {@code title} as this page of the list has it. */
    default String titled(String title, Words words) {
        return title;
    }

    /** The origin of the list that messages call {@code what}. */
    default Origin origin(String what) {
        return introduction().isEmpty()
                ? Origin.of(what)
                : Origin.of(
                        what,
                        Location.file(introduction().get().article().source().value()));
    }

    /** The frame on this page. */
    default SiteFrame here() {
        return introduction().isEmpty() || !isFirst()
                ? frame().on(address())
                : frame().on(address(), introduction().get().translations());
    }

    /** The list's title, or else {@code name}. */
    default String ownTitle(String name) {
        return introduction().isEmpty() ? name : introduction().get().link().title();
    }

    /** The head of the list {@code name}, whose summary is {@code summary} where its introduction has none. */
    default Head head(String name, String summary, Words words, Inputs inputs) {
        if (introduction().isEmpty()) {
            return frame().head(titled(name, words), address()).description(Optional.of(titled(summary, words)));
        }
        WrittenPage page = introduction().get();
        Html heading = page.link().heading();
        if (!isFirst()) {
            return frame().head(titled(page.link().title(), words), address())
                    .titleIn(page.link().language())
                    .description(Optional.of(titled(summary, words)))
                    .introducedBy(new Introduction(heading, Optional.empty()));
        }
        Head head = page.head(frame(), words);
        Optional<Html> body =
                Optional.of(page.body(inputs)).filter(text -> !text.markup().isBlank());
        return head.description(head.description().or(() -> Optional.of(summary)))
                .introducedBy(new Introduction(heading, body));
    }
}
