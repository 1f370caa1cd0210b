package dev.octavo.blog.schema;

import dev.octavo.blog.schema.Shape.Verdict;
import dev.octavo.blog.site.FrontMatter.Focus;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A point of a picture, as CSS writes it: {@code 30% 60%}. */
final class FocusPoint {
    private static final String PERCENT = "(100|[1-9]?[0-9])%";
    private static final Pattern POINT = Pattern.compile(PERCENT + "\\s+" + PERCENT);

    static final Shape<Focus> SHAPE = Shape.string(FocusPoint::read, "^" + PERCENT + "\\s+" + PERCENT + "$");

    private FocusPoint() {}

    private static Verdict<Focus> read(String text) {
        Matcher point = POINT.matcher(text);
        return point.matches()
                ? Verdict.of(new Focus(Integer.parseInt(point.group(1)), Integer.parseInt(point.group(2))))
                : Verdict.refuse(
                        "must be two numbers with percent signs, from 0% to 100%",
                        "write how far it is from the left and from the top, such as 30% 60%");
    }
}
