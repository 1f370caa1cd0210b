package dev.octavo.lib.data;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.TomlParseError;

/** Rewrites errors of the TOML parser as problems that tell authors what to type instead. */
record TomlErrors(StructuredText source) {
    private static final Pattern DUPLICATE =
            Pattern.compile("(.+) previously defined at line (\\d+), column (\\d+)", Pattern.DOTALL);
    private static final Pattern INVALID = Pattern.compile("Invalid (date|time|.*offset).*", Pattern.DOTALL);

    private static final Pattern DATE = Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})");
    private static final Pattern KEY = Pattern.compile("(?<![\\p{L}0-9_-])([\\p{L}0-9_-]++)[\"']?\\s*+=\\s*$");

    /** Every duplicate key, and the first of all other errors, because those after it usually follow from it. */
    List<Problem> problems(List<TomlParseError> errors) {
        List<Problem> found = new ArrayList<>();
        boolean unreadable = false;
        for (TomlParseError error : errors) {
            String message = String.valueOf(error.getMessage());
            int at = source.offset(error.position().line() - 1, error.position().column() - 1);
            Matcher duplicate = DUPLICATE.matcher(message);
            if (duplicate.matches()) {
                found.add(duplicate(duplicate, at));
            } else if (!unreadable) {
                found.add(unreadable(message, at));
                unreadable = true;
            }
        }
        return found;
    }

    private Problem duplicate(Matcher message, int at) {
        int line = Integer.parseInt(message.group(2));
        int column = Integer.parseInt(message.group(3));
        int first = source.offset(line - 1, column - 1);
        String key = message.group(1);
        return TreeReader.duplicate(key, word(at, key), word(first, key));
    }

    private Problem unreadable(String message, int at) {
        String line = source.lineAround(at);
        String before = source.text().substring(source.lineStart(at), at).strip();
        Matcher date = DATE.matcher(source.text().substring(afterEqualsSign(at)));
        if (date.lookingAt() || INVALID.matcher(message).matches()) {
            return wrongDate(date, at);
        }
        if (message.startsWith("Invalid escape")) {
            return ProblemKind.SYNTAX
                    .error("TOML knows no such escape", point(at))
                    .hint("write \\\\ for a backslash, or put the value in single quotes");
        }
        if (message.contains("too large") || message.contains("too small")) {
            return ProblemKind.SYNTAX
                    .error("this number is too large", point(at))
                    .hint("put it in quotes if it is a text");
        }
        if (message.contains("expected . or =")) {
            return noEqualsSign(line, at);
        }
        if (before.endsWith("=")) {
            String value = source.text().substring(at, source.lineEnd(at)).strip();
            String remedy = switch (value.toLowerCase(Locale.ROOT)) {
                case "" -> "write a value, or delete the key";
                case "true", "yes", "on" -> "write true, in small letters";
                case "false", "no", "off" -> "write false, in small letters";
                default -> "put a text in quotes: " + quoted(value);
            };
            return ProblemKind.SYNTAX
                    .error("this is not a TOML value", source.in(at, source.lineEnd(at)))
                    .hint(remedy);
        }
        return rest(message, at);
    }

    /** Worded as for a wrong date in YAML. */
    private Problem wrongDate(Matcher date, int at) {
        int start = afterEqualsSign(at);
        Matcher key = KEY.matcher(source.text().substring(source.lineStart(at), start));
        String subject = key.find() ? "\"" + key.group(1) + "\" " : "this value ";
        Location place = source.in(start, source.lineEnd(at));
        if (date.lookingAt()) {
            CalendarDay day = CalendarDay.written(date);
            Optional<CalendarDay.Fault> fault = day.fault();
            if (fault.isPresent()) {
                return ProblemKind.SYNTAX
                        .error(subject + fault.get().predicate(), place)
                        .hint(fault.get().remedy());
            }
            if (date.group(2).length() + date.group(3).length() < 4) {
                return ProblemKind.SYNTAX
                        .error(subject + "is not a date", place)
                        .hint("write year-month-day, such as " + LocalDate.of(day.year(), day.month(), day.day()));
            }
        }
        return ProblemKind.SYNTAX
                .error(subject + "has a time that does not exist", place)
                .hint("write a time from 00:00:00 to 23:59:59, and an offset like +01:00 or Z");
    }

    private int afterEqualsSign(int at) {
        String before = source.text().substring(source.lineStart(at), at);
        String value = before.substring(before.lastIndexOf('=') + 1);
        return at - value.stripLeading().length();
    }

    private Problem noEqualsSign(String line, int at) {
        boolean colon = at < source.text().length() && source.text().charAt(at) == ':';
        String example = colon
                ? line.substring(0, line.indexOf(':')) + " = "
                        + quoted(line.substring(line.indexOf(':') + 1).strip())
                : "title = \"My post\"";
        return ProblemKind.SYNTAX
                .error("TOML expects \"=\" after a key", point(at))
                .hint("write: " + example);
    }

    private Problem rest(String message, int at) {
        if (message.contains("expected a newline")) {
            return ProblemKind.SYNTAX
                    .error("there is text after the value", point(at))
                    .hint("put a text in double quotes, with \\\" for a quote in it, and each key on its own line");
        }
        if (message.contains("expected ]") || message.contains("expected }") || message.contains("a comma")) {
            return ProblemKind.SYNTAX
                    .error("a list or table is not closed, or a comma is missing in it", point(at))
                    .hint("write commas between the values and the closing bracket at the end");
        }
        if (message.contains("or a character")) {
            return ProblemKind.SYNTAX
                    .error("this text is not closed on its line, or holds a control character", point(at))
                    .hint("write the closing quote; put text of several lines between \"\"\" and \"\"\"");
        }
        return ProblemKind.SYNTAX
                .error("TOML does not expect this here", point(at))
                .hint("write a key, an equals sign and a value on each line, such as: title = \"My post\"");
    }

    private static String quoted(String value) {
        if (value.matches("\"[^\"\\\\]*\"|'[^']*'")) {
            return value; // already in quotes
        }
        boolean plain = value.indexOf('"') < 0 && value.indexOf('\\') < 0;
        return plain || value.indexOf('\'') >= 0
                ? "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
                : "'" + value + "'";
    }

    private Location word(int at, String word) {
        int end = source.text().startsWith(word, at) ? at + word.length() : at + 1;
        return source.in(at, end);
    }

    private Location point(int at) {
        return source.in(at, at + 1);
    }
}
