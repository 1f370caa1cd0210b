package dev.octavo.template.model;

import dev.octavo.publication.PublicationDate;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Dates in a reader's language. The names stand here because those of the JDK differ from one JDK to the next. */
final class DateWords {
    private static final Map<String, String> MONTHS = Map.of(
            "en", "January February March April May June July August September October November December",
            "de", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
            "fr", "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "es", "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "it", "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "nl", "januari februari maart april mei juni juli augustus september oktober november december",
            "pt", "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro");

    private static final Pattern PARTS = Pattern.compile("[-_]");

    private DateWords() {}

    /** A date for machines, {@code 2026-11-24}, and for people, {@code 24 November 2026}. */
    record Shown(String machine, String text) {}

    static Shown shown(PublicationDate date, String language) {
        return new Shown(date.machine(), text(date.day(), language));
    }

    /** {@code 24 November 2026} as the language says it; {@code 2026-11-24} where it is not one of those above. */
    static String text(LocalDate date, String language) {
        String primary = PARTS.split(language.toLowerCase(Locale.ROOT), 2)[0];
        String months = MONTHS.get(primary);
        if (months == null) {
            return date.toString();
        }
        String month = months.split(" ", -1)[date.getMonthValue() - 1];
        int day = date.getDayOfMonth();
        int year = date.getYear();
        return switch (primary) {
            case "de" -> day + ". " + month + " " + year;
            case "es", "pt" -> day + " de " + month + " de " + year;
            case "fr" -> (day == 1 ? "1er" : Integer.toString(day)) + " " + month + " " + year;
            default -> day + " " + month + " " + year;
        };
    }
}
