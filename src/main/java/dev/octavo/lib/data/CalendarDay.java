package dev.octavo.lib.data;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;

/** A day as an author wrote it, which may not exist: 30 February does not become 1 March. */
public record CalendarDay(int year, int month, int day) {

    /** What is wrong with a day, as a predicate, and what to write instead. */
    public record Fault(String predicate, String remedy) {}

    /** The day whose year, month and day are the first three groups of the match. */
    public static CalendarDay written(MatchResult found) {
        return new CalendarDay(number(found, 1), number(found, 2), number(found, 3));
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    /** The day; empty if it does not exist. */
    public Optional<LocalDate> date() {
        return fault().isEmpty() ? Optional.of(LocalDate.of(year, month, day)) : Optional.empty();
    }

    /** Why there is no such day; empty if it exists. */
    public Optional<Fault> fault() {
        if (month < 1 || month > 12) {
            return Optional.of(new Fault("has a month " + month, "write year-month-day, with a month from 01 to 12"));
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
