package dev.octavo.markdown.inline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The doubly linked list of a text's tokens. Finished parts are taken out and put back as a single token. */
final class TokenList {
    private final boolean autolinks;
    private @Nullable Token first;
    private @Nullable Token last;

    /** @param autolinks whether mail addresses in text become links */
    TokenList(boolean autolinks) {
        this.autolinks = autolinks;
    }

    /** Inlines that were taken out, and their nesting depth. */
    record Piece(List<Inline> content, int depth) {}

    Token add(Token token) {
        token.previous = last;
        if (last == null) {
            first = token;
        } else {
            last.next = token;
        }
        last = token;
        return token;
    }

    void insertAfter(Token place, Token token) {
        Token after = place.next;
        place.next = token;
        token.previous = place;
        token.next = after;
        if (after == null) {
            last = token;
        } else {
            after.previous = token;
        }
    }

    void remove(Token token) {
        cut(token, token);
    }

    List<Inline> takeAll() {
        Token start = first;
        first = null;
        last = null;
        return start == null ? List.of() : collect(start).content();
    }

    Piece takeAfter(Token place) {
        Token start = place.next;
        if (start == null) {
            return new Piece(List.of(), 0);
        }
        place.next = null;
        last = place;
        return collect(start);
    }

    Piece takeBetween(Token opener, Token closer) {
        Token start = opener.next;
        Token end = closer.previous;
        if (start == null || start == closer || end == null) {
            return new Piece(List.of(), 0);
        }
        cut(start, end);
        return collect(start);
    }

    private void cut(Token from, Token to) {
        Token before = from.previous;
        Token after = to.next;
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

    private Piece collect(Token start) {
        List<Inline> content = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int wordsAt = 0;
        int depth = 0;
        for (Token token = start; token != null; token = token.next) {
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
