package dev.octavo.template.limit;

import java.io.Writer;

/** Keeps what is written. Unlike a {@link java.io.StringWriter} it takes no lock, which a page would take at every tag. */
public final class PageWriter extends Writer {
    private final StringBuilder page;

    /** @param size how many characters most pages have */
    public PageWriter(int size) {
        page = new StringBuilder(size);
    }

    int length() {
        return page.length();
    }

    @Override
    public void write(char[] text, int from, int length) {
        page.append(text, from, length);
    }

    @Override
    public void write(String text) {
        page.append(text);
    }

    @Override
    public void write(String text, int from, int length) {
        page.append(text.substring(from, from + length)); // copied at once, not character by character as in Java 17
    }

    @Override
    public void flush() {
        // What is written is there at once.
    }

    @Override
    public void close() {
        // Nothing is held open.
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
