package dev.octavo.render.page;

import dev.octavo.blog.words.Word;
import dev.octavo.blog.words.Words;
import dev.octavo.render.page.facts.SiteFrame;
import dev.octavo.render.page.facts.TermCount;
import java.util.Map;

/** Descriptions of lists for search engines: the site, the subject and the number of posts. */
final class Summaries {
    private Summaries() {}

    static String home(int posts, SiteFrame frame, Words words) {
        return words.text(Word.SUMMARY_OF_HOME, Map.of("site", frame.title(), "posts", posts(posts, words)));
    }

    static String archive(int posts, SiteFrame frame, Words words) {
        return words.text(Word.SUMMARY_OF_ARCHIVE, Map.of("site", frame.title(), "posts", posts(posts, words)));
    }

    /** The description of a page called {@code title} with that many posts. */
    static String list(String title, int posts, SiteFrame frame, Words words) {
        String shown = title + " (" + posts(posts, words) + ")";
        return words.text(Word.SUMMARY_OF_HOME, Map.of("site", frame.title(), "posts", shown));
    }

    /** The description of a page called {@code title} without posts. */
    static String index(String title, SiteFrame frame, Words words) {
        return words.text(Word.SUMMARY_OF_HOME, Map.of("site", frame.title(), "posts", title));
    }

    static String tags(SiteFrame frame, Words words) {
        return words.text(Word.SUMMARY_OF_TAGS, Map.of("site", frame.title()));
    }

    static String tag(TermCount tag, SiteFrame frame, Words words) {
        return words.text(
                Word.SUMMARY_OF_TAG,
                Map.of("site", frame.title(), "posts", posts(tag.count(), words), "tag", tag.name()));
    }

    static String series(TermCount series, SiteFrame frame, Words words) {
        String parts = words.text(Word.PARTS, Map.of("count", series.count()));
        return words.text(
                Word.SUMMARY_OF_SERIES, Map.of("site", frame.title(), "parts", parts, "series", series.name()));
    }

    static String author(String name, int posts, SiteFrame frame, Words words) {
        return words.text(
                Word.SUMMARY_OF_AUTHOR, Map.of("site", frame.title(), "posts", posts(posts, words), "author", name));
    }

    private static String posts(int count, Words words) {
        return words.text(Word.POSTS, Map.of("count", count));
    }
}
