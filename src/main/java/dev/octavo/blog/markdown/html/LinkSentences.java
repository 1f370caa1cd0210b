package dev.octavo.blog.markdown.html;

import dev.octavo.blog.site.Article.Link;
import dev.octavo.lib.text.Sentence;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Finds the sentence around a link of an article. */
public final class LinkSentences {
    private static final int MOST = 140; // characters on each side of the link
    private static final String HERE = "here:";
    private static final String NOT_SAID = "a.anchor, a.footnote-back, sup.footnote-ref, code.math, annotation";

    // Noncharacters, which no text contains.
    private static final String OPENED = "\uFDD0";
    private static final String CLOSED = "\uFDD1";

    private LinkSentences() {}

    /** The sentence around the first link of {@code body} that matches {@code wanted}; empty if the link has no text. */
    public static Optional<Sentence> around(Body body, Predicate<Link> wanted) {
        StringBuilder html = new StringBuilder();
        boolean found = false;
        for (Body.Part part : body.parts()) {
            if (part instanceof Body.Part.Markup markup) {
                html.append(markup.html());
            } else if (part instanceof Body.Part.Href href && !found && wanted.test(href.link())) {
                found = true;
                html.append(HERE);
            } else if (part instanceof Body.Part.Inside) {
                html.append(' ');
            }
        }
        return found ? around(Jsoup.parseBodyFragment(html.toString()).body()) : Optional.empty();
    }

    private static Optional<Sentence> around(Element article) {
        Element link = article.selectFirst("a[href=" + HERE + "]");
        if (link == null) {
            return Optional.empty();
        }
        article.select(NOT_SAID).remove();
        link.prependText(OPENED).appendText(CLOSED);
        Element block =
                link.parents().stream().filter(Element::isBlock).findFirst().orElse(article);
        block.children().stream().filter(Element::isBlock).toList().forEach(Element::remove); // such as a nested list
        String text = block.text();
        int opened = text.indexOf(OPENED);
        int closed = text.indexOf(CLOSED);
        String words = text.substring(opened + 1, closed);
        return words.isBlank()
                ? Optional.empty()
                : Optional.of(sentence(text.substring(0, opened), words, text.substring(closed + 1)));
    }

    private static Sentence sentence(String before, String words, String after) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(before + words + after);
        int end = before.length() + words.length();
        int from = sentences.preceding(before.length() + 1);
        int to = sentences.following(end - 1);
        return new Sentence(
                lastOf(before.substring(from)),
                words,
                firstOf(after.substring(0, to - end).stripTrailing()));
    }

    private static String lastOf(String text) {
        int cut = text.length() - MOST;
        if (cut <= 0) {
            return text;
        }
        int blank = text.indexOf(' ', cut);
        return "…" + text.substring(blank < 0 ? text.offsetByCodePoints(text.length(), -MOST / 2) : blank + 1);
    }

    private static String firstOf(String text) {
        if (text.length() <= MOST) {
            return text;
        }
        int blank = text.lastIndexOf(' ', MOST);
        return text.substring(0, blank < 0 ? text.offsetByCodePoints(0, MOST / 2) : blank) + "…";
    }
}
