package dev.octavo.site;

import java.util.Locale;

/** What programs that learn from texts, and answer with them, may do with a site. */
public enum Ai {
    /** All of it. */
    TRAIN,
    /** Find and quote it, but not learn from it. */
    INDEX,
    /** Neither. */
    NONE;

    /** As it stands in {@code site.yaml}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a text may be an answer's source. */
    public boolean mayQuote() {
        return this != NONE;
    }

    /** Whether a text may be learned from. */
    public boolean mayLearn() {
        return this == TRAIN;
    }

    /** The same as a line of {@code robots.txt}: contentsignals.org. */
    public String signal() {
        return "Content-Signal: search=yes, ai-input=" + (mayQuote() ? "yes" : "no") + ", ai-train="
                + (mayLearn() ? "yes" : "no");
    }
}
