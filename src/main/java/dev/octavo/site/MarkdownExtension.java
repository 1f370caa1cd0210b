package dev.octavo.site;

import java.util.Locale;

/** Markdown that a site has to ask for, since the same characters mean something else in CommonMark or on GitHub. */
public enum MarkdownExtension {
    /** {@code [[a page]]} and {@code ![[a picture]]}. */
    WIKILINKS,
    /** {@code ==marked==}, {@code ++inserted++}, {@code ^above^} and {@code ~below~}. */
    MARKS,
    /** {@code *} and {@code _} beside Chinese, Japanese and Korean punctuation. */
    CJK_EMPHASIS,
    /** {@code :tada:}, the short codes of GitHub. */
    EMOJI;

    /** As it stands in {@code site.yaml}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
