package dev.octavo.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An element that sets a variable.
 *
 * @param variable its name
 * @param mentioned the names in its new value, each as often as it occurs
 */
record Assignment(String variable, List<String> mentioned) {
    private static final String NAME = "[\\p{L}_$@][\\p{L}\\p{N}_$@]*";
    private static final Pattern MENTION = Pattern.compile("(?<![.?\\p{L}\\p{N}_$@])" + NAME);
    private static final Pattern BEGINNING = Pattern.compile(
            "(?:#(?:assign|global|local) )?(?:\"([^\"]+)\"|(" + NAME + ")) ?(=|\\+=|-=|\\*=|/=|%=|\\+\\+|--)");

    Assignment {
        mentioned = List.copyOf(mentioned);
    }

    /** Reads an element in FreeMarker's own spelling, {@code #global x = y} or {@code x += y}; empty for others. */
    static Optional<Assignment> of(String description) {
        Matcher beginning = BEGINNING.matcher(description);
        if (!beginning.lookingAt()) {
            return Optional.empty();
        }
        String variable = beginning.group(1) == null ? beginning.group(2) : beginning.group(1);
        List<String> mentioned = new ArrayList<>();
        if (!beginning.group(3).equals("=")) {
            mentioned.add(variable);
        }
        Matcher mention = MENTION.matcher(TemplateLook.bare(description.substring(beginning.end())));
        while (mention.find()) {
            mentioned.add(mention.group());
        }
        return Optional.of(new Assignment(variable, mentioned));
    }
}
