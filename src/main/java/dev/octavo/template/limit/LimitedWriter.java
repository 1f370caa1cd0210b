package dev.octavo.template.limit;

import java.io.IOException;
import java.io.Writer;

/** Takes text up to a limit. */
public final class LimitedWriter extends Writer {
    /** Says that the limit is reached. */
    public static final class FullException extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final StringBuilder target;
    private final int limit;

    public LimitedWriter(StringBuilder target, int limit) {
        this.target = target;
        this.limit = limit;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        requireRoom(length);
        target.append(text, from, length);
    }

    @Override
    public void write(String text) throws IOException {
        requireRoom(text.length());
        target.append(text);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        write(text.substring(from, from + length)); // copied at once, not character by character as in Java 17
    }

    private void requireRoom(int length) throws FullException {
        if (target.length() + (long) length > limit) {
            throw new FullException();
        }
    }

    @Override
    public void flush() {
        // What is written is there at once.
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
