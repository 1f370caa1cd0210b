package dev.octavo.page;

import dev.octavo.address.Address;
import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Origin;
import dev.octavo.output.Planned;
import dev.octavo.page.facts.Annotations;
import dev.octavo.page.facts.Card;
import dev.octavo.page.facts.Head;
import dev.octavo.page.facts.LinkedData;
import dev.octavo.page.facts.LinkedData.Step;
import dev.octavo.page.facts.ListPage;
import dev.octavo.page.facts.SiteFrame;
import dev.octavo.page.facts.Views.ArchiveView;
import dev.octavo.page.facts.Views.Year;
import dev.octavo.words.Word;
import dev.octavo.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All posts by year, at {@code /archive/}. Where they are too many for one page it shows the years alone, and each has
 * pages of its own, from {@code /archive/2026/} on.
 */
final class ArchivePages implements PageKind {
    private static final int LARGEST = 1000;

    @Override
    public Stream<Planned> plan(Blog blog) {
        return pages(blog).map(Planned::of);
    }

    private static Stream<ArchivePage> pages(Blog blog) {
        List<Card> all = blog.timeline().blog();
        if (all.size() <= LARGEST) {
            return ListPage.of(blog.frame().archive(), all, LARGEST)
                    .map(list -> new ArchivePage(blog.frame(), Optional.empty(), list, List.of()));
        }
        SortedMap<Integer, List<Card>> byYear = byYear(all);
        List<Year> years = byYear.entrySet().stream()
                .map(year -> new Year(
                        year.getKey(),
                        Optional.of(address(year.getKey(), blog)),
                        year.getValue().size(),
                        List.of()))
                .toList();
        Stream<ArchivePage> index = ListPage.of(blog.frame().archive(), List.of(), LARGEST)
                .map(list -> new ArchivePage(blog.frame(), Optional.empty(), list, years));
        Stream<ArchivePage> pages = byYear.entrySet().stream()
                .flatMap(year -> ListPage.of(address(year.getKey(), blog), year.getValue(), LARGEST)
                        .map(list -> new ArchivePage(blog.frame(), Optional.of(year.getKey()), list, List.of())));
        return Stream.concat(index, pages);
    }

    private static SortedMap<Integer, List<Card>> byYear(List<Card> posts) {
        SortedMap<Integer, List<Card>> years = new TreeMap<>(Comparator.reverseOrder());
        for (Card card : posts) {
            years.computeIfAbsent(card.date().day().getYear(), year -> new ArrayList<>())
                    .add(card);
        }
        return years;
    }

    private static Address address(int year, Blog blog) {
        return blog.frame().archive().child(Integer.toString(year));
    }

    /**
     * @param year that it shows alone
     * @param list the posts that are shown
     * @param years those that are named instead
     */
    private record ArchivePage(SiteFrame frame, Optional<Integer> year, ListPage list, List<Year> years)
            implements OfList {
        @Override
        public Origin origin() {
            return Origin.of(list.list().equals(frame.archive()) ? "the archive" : "the archive, " + list.list());
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(frame.language());
            String title = year.map(only -> words.text(Word.ARCHIVE_OF_YEAR, Map.of("year", only)))
                    .orElseGet(() -> words.text(Word.ARCHIVE));
            int count =
                    list.posts().size() + years.stream().mapToInt(Year::count).sum();
            String summary = year.isPresent()
                    ? Summaries.list(title, count, frame, words)
                    : Summaries.archive(count, frame, words);
            Head head = frame.head(list.titled(title, words), address())
                    .description(Optional.of(list.titled(summary, words)));
            ArchiveView view = new ArchiveView(
                    frame.on(address()),
                    head.annotated(Annotations.of(List.of(), LinkedData.list(head, frame, way(words)))),
                    Stream.concat(years.stream(), shown()).toList(),
                    list);
            return Content.text(inputs.render("archive", frame.language(), view));
        }

        private Step[] way(Words words) {
            return year.isPresent() ? new Step[] {new Step(words.text(Word.ARCHIVE), frame.archive())} : new Step[0];
        }

        private Stream<Year> shown() {
            return byYear(list.posts()).entrySet().stream()
                    .map(year -> new Year(
                            year.getKey(), Optional.empty(), year.getValue().size(), year.getValue()));
        }
    }
}
