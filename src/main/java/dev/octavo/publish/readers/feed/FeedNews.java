package dev.octavo.publish.readers.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What those who subscribed to a feed are notified of.
 *
 * @param fresh the titles of items whose pages are new
 * @param again items that may be shown to them although they know them, or their pages, already
 */
public record FeedNews(List<String> fresh, List<Again> again) {
    /** An item, and why it is shown: {@code new address}. */
    public record Again(String title, String reason) {}

    public FeedNews {
        fresh = List.copyOf(fresh);
        again = List.copyOf(again);
    }

    public boolean isEmpty() {
        return fresh.isEmpty() && again.isEmpty();
    }

    /**
     * @param known whether the page of an item was there before
     * @param moved where the page of an item that was there is now, as a path; empty where it has not moved
     */
    record Pages(Predicate<FeedItem> known, Function<FeedItem, Optional<String>> moved) {}

    static FeedNews between(List<FeedItem> before, List<FeedItem> now, Pages pages) {
        Map<String, FeedItem> byId = new HashMap<>();
        before.forEach(item -> byId.putIfAbsent(item.id(), item));
        Set<String> kept = new HashSet<>();
        now.forEach(item -> kept.add(item.id()));
        List<FeedItem> gone =
                before.stream().filter(item -> !kept.contains(item.id())).toList();
        int lastKept = -1;
        for (int i = 0; i < now.size(); i++) {
            lastKept = byId.containsKey(now.get(i).id()) ? i : lastKept;
        }
        List<String> fresh = new ArrayList<>();
        List<Again> again = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            FeedItem item = now.get(i);
            Optional<FeedItem> old = Optional.ofNullable(byId.get(item.id()));
            if (old.isPresent()) {
                if (!old.get().updated().equals(item.updated())) {
                    again.add(new Again(item.name(), "marked as updated"));
                }
                continue;
            }
            boolean oldest = i > lastKept;
            reason(item, oldest, gone, pages)
                    .ifPresentOrElse(why -> again.add(new Again(item.name(), why)), () -> fresh.add(item.name()));
        }
        return new FeedNews(fresh, again);
    }

    /** Why an item that the feed did not have is nothing new to its readers; empty where it is. */
    private static Optional<String> reason(FeedItem item, boolean oldest, List<FeedItem> gone, Pages pages) {
        for (FeedItem old : gone) {
            boolean led = item.path().isPresent() && pages.moved().apply(old).equals(item.path());
            boolean twin = old.title().equals(item.title()) && old.published().equals(item.published());
            if (old.link().equals(item.link())) {
                return Optional.of("new id");
            }
            if (led || twin) {
                return Optional.of("new address");
            }
        }
        if (!pages.known().test(item)) {
            return Optional.empty();
        }
        boolean back = oldest && !gone.isEmpty();
        return Optional.of(back ? "back, since another left" : "its page is not new");
    }
}
