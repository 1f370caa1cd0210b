package dev.octavo.page;

import dev.octavo.address.Address;
import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Origin;
import dev.octavo.output.Output;
import dev.octavo.page.facts.Card;
import dev.octavo.page.facts.Head;
import dev.octavo.page.facts.SiteFrame;
import dev.octavo.page.plan.Blog;
import dev.octavo.page.view.ViewParts.YearView;
import dev.octavo.page.view.Views.ArchiveView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All posts by year, at {@code /archive/}. */
final class ArchivePages implements PageKind {
    @Override
    public Stream<ArchivePage> plan(Blog blog) {
        return Stream.of(new ArchivePage(blog.frame(), blog.timeline().cards()));
    }

    private record ArchivePage(SiteFrame frame, List<Card> posts) implements Output {
        @Override
        public Address address() {
            return new Address("/archive/");
        }

        @Override
        public Origin origin() {
            return Origin.of("the archive");
        }

        @Override
        public Content make(Inputs inputs) {
            ArchiveView view = new ArchiveView(
                    frame.view(address()), Head.of("Archive", address()).view(frame), years());
            return Content.text(inputs.render("archive", view));
        }

        private List<YearView> years() {
            SortedMap<Integer, List<Card>> years = new TreeMap<>(Comparator.reverseOrder());
            for (Card card : posts) {
                years.computeIfAbsent(card.date().day().getYear(), year -> new ArrayList<>())
                        .add(card);
            }
            return years.entrySet().stream()
                    .map(year -> new YearView(year.getKey(), Card.views(year.getValue(), frame)))
                    .toList();
        }
    }
}
