package dev.octavo.blog.schema;

import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.schema.Shape.Verdict;
import dev.octavo.blog.site.Extra;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.PlainValues;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem.Replacement;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.lib.text.VisibleText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads texts, numbers, switches, sizes, and the author's own data. */
final class Values {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,12})\\s*([A-Za-z]*)");
    private static final long MAX_SIZE = 1_000_000_000;
    /** A text on one line; runs of spaces and line breaks become one space. */
    static final Shape<String> LINE = Shape.text(text -> Verdict.of(line(text)), "type", scalar());

    /** A text that keeps its line breaks. */
    static final Shape<String> PROSE = Shape.text(Verdict::of, "type", scalar());

    /** A line, or {@code ""} for an empty one. */
    static final Shape<String> LINE_OR_EMPTY = LINE.orEmpty();

    /** {@code true} or {@code false}, without quotes. */
    static final Shape<Boolean> SWITCH = Shape.of(Values::readSwitch, Shape.ordered("type", "boolean"));

    /** A size such as {@code 5 MB}, as a number of bytes up to 1 GB. */
    static final Shape<Long> SIZE_IN_BYTES =
            Shape.text(Values::size, "type", scalar(), "pattern", "^[0-9]+ *([kKmMgG]?[iI]?[bB])?$");

    static final Shape<Extra> EXTRA = Shape.of(Values::readExtra, Shape.ordered("type", "object"));

    private Values() {}

    private static List<String> scalar() {
        return List.of("string", "number", "boolean");
    }

    /** The text with one space for each run of spaces and line breaks. */
    static String line(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c == ' ' && text.startsWith(" ", i + 1))) {
                return BLANKS.matcher(text).replaceAll(" ");
            }
        }
        return text;
    }

    /** A whole number from 1 to {@code most}. */
    static Shape<Integer> whole(int most) {
        return whole(1, most, 2);
    }

    /** A whole number; {@code example} is a sensible one for messages. */
    static Shape<Integer> whole(int least, int most, int example) {
        return Shape.text(
                text -> whole(text, least, most, example), "type", "integer", "minimum", least, "maximum", most);
    }

    /**
     * One of several constants, by its name.
     *
     * @param fact the message for an unknown word, a clause
     * @param otherwise returns the hint for an unknown word unlike any name, from the word and the list of all names
     */
    static <T> Shape<T> oneOf(T[] things, Function<T, String> name, String fact, BinaryOperator<String> otherwise) {
        List<String> names = Stream.of(things).map(name).toList();
        return Shape.text(
                text -> {
                    int place = names.indexOf(text);
                    return place >= 0
                            ? Verdict.of(things[place])
                            : Verdict.<T>refuse(
                                            "has \"" + text + "\", " + fact,
                                            Spelling.suggestion(text, names)
                                                    .orElseGet(() -> otherwise.apply(text, String.join(", ", names))))
                                    .instead(Spelling.certain(text, names));
                },
                "enum",
                names);
    }

    /** {@code on} for {@code true}, {@code off} for {@code false}, or else a value read by {@code keys}. */
    static <T> Shape<T> switchOr(T on, T off, Shape<T> keys) {
        return Shape.of(
                (node, slot) -> node instanceof Node.Scalar
                        ? SWITCH.read(node, slot).map(yes -> yes ? on : off)
                        : keys.read(node, slot),
                () -> Shape.anyOf(SWITCH.schema(), keys.schema()));
    }

    static boolean isNothing(Node node) {
        return node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NOTHING;
    }

    static boolean isBlank(Node node) {
        return node instanceof Node.Scalar scalar
                && (scalar.kind() == Node.Kind.NOTHING || VisibleText.isBlank(scalar.text()));
    }

    private static Verdict<Integer> whole(String text, int least, int most, int example) {
        String must = "must be a whole number from " + least + " to " + most;
        Matcher leading = Pattern.compile("([0-9]{1,6})\\s*[\\p{L}.]+").matcher(text);
        if (leading.matches()) {
            return Verdict.<Integer>refuse(must, "write the number alone: " + leading.group(1))
                    .instead(Optional.of(leading.group(1)));
        }
        if (text.equals("true") || text.equals("false")) {
            return Verdict.refuse(must, "write a number such as " + example + ", or delete the key");
        }
        if (!text.matches("[0-9]{1,9}") || (text.length() > 1 && text.startsWith("0"))) {
            return Verdict.refuse(must, "write digits only, such as " + example);
        }
        int number = Integer.parseInt(text);
        return number < least || number > most
                ? Verdict.refuse(must + ", not " + number, "write a number in that range")
                : Verdict.of(number);
    }

    private static Optional<Boolean> readSwitch(Node node, Slot slot) {
        if (!(node instanceof Node.Scalar scalar)) {
            return slot.refuse(
                    "must be true or false, not " + node.described(), "write true or false", node.location());
        }
        if (scalar.kind() == Node.Kind.BOOLEAN) {
            return Optional.of(scalar.text().equals("true"));
        }
        String text = scalar.text();
        String word = text.strip().toLowerCase(Locale.ROOT);
        String meant = switch (word) {
            case "true", "yes", "on", "y", "1" -> "true";
            case "false", "no", "off", "n", "0" -> "false";
            default -> "";
        };
        boolean quoted = node.location().length() > text.length();
        return slot.refuse(
                "must be true or false, not \"" + text + "\"",
                "write " + (meant.isEmpty() ? "true or false" : meant)
                        + (meant.equals(word) ? ", without quotes and in small letters" : ""),
                node.location(),
                Optional.of(new Replacement(quoted ? '"' + text + '"' : text, meant))
                        .filter(change -> !meant.isEmpty() && !text.isBlank()));
    }

    private static Verdict<Long> size(String text) {
        Matcher size = SIZE.matcher(text);
        long unit = size.matches() ? bytes(size.group(2).toLowerCase(Locale.ROOT)) : 0;
        if (unit == 0) {
            return Verdict.refuse("must be a size", "write a number with a unit, such as 5 MB");
        }
        long number = Long.parseLong(size.group(1));
        boolean fits = number > 0 && number <= MAX_SIZE / unit;
        return fits
                ? Verdict.of(number * unit)
                : Verdict.refuse("must be more than 0 and at most 1 GB", "write a size such as 5 MB");
    }

    private static long bytes(String unit) {
        return switch (unit) {
            case "", "b", "bytes" -> 1;
            case "kb" -> 1000;
            case "mb" -> 1_000_000;
            case "gb" -> 1_000_000_000;
            case "kib" -> 1 << 10;
            case "mib" -> 1 << 20;
            case "gib" -> 1 << 30;
            default -> 0;
        };
    }

    private static Optional<Extra> readExtra(Node node, Slot slot) {
        if (!(node instanceof Node.Mapping mapping)) {
            return slot.refuse(
                    "needs keys with values, not " + node.described(),
                    "write your own keys with values below it",
                    node.location());
        }
        return Optional.of(new Extra(new PlainValues((text, place) -> refuseStray(text, place, slot)).of(mapping)));
    }

    private static void refuseStray(String text, Location place, Slot slot) {
        VisibleText.strayCharacter(text).ifPresent(c -> slot.refuse("contains the character " + c, "delete it", place));
    }
}
