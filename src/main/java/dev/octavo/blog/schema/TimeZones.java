package dev.octavo.blog.schema;

import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.schema.Shape.Verdict;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads time zones by names of places, since offsets and abbreviations do not say when clocks change. */
final class TimeZones {
    private static final Shape<ZoneId> NAME = Shape.string(TimeZones::named);

    /** A name in the IANA time zone database, with a warning if it is not that of a place. */
    static final Shape<ZoneId> ZONE = Shape.of(TimeZones::read, NAME.schema());

    private static final Pattern OFFSET =
            Pattern.compile("(?i)(?:UTC|GMT|Z)?\\s*([+−-])\\s*([0-9]{1,2})(?::?([0-9]{2}))?");
    private static final Pattern ETC = Pattern.compile("Etc/GMT[+-][0-9]+");
    private static final Pattern ABBREVIATION = Pattern.compile("[CEMW]ET|[A-Z]{3}[0-9][A-Z]{3}");

    private static final Instant WINTER = Instant.ofEpochSecond(1_768_478_400); // 2026-01-15, at noon
    private static final Instant SUMMER = Instant.ofEpochSecond(1_784_116_800); // 2026-07-15, at noon

    /** A place or two for each common offset; if two share an abbreviation, the one it usually means comes first. */
    private static final List<String> PLACES = List.of(("UTC Pacific/Honolulu America/Anchorage America/Los_Angeles"
                    + " America/Denver America/Phoenix America/Chicago America/New_York America/Halifax"
                    + " America/Sao_Paulo Europe/London Europe/Lisbon Europe/Berlin Africa/Lagos Europe/Athens"
                    + " Africa/Johannesburg Europe/Istanbul Europe/Moscow Asia/Dubai Asia/Karachi Asia/Kolkata"
                    + " Asia/Dhaka Asia/Jakarta Asia/Shanghai Asia/Singapore Asia/Tokyo Asia/Seoul Australia/Sydney"
                    + " Australia/Brisbane Pacific/Auckland")
            .split(" "));

    private TimeZones() {}

    private static Optional<ZoneId> read(Node node, Slot slot) {
        Optional<ZoneId> zone = NAME.read(node, slot);
        zone.map(ZoneId::getId)
                .filter(id ->
                        ETC.matcher(id).matches() || ABBREVIATION.matcher(id).matches())
                .ifPresent(id -> slot.problems().add(vague(id, slot.key(), node)));
        return zone;
    }

    private static Problem vague(String id, String key, Node node) {
        ZoneId zone = ZoneId.of(id);
        ZoneOffset winter = zone.getRules().getOffset(WINTER);
        ZoneOffset summer = zone.getRules().getOffset(SUMMER);
        String offsets =
                winter.equals(summer) ? winter + " all year" : winter + " in winter and " + summer + " in summer";
        Problem problem = ProblemKind.UNSURE_VALUE.warning(
                "\"" + key + "\" is " + id + ", which means " + offsets, node.location());
        if (!ETC.matcher(id).matches()) {
            String place = abbreviated(id.substring(0, 3)).orElse("Europe/Berlin");
            return problem.hint("name a place, so that it is clear when its clocks change: " + place);
        }
        ZoneOffset asRead = ZoneOffset.ofTotalSeconds(-winter.getTotalSeconds());
        return problem.hint("the signs in these names are reversed; name a place instead"
                + Stream.of(asRead, winter)
                        .flatMap(offset -> places(offset).limit(1).map(place -> place + " for " + offset))
                        .collect(Collectors.joining(" or ", ", such as ", "")));
    }

    private static Verdict<ZoneId> named(String text) {
        if (ZoneId.getAvailableZoneIds().contains(text)) {
            return Verdict.of(ZoneId.of(text));
        }
        Set<String> known = new TreeSet<>(ZoneId.getAvailableZoneIds());
        Optional<ZoneOffset> offset = offset(text);
        if (offset.isPresent()) {
            return Verdict.refuse(
                    "is an offset, \"" + text + "\", which does not say when the clocks change",
                    "write the place whose clocks you go by, such as "
                            + places(offset.get())
                                    .reduce((a, b) -> a + ", " + b)
                                    .orElse("Europe/Berlin"));
        }
        String city = text.substring(text.lastIndexOf('/') + 1).replace(' ', '_');
        Optional<String> near = abbreviated(text)
                .or(() -> known.stream()
                        .filter(zone -> zone.toLowerCase(Locale.ROOT).endsWith("/" + city.toLowerCase(Locale.ROOT)))
                        .filter(zone -> !zone.startsWith("posix/") && !zone.startsWith("right/"))
                        .findFirst())
                .or(() -> Spelling.nearest(text, known));
        return Verdict.refuse(
                "is not a time zone: \"" + text + "\"",
                near.map(Spelling::question).orElse("write a name such as Europe/Berlin, America/New_York or UTC"));
    }

    private static Optional<ZoneOffset> offset(String text) {
        Matcher parts = OFFSET.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String hours = "0".repeat(2 - parts.group(2).length()) + parts.group(2);
        String minutes = parts.group(3) == null ? "00" : parts.group(3);
        try {
            return Optional.of(ZoneOffset.of((parts.group(1).equals("+") ? "+" : "-") + hours + ":" + minutes));
        } catch (DateTimeException noOffset) {
            return Optional.empty();
        }
    }

    /** A place whose time has the abbreviation {@code text}, such as {@code CEST}. */
    private static Optional<String> abbreviated(String text) {
        return PLACES.stream()
                .filter(place -> Stream.of(false, true)
                        .map(summer ->
                                TimeZone.getTimeZone(place).getDisplayName(summer, TimeZone.SHORT, Locale.ENGLISH))
                        .anyMatch(text::equalsIgnoreCase))
                .findFirst();
    }

    /** Places with that standard offset, then those with it only in summer. */
    private static Stream<String> places(ZoneOffset offset) {
        return Stream.of(false, true)
                .flatMap(summer -> PLACES.stream().filter(place -> {
                    ZoneRules rules = ZoneId.of(place).getRules();
                    boolean always = rules.getStandardOffset(WINTER).equals(offset);
                    return summer ? !always && rules.getOffset(SUMMER).equals(offset) : always;
                }));
    }
}
