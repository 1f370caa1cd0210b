package dev.octavo.blog.markdown.syntax;

import java.util.HashMap;
import java.util.Map;

/** Finds code between backticks. CommonMark 0.31.2, section 6.1. */
public final class CodeSpans {
    private final String text;
    /** The start of the last backtick run of each length, so that no missing end is searched for twice. */
    private final Map<Integer, Integer> lastRuns = new HashMap<>();

    private boolean counted;

    public CodeSpans(String text) {
        this.text = text;
    }

    public int runEnd(int at) {
        return Characters.skip(text, at, '`');
    }

    /** The start of the run that closes the one in {@code [at, end)}; -1 if there is none. */
    public int closing(int at, int end) {
        if (!counted) {
            countRuns(at);
        }
        int length = end - at;
        if (lastRuns.getOrDefault(length, -1) < end) {
            return -1;
        }
        int i = text.indexOf('`', end);
        while (i >= 0) {
            int stop = runEnd(i);
            if (stop - i == length) {
                return i;
            }
            i = text.indexOf('`', stop);
        }
        return -1;
    }

    private void countRuns(int from) {
        counted = true;
        int i = text.indexOf('`', from);
        while (i >= 0) {
            int end = runEnd(i);
            lastRuns.put(end - i, i);
            i = text.indexOf('`', end);
        }
    }

    /** Replaces line endings with spaces, and removes a space from both ends unless all is blank. */
    public static String content(String raw) {
        String code = raw.replace('\n', ' ');
        boolean padded =
                code.length() > 2 && code.charAt(0) == ' ' && code.charAt(code.length() - 1) == ' ' && !code.isBlank();
        return padded ? code.substring(1, code.length() - 1) : code;
    }
}
