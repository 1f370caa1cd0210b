package dev.octavo.render.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template element that sets a variable.
 *
 * @param referenced the names in its new value, each as often as it occurs
 */
record Assignment(String variable, List<String> referenced) {
    private static final String NAME = "[\\p{L}_$@][\\p{L}\\p{N}_$@]*";
    private static final Pattern REFERENCE = Pattern.compile("(?<![.?\\p{L}\\p{N}_$@])" + NAME);
    private static final Pattern START = Pattern.compile(
            "(?:#(?:assign|global|local) )?(?:\"([^\"]+)\"|(" + NAME + ")) ?(=|\\+=|-=|\\*=|/=|%=|\\+\\+|--)");

    Assignment {
        referenced = List.copyOf(referenced);
    }

    /** Reads FreeMarker's description of an element, {@code #global x = y} or {@code x += y}; empty for other elements. */
    static Optional<Assignment> of(String description) {
        Matcher start = START.matcher(description);
        if (!start.lookingAt()) {
            return Optional.empty();
        }
        String variable = start.group(1) == null ? start.group(2) : start.group(1);
        List<String> referenced = new ArrayList<>();
        if (!start.group(3).equals("=")) {
            referenced.add(variable);
        }
        REFERENCE
                .matcher(TemplateInspection.withoutQuotedText(description.substring(start.end())))
                .results()
                .forEach(reference -> referenced.add(reference.group()));
        return Optional.of(new Assignment(variable, referenced));
    }
}
