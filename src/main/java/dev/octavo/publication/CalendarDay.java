package dev.octavo.publication;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;

/** Says why the calendar lacks a day that an author wrote. Nothing rolls over. */
public final class CalendarDay {
    private CalendarDay() {}

    /** What is wrong with it, a predicate, and what to write. */
    public record Fault(String predicate, String remedy) {}

    /** Why there is no such day; empty where there is. */
    public static Optional<Fault> fault(int year, int month, int day) {
        if (month < 1 || month > 12) {
            return Optional.of(
                    new Fault("has a month " + month, "write year-month-day, with a month from 01 to 12"));
        }
        YearMonth whole = YearMonth.of(year, month);
        if (whole.isValidDay(day)) {
            return Optional.empty();
        }
        String name = whole.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + year;
        return Optional.of(new Fault(
                "is a day that does not exist: " + name + " has " + whole.lengthOfMonth() + " days",
                "write a day from 01 to " + whole.lengthOfMonth()));
    }
}
