package dev.octavo.template.model;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

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

    private final String language;
    private final String[] months;

    /** @param language a BCP 47 tag; where it is not one of those above, dates are written {@code 2026-11-24} */
    DateWords(String language) {
        this.language = language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        this.months = MONTHS.getOrDefault(this.language, "").split(" ", -1);
    }

    /** {@code 24 November 2026} as the language says it. */
    String text(LocalDate date) {
        if (months.length == 1) {
            return date.toString();
        }
        String month = months[date.getMonthValue() - 1];
        int day = date.getDayOfMonth();
        int year = date.getYear();
        return switch (language) {
            case "de" -> day + ". " + month + " " + year;
            case "es", "pt" -> day + " de " + month + " de " + year;
            case "fr" -> (day == 1 ? "1er" : Integer.toString(day)) + " " + month + " " + year;
            default -> day + " " + month + " " + year;
        };
    }
}
