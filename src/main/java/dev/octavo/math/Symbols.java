package dev.octavo.math;

import dev.octavo.loading.Packed;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands that stand for one character, and those that stand for others, from {@code math/symbols.txt}. */
final class Symbols {
    /** What a symbol is to its neighbours; the order is nobody's business. */
    enum Kind {
        LETTER,
        UPRIGHT,
        ORDINARY,
        BINARY,
        RELATION,
        OPENING,
        CLOSING,
        PUNCTUATION,
        LARGE,
        INTEGRAL,
        FUNCTION,
        LIMIT,
        ACCENT,
        ARROW,
        SPACE
    }

    record Symbol(Kind kind, String text) {}

    private static final Map<String, Symbol> ALL = new HashMap<>();
    static final Map<String, String> MACROS = new HashMap<>();

    static {
        Packed.text("/math/symbols.txt")
                .lines()
                .filter(line -> !line.isBlank() && line.charAt(0) != '%')
                .forEach(Symbols::line);
    }

    private Symbols() {}

    /** The symbol of that name or character in that kind of line, if there is one. */
    static @Nullable Symbol of(String name) {
        return ALL.get(name);
    }

    static Iterable<String> names() {
        return ALL.keySet();
    }

    private static void line(String line) {
        String[] words = line.split("\\s+", -1);
        if (words[0].equals("MACRO")) {
            MACROS.put(
                    words[1],
                    line.substring(line.indexOf(words[1]) + words[1].length()).strip());
            return;
        }
        Kind kind = Kind.valueOf(words[0]);
        for (int i = 1; i < words.length; i++) {
            int end = words[i].indexOf('=', 1);
            String name = end < 0 ? words[i] : words[i].substring(0, end);
            String text = end < 0 ? words[i].replace("\\", "") : words[i].substring(end + 1);
            ALL.put(name, new Symbol(kind, text.replace("_", " ")));
        }
    }
}
