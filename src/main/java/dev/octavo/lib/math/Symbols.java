package dev.octavo.lib.math;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands that stand for one character or for other commands, from {@code math/symbols.txt}. */
final class Symbols {
    /** The kind of a symbol, which decides on the spaces around it. */
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
        ARROW,
        SPACE
    }

    record Symbol(Kind kind, String text) {}

    private static final Map<String, Symbol> ALL = new HashMap<>();
    static final Map<String, String> MACROS = new HashMap<>();

    static {
        TableReader.read("symbols.txt", Symbols::put);
        for (String blank : List.of("\\ ", "\\\n", "\\\t")) {
            ALL.put(blank, new Symbol(Kind.SPACE, "0.25em"));
        }
    }

    private Symbols() {}

    private static void put(String kind, String name, String value) {
        if (kind.equals("MACRO")) {
            MACROS.put(name, value);
        } else {
            String text = value.isEmpty() ? name.replace("\\", "") : value;
            ALL.put(name, new Symbol(Kind.valueOf(kind), text.replace("_", " ")));
        }
    }

    /** The symbol with that name or character; null if there is none. */
    static @Nullable Symbol of(String name) {
        return ALL.get(name);
    }

    static Iterable<String> names() {
        return ALL.keySet();
    }
}
