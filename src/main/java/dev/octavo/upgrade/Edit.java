package dev.octavo.upgrade;

import dev.octavo.problem.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replaces a word in an author's file. Quotes around it and everything else in the file stay. */
record Edit(Location place, String word) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Returns {@code text} with {@code lines} inserted before the line {@code number}, counted from 1. */
    static String insert(String lines, int number, String text) {
        int at = lineStart(text, number);
        int start = at == 0 && text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : at;
        return text.substring(0, start) + lines + text.substring(start);
    }

    /** Returns {@code text} after all of {@code edits}. */
    static String apply(List<Edit> edits, String text) {
        String mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
        StringBuilder changed = new StringBuilder(text.substring(mark.length()));
        List<Edit> fromTheEnd = new ArrayList<>(edits);
        fromTheEnd.sort(Comparator.comparing(Edit::place).reversed());
        fromTheEnd.forEach(edit -> edit.apply(changed));
        return mark + changed;
    }

    private void apply(StringBuilder text) {
        int start = text.offsetByCodePoints(lineStart(text, place.line()), place.column() - 1);
        int end = text.offsetByCodePoints(start, place.length());
        char first = text.charAt(start);
        String quote = first == '"' || first == '\'' ? String.valueOf(first) : "";
        text.replace(start, end, quote + word + quote);
    }

    private static int lineStart(CharSequence text, int number) {
        int line = 1;
        int at = 0;
        while (line < number) {
            char c = text.charAt(at++);
            if (c == '\n' || (c == '\r' && !(at < text.length() && text.charAt(at) == '\n'))) {
                line++;
            }
        }
        return at;
    }
}
