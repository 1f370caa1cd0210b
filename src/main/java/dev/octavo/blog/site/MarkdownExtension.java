package dev.octavo.blog.site;

import java.util.Locale;

/** Syntax that is off by default, because it means something else in CommonMark or on GitHub, or is a matter of taste. */
public enum MarkdownExtension {
    /** {@code [[a page]]} and {@code ![[a picture]]}. */
    WIKILINKS,
    /** {@code ==marked==}, {@code ++inserted++}, {@code ^above^} and {@code ~below~}. */
    MARKS,
    /** {@code *} and {@code _} beside Chinese, Japanese and Korean punctuation. */
    CJK_EMPHASIS,
    /** GitHub's short codes, {@code :tada:}. */
    EMOJI,
    /** Acronyms such as NATO in small capitals. */
    SMALL_CAPITALS;

    /** The value in {@code site.yaml}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
