package dev.octavo.render.page.facts;

import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One page of a list of posts: the first is at the address of the list, the second below it at {@code page/2/}.
 *
 * @param list the address of the list
 * @param number from 1
 * @param count how many pages the list has, at least 1
 */
public record ListPage(Address list, int number, int count, List<Card> posts) {
    public ListPage {
        posts = List.copyOf(posts);
    }

    /** All pages of the list at {@code list}, with at most {@code size} posts each; one page if there are no posts. */
    public static Stream<ListPage> of(Address list, List<Card> posts, int size) {
        int count = Math.max(1, (posts.size() + size - 1) / size);
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new ListPage(
                        list,
                        number,
                        count,
                        posts.subList((number - 1) * size, Math.min(number * size, posts.size()))));
    }

    public Address address() {
        return number == 1 ? list : list.child("page").child(Integer.toString(number));
    }

    public boolean isFirst() {
        return number == 1;
    }

    /** {@code title} on the first page, and with the page's number on others. */
    public String titled(String title, Words words) {
        return isFirst() ? title : words.text(Word.TITLE_ON_PAGE, Map.of("title", title, "number", number));
    }

    /** {@code what} with the page's number, for messages. */
    public String named(String what) {
        return isFirst() ? what : what + ", page " + number;
    }

    /** The previous page. */
    public Optional<Address> newer() {
        return page(number - 1);
    }

    /** The next page. */
    public Optional<Address> older() {
        return page(number + 1);
    }

    private Optional<Address> page(int other) {
        return other < 1 || other > count
                ? Optional.empty()
                : Optional.of(new ListPage(list, other, count, List.of()).address());
    }
}
