package dev.octavo.math;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that take arguments, from {@code math/commands.txt}. */
final class Commands {
    /** What becomes of a command. */
    enum Form {
        /** MathML around its arguments. */
        XML,
        /** The same; scripts go above and below it. */
        LIMITS,
        /** MathML around what comes before it in its group, and what comes after. */
        INFIX,
        /** MathML around the rest of its group. */
        STYLE,
        /** The letters of the rest of its group. */
        SWITCH,
        /** The letters of its argument. */
        ALPHABET,
        /** Words, of a class. */
        TEXT,
        /** How its argument is spaced. */
        CLASS,
        /** An arrow with words on it. */
        ARROW,
        /** A bracket of that height. */
        LARGE,
        OPENING,
        CLOSING,
        LENGTH,
        DEFINITION,
        /** Nothing on a page. */
        NOTHING,
        /** An error, unless another command reads it. */
        MISPLACED,
        /** Something of its own. */
        OTHER,
        UNKNOWN
    }

    /** What a table says of a command. */
    record Command(Form form, String value) {}

    private static final Command UNKNOWN = new Command(Form.UNKNOWN, "");
    private static final Map<String, Command> ALL = new HashMap<>();
    private static final Pattern HOLE = Pattern.compile("#([1-9])");

    static {
        Tables.read("commands.txt", (form, name, value) -> ALL.put(name, new Command(Form.valueOf(form), value)));
    }

    private Commands() {}

    static Command of(String name) {
        return ALL.getOrDefault(name, UNKNOWN);
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    /** How many arguments a text has holes for. */
    static int holes(String text) {
        return HOLE.matcher(text)
                .results()
                .mapToInt(hole -> hole.group(1).charAt(0) - '0')
                .max()
                .orElse(0);
    }

    static String filled(String xml, List<String> arguments) {
        return HOLE.matcher(xml)
                .replaceAll(hole ->
                        Matcher.quoteReplacement(arguments.get(hole.group(1).charAt(0) - '1')));
    }
}
