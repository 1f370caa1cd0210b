package dev.octavo.site;

import java.util.Locale;

/** What a site has to ask for, since the same characters mean something else in CommonMark or on GitHub, or not all like it. */
public enum MarkdownExtension {
    /** {@code [[a page]]} and {@code ![[a picture]]}. */
    WIKILINKS,
    /** {@code ==marked==}, {@code ++inserted++}, {@code ^above^} and {@code ~below~}. */
    MARKS,
    /** {@code *} and {@code _} beside Chinese, Japanese and Korean punctuation. */
    CJK_EMPHASIS,
    /** {@code :tada:}, the short codes of GitHub. */
    EMOJI,
    /** NATO in small capitals. */
    SMALL_CAPITALS;

    /** As it stands in {@code site.yaml}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
