package dev.octavo.lib.math;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commands that take arguments, from {@code math/commands.txt}. */
final class Commands {
    /** How a command is converted to MathML. */
    enum Form {
        /** To MathML around its arguments. */
        XML,
        /** Like XML, with scripts above and below it. */
        LIMITS,
        /** To MathML around what precedes it in its group and what follows. */
        INFIX,
        /** To MathML around the rest of its group. */
        STYLE,
        /** Switches the alphabet of the rest of its group. */
        SWITCH,
        /** Sets the alphabet of its argument. */
        ALPHABET,
        /** Text, with a CSS class. */
        TEXT,
        /** Spaces its argument like a symbol of that kind. */
        CLASS,
        /** An arrow with text on it. */
        ARROW,
        /** A bracket of that height; so are the next two. */
        LARGE,
        OPENING,
        CLOSING,
        LENGTH,
        DEFINITION,
        /** Leaves nothing on the page. */
        NOTHING,
        /** An error, unless the command that it belongs to reads it. */
        MISPLACED,
        /** Handled by name in {@link FormulaParser}. */
        OTHER,
        UNKNOWN
    }

    /** An entry of the table. */
    record Command(Form form, String value) {}

    private static final Command UNKNOWN = new Command(Form.UNKNOWN, "");
    private static final Map<String, Command> ALL = new HashMap<>();
    private static final Pattern PARAMETER = Pattern.compile("#([1-9])");

    static {
        TableReader.read("commands.txt", (form, name, value) -> ALL.put(name, new Command(Form.valueOf(form), value)));
    }

    private Commands() {}

    static Command of(String name) {
        return ALL.getOrDefault(name, UNKNOWN);
    }

    static Set<String> names() {
        return ALL.keySet();
    }

    /** The highest parameter number in a text, {@code #1} to {@code #9}; 0 if it has none. */
    static int parameterCount(String text) {
        return PARAMETER
                .matcher(text)
                .results()
                .mapToInt(parameter -> parameter.group(1).charAt(0) - '0')
                .max()
                .orElse(0);
    }

    static String substituted(String xml, List<String> arguments) {
        return PARAMETER
                .matcher(xml)
                .replaceAll(parameter -> Matcher.quoteReplacement(
                        arguments.get(parameter.group(1).charAt(0) - '1')));
    }
}
