package dev.octavo.render.page;

import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.facts.Card;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.LinkedData.Breadcrumb;
import dev.octavo.render.page.facts.ListPage;
import dev.octavo.render.page.facts.SiteFrame;
import dev.octavo.render.page.facts.Views.ArchiveView;
import dev.octavo.render.page.facts.Views.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All posts by year, at {@code /archive/}. If they are too many for one page, it lists only the years, each of which has
 * its own pages, such as {@code /archive/2026/}.
 */
final class ArchivePages implements PageKind {
    private static final int MAX_POSTS = 1000;

    @Override
    public Stream<Planned> plan(Blog blog) {
        return pages(blog).map(Planned::of);
    }

    private static Stream<ArchivePage> pages(Blog blog) {
        List<Card> all = blog.timeline().blog();
        Optional<WrittenPage> introduction = blog.introduction(blog.frame().archive());
        if (all.size() <= MAX_POSTS) {
            return ListPage.of(blog.frame().archive(), all, MAX_POSTS)
                    .map(list -> new ArchivePage(blog.frame(), introduction, Optional.empty(), list, List.of()));
        }
        SortedMap<Integer, List<Card>> byYear = byYear(all);
        List<Year> years = byYear.entrySet().stream()
                .map(year -> new Year(
                        year.getKey(),
                        Optional.of(address(year.getKey(), blog)),
                        year.getValue().size(),
                        List.of()))
                .toList();
        Stream<ArchivePage> index = ListPage.of(blog.frame().archive(), List.of(), MAX_POSTS)
                .map(list -> new ArchivePage(blog.frame(), introduction, Optional.empty(), list, years));
        Stream<ArchivePage> pages = byYear.entrySet().stream()
                .flatMap(year -> ListPage.of(address(year.getKey(), blog), year.getValue(), MAX_POSTS)
                        .map(list -> new ArchivePage(
                                blog.frame(), Optional.empty(), Optional.of(year.getKey()), list, List.of())));
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
     * @param year the only year it shows; absent for all
     * @param list the posts it shows
     * @param years the years it links to instead
     */
    private record ArchivePage(
            SiteFrame frame,
            Optional<WrittenPage> introduction,
            Optional<Integer> year,
            ListPage list,
            List<Year> years)
            implements PostList {
        @Override
        public Origin origin() {
            return origin(list.list().equals(frame.archive()) ? "the archive" : "the archive, " + list.list());
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
            List<Breadcrumb> above = year.stream()
                    .map(any -> new Breadcrumb(words.text(Word.ARCHIVE), frame.archive()))
                    .toList();
            Head head = head(title, summary, words, inputs).ofList(frame, above);
            ArchiveView view = new ArchiveView(
                    here(), head, Stream.concat(years.stream(), shown()).toList(), list);
            return frame.rendered("archive", view, inputs);
        }

        private Stream<Year> shown() {
            return byYear(list.posts()).entrySet().stream()
                    .map(year -> new Year(
                            year.getKey(), Optional.empty(), year.getValue().size(), year.getValue()));
        }
    }
}
