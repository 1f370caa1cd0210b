package dev.octavo.blog.site;

import java.util.Locale;

/** What AI crawlers may do with a site's texts. */
public enum Ai {
    /** Train models on them, and find and quote them. */
    TRAIN,
    /** Find and quote them, but not train on them. */
    INDEX,
    /** Neither. */
    NONE;

    /** The value in {@code site.yaml}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether answers may quote the texts. */
    public boolean mayQuote() {
        return this != NONE;
    }

    /** Whether models may be trained on the texts. */
    public boolean mayLearn() {
        return this == TRAIN;
    }

    /** The line for {@code robots.txt} (contentsignals.org). */
    public String signal() {
        return "Content-Signal: search=yes, ai-input=" + (mayQuote() ? "yes" : "no") + ", ai-train="
                + (mayLearn() ? "yes" : "no");
    }
}
