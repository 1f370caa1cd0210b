package dev.octavo.lib.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date in one of the shapes that people write, with the time and the offset that are written and nothing added, so that no
 * day shifts.
 */
public record OldDate(LocalDate day, Optional<LocalTime> time, Optional<ZoneOffset> offset) {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("\\b(\\d{4})(?:[-/.年](\\d{1,2})[-/.月](\\d{1,2})|(\\d{2})(\\d{2}))(?!\\d)");
    private static final Pattern DAY_FIRST = Pattern.compile("\\b(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})\\b");
    private static final Pattern MONTH = Pattern.compile("(?i)\\b(" + String.join("|", MONTHS) + ")[a-z]*\\b\\.?");
    private static final Pattern YEAR = Pattern.compile("\\b([12]\\d{3})\\b");
    private static final Pattern DAY = Pattern.compile("(?i)(?<![:\\d+-])\\b(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:)");
    private static final Pattern TIME = Pattern.compile(
            "(?i)(?:(?<=[T ,-])|^)(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?\\s*([ap]m)?\\s*(Z\\b|UTC\\b|GMT\\b|[+-]\\d{2}:?\\d{2}(?!\\d)|[+-]\\d{2}\\b)?");
    private static final Pattern EPOCH = Pattern.compile("(\\d{10})(\\d{3})?");
    private static final int LONGEST = 80;

    /** Reads {@code text}; empty if there is no date in it, or one that does not exist. */
    public static Optional<OldDate> of(String text) {
        String date = text.strip();
        if (date.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher epoch = EPOCH.matcher(date);
        if (epoch.matches()) {
            LocalDateTime at =
                    LocalDateTime.ofInstant(Instant.ofEpochSecond(Long.parseLong(epoch.group(1))), ZoneOffset.UTC);
            return Optional.of(
                    new OldDate(at.toLocalDate(), Optional.of(at.toLocalTime()), Optional.of(ZoneOffset.UTC)));
        }
        try {
            return day(date).map(day -> timed(day, date));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> day(String date) {
        Matcher yearFirst = YEAR_FIRST.matcher(date);
        if (yearFirst.find()) {
            boolean apart = yearFirst.group(2) != null;
            return Optional.of(LocalDate.of(
                    number(yearFirst.group(1)),
                    number(yearFirst.group(apart ? 2 : 4)),
                    number(yearFirst.group(apart ? 3 : 5))));
        }
        Matcher dayFirst = DAY_FIRST.matcher(date);
        if (dayFirst.find()) {
            int one = number(dayFirst.group(1));
            int two = number(dayFirst.group(3));
            // As Americans write it, where slashes allow it.
            boolean monthFirst = two > MONTHS.size() || (dayFirst.group(2).equals("/") && one <= MONTHS.size());
            return Optional.of(LocalDate.of(number(dayFirst.group(4)), monthFirst ? one : two, monthFirst ? two : one));
        }
        Matcher month = MONTH.matcher(date);
        Matcher year = YEAR.matcher(date);
        Matcher day = DAY.matcher(date);
        return month.find() && year.find() && day.find()
                ? Optional.of(LocalDate.of(
                        number(year.group(1)),
                        MONTHS.indexOf(month.group(1).toLowerCase(Locale.ROOT)) + 1,
                        number(day.group(1))))
                : Optional.empty();
    }

    private static OldDate timed(LocalDate day, String date) {
        Matcher time = TIME.matcher(date);
        if (!time.find()) {
            return new OldDate(day, Optional.empty(), Optional.empty());
        }
        int hour = number(time.group(1));
        if (time.group(4) != null) {
            hour = hour % 12 + (time.group(4).equalsIgnoreCase("pm") ? 12 : 0);
        }
        LocalTime at = LocalTime.of(hour, number(time.group(2)), time.group(3) == null ? 0 : number(time.group(3)));
        Optional<ZoneOffset> offset = Optional.ofNullable(time.group(5))
                .or(() -> trailing(date.substring(time.end())))
                .map(OldDate::offset);
        return new OldDate(day, Optional.of(at), offset);
    }

    /** An offset that stands behind the year, as in {@code 08:30:00 2020 +0100}. */
    private static Optional<String> trailing(String rest) {
        Matcher offset = Pattern.compile("([+-]\\d{2}:?\\d{2})\\s*(?:\\([A-Za-z ]+\\))?$")
                .matcher(rest);
        return offset.find() ? Optional.of(offset.group(1)) : Optional.empty();
    }

    private static ZoneOffset offset(String text) {
        return text.matches("(?i)Z|UTC|GMT") ? ZoneOffset.UTC : ZoneOffset.of(text);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    public LocalDateTime local() {
        return day.atTime(time.orElse(LocalTime.MIDNIGHT));
    }

    /** As Octavo reads it: {@code 2020-01-31}, or {@code 2020-01-31T08:30:00+01:00}. */
    public String written() {
        return day
                + time.map(at -> "T" + (at.getSecond() == 0 && at.getNano() == 0 ? at + ":00" : at.withNano(0)))
                        .orElse("")
                + offset.map(ZoneOffset::getId).orElse("");
    }
}
