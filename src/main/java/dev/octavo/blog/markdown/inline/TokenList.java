package dev.octavo.blog.markdown.inline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The doubly linked list of a text's tokens. Finished parts are taken out and put back as a single token. */
final class TokenList {
    private final boolean autolinks;
    private @Nullable InlineToken first;
    private @Nullable InlineToken last;

    /** @param autolinks whether mail addresses in text become links */
    TokenList(boolean autolinks) {
        this.autolinks = autolinks;
    }

    /** Inlines that were taken out, and their nesting depth. */
    record Piece(List<Inline> content, int depth) {}

    InlineToken add(InlineToken token) {
        token.previous = last;
        if (last == null) {
            first = token;
        } else {
            last.next = token;
        }
        last = token;
        return token;
    }

    void insertAfter(InlineToken place, InlineToken token) {
        InlineToken after = place.next;
        place.next = token;
        token.previous = place;
        token.next = after;
        if (after == null) {
            last = token;
        } else {
            after.previous = token;
        }
    }

    void remove(InlineToken token) {
        cut(token, token);
    }

    List<Inline> takeAll() {
        InlineToken start = first;
        first = null;
        last = null;
        return start == null ? List.of() : collect(start).content();
    }

    Piece takeAfter(InlineToken place) {
        InlineToken start = place.next;
        if (start == null) {
            return new Piece(List.of(), 0);
        }
        place.next = null;
        last = place;
        return collect(start);
    }

    Piece takeBetween(InlineToken opener, InlineToken closer) {
        InlineToken start = opener.next;
        InlineToken end = closer.previous;
        if (start == null || start == closer || end == null) {
            return new Piece(List.of(), 0);
        }
        cut(start, end);
        return collect(start);
    }

    private void cut(InlineToken from, InlineToken to) {
        InlineToken before = from.previous;
        InlineToken after = to.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        to.next = null;
    }

    private Piece collect(InlineToken start) {
        List<Inline> content = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int wordsAt = 0;
        int depth = 0;
        for (InlineToken token = start; token != null; token = token.next) {
            Inline inline = token.inline;
            String text = inline == null ? token.marks.substring(0, token.remaining) : "";
            if (inline instanceof Inline.Text plain && !plain.literal()) {
                text = plain.text();
            } else if (inline != null) {
                addWords(words, wordsAt, content);
                content.add(inline);
                depth = Math.max(depth, token.depth);
                continue;
            }
            if (words.isEmpty()) {
                wordsAt = token.at;
            }
            words.append(text);
        }
        addWords(words, wordsAt, content);
        return new Piece(content, depth);
    }

    private void addWords(StringBuilder words, int at, List<Inline> content) {
        if (words.isEmpty()) {
            return;
        }
        String text = words.toString();
        words.setLength(0);
        if (autolinks && text.indexOf('@') > 0) {
            Autolinks.addMailAddresses(text, at, content);
        } else {
            content.add(new Inline.Text(text));
        }
    }
}
