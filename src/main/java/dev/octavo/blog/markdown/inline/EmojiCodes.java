package dev.octavo.blog.markdown.inline;

import dev.octavo.lib.loading.Resources;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The short codes of emoji, from flexmark's table, which is read when a code is first looked up. */
public final class EmojiCodes {
    private static final int LONGEST = 50;
    private static final int CODE = 0;
    private static final int CHARACTERS = 4;
    private static final int KEY = 0x20E3;

    private static final Map<String, String> ALL = read();

    private EmojiCodes() {}

    /**
     * The end of the short code that starts with the colon at {@code at}; -1 if there is none, as in {@code 10:30:45}: next
     * to a letter or digit a colon is plain text.
     */
    public static int end(String text, int at) {
        int end = at + 1;
        while (end < text.length() && end - at <= LONGEST && isInCode(text.charAt(end))) {
            end++;
        }
        boolean closed = end > at + 1 && text.startsWith(":", end);
        boolean apart = closed
                && (at == 0 || !Character.isLetterOrDigit(text.codePointBefore(at)))
                && (end + 1 == text.length() || !Character.isLetterOrDigit(text.codePointAt(end + 1)));
        return apart && of(text, at, end + 1) != null ? end + 1 : -1;
    }

    /** The emoji for the short code in {@code text[at, end)}, colons included; null if it is unknown. */
    public static @Nullable String of(String text, int at, int end) {
        return ALL.get(text.substring(at + 1, end - 1));
    }

    private static boolean isInCode(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-';
    }

    private static Map<String, String> read() {
        Map<String, String> all = new HashMap<>();
        Resources.text("/EmojiReference.txt")
                .lines()
                .skip(1)
                .forEach(
                        line -> { // the first line has the column names
                            String[] cells = line.split("\t", CHARACTERS + 2);
                            if (cells[CHARACTERS].startsWith("U+")) {
                                all.putIfAbsent(cells[CODE], characters(cells[CHARACTERS]));
                            }
                        });
        return all;
    }

    /** {@code U+1F468 U+1F4BB} as text, with the joiners and emoji variation selectors that the table omits. */
    private static String characters(String points) {
        StringBuilder text = new StringBuilder();
        for (String point : points.strip().split(" ", -1)) {
            int sign = Integer.parseInt(point.substring("U+".length()), 16);
            boolean key = sign == KEY;
            boolean joined = !text.isEmpty() && !key && !isPart(sign);
            text.append(joined ? "\u200D" : "").append(key ? "\uFE0F" : "").appendCodePoint(sign);
            text.append(sign > '9' && sign < 0x10000 && !key ? "\uFE0F" : "");
        }
        return text.toString();
    }

    /** Whether the character belongs to the one before it: a letter of a flag, a skin tone, a tag of a region. */
    private static boolean isPart(int sign) {
        return (sign >= 0x1F1E6 && sign <= 0x1F1FF) || (sign >= 0x1F3FB && sign <= 0x1F3FF) || sign >= 0xE0000;
    }
}
