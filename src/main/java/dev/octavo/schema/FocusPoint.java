package dev.octavo.schema;

import dev.octavo.schema.Shape.Verdict;
import dev.octavo.site.FrontMatter.Focus;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A point of a picture, as CSS writes it: {@code 30% 60%}. */
final class FocusPoint {
    private static final String PERCENT = "(100|[1-9]?[0-9])%";
    private static final Pattern POINT = Pattern.compile(PERCENT + "\\s+" + PERCENT);
    private static final Pattern NUMBERS = Pattern.compile("([0-9]{1,2})%?[\\s,;x/]+([0-9]{1,2})%?");
    private static final String WORDS = "(?i)(?:left|right|top|bottom|center|middle|[\\s,-])+";

    static final Shape<Focus> SHAPE =
            Shape.text(FocusPoint::read, "type", "string", "pattern", "^" + PERCENT + "\\s+" + PERCENT + "$");

    private FocusPoint() {}

    private static Verdict<Focus> read(String text) {
        Matcher point = POINT.matcher(text);
        if (point.matches()) {
            return Verdict.of(new Focus(Integer.parseInt(point.group(1)), Integer.parseInt(point.group(2))));
        }
        Matcher numbers = NUMBERS.matcher(text);
        return Verdict.refuse(
                "must be two numbers with percent signs, from 0% to 100%",
                numbers.matches()
                        ? "write " + numbers.group(1) + "% " + numbers.group(2) + "%"
                        : text.matches(WORDS)
                                ? "write " + percent(text, "left", "right") + " " + percent(text, "top", "bottom")
                                : "write how far it is from the left and from the top, such as 30% 60%");
    }

    private static String percent(String words, String start, String end) {
        return words.contains(start) ? "0%" : words.contains(end) ? "100%" : "50%";
    }
}
