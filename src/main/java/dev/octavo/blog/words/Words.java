package dev.octavo.blog.words;

import dev.octavo.lib.text.Html;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words of one language. Thread-safe. */
public final class Words {
    private static final String PLAIN_DIGITS = "0123456789";
    // Spanish "y" becomes "e" before the same sound: padres e hijos, but nieve y hielo.
    private static final Pattern SOUNDS_LIKE_I = Pattern.compile("(?i)(?:i|hi(?![ae])).*");

    private final String language;
    private final Function<Word, Wording> wordings;
    private final Consumer<Word> listener;

    Words(String language, Function<Word, Wording> wordings, Consumer<Word> listener) {
        this.language = language;
        this.wordings = wordings;
        this.listener = listener;
    }

    /** The BCP 47 tag of the language. */
    public String language() {
        return language;
    }

    /** The same words, calling {@code listener} with each word that is used. */
    public Words withListener(Consumer<Word> listener) {
        return new Words(language, wordings, listener);
    }

    private Wording reported(Word word) {
        listener.accept(word);
        return wordings.apply(word);
    }

    public String text(Word word) {
        return reported(word).text();
    }

    /** The text with its placeholders filled in by texts or whole numbers, one of which may choose the plural. */
    public String text(Word word, Map<String, ?> values) {
        return filled(word, values, text -> text, Words::plain);
    }

    public String text(Phrase phrase) {
        return text(phrase.word(), phrase.values());
    }

    private static String plain(Object value) {
        return value.toString();
    }

    /** The text as HTML; values may be HTML too. */
    public Html html(Word word, Map<String, ?> values) {
        return new Html(filled(
                word,
                values,
                Html::escape,
                value -> value instanceof Html markup ? markup.markup() : Html.escape(value.toString())));
    }

    private String filled(
            Word word, Map<String, ?> values, UnaryOperator<String> literal, Function<Object, String> shown) {
        Wording wording = reported(word);
        String pattern = word.countedPlaceholder()
                .map(values::get)
                .map(count -> wording.form(Plurals.category(language, ((Number) count).longValue())))
                .orElseGet(wording::text);
        StringBuilder out = new StringBuilder(pattern.length() + 32);
        int done = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', done)) {
            int close = pattern.indexOf('}', open);
            Object value = values.get(pattern.substring(open + 1, close));
            if (value == null) {
                throw new IllegalStateException("a value is given for each placeholder: " + word + " " + values);
            }
            out.append(literal.apply(pattern.substring(done, open)));
            out.append(value instanceof Number number ? number(number.longValue()) : shown.apply(value));
            done = close + 1;
        }
        return out.append(literal.apply(pattern.substring(done))).toString();
    }

    /** A whole number in the digits of the language. */
    public String number(long number) {
        String plain = Long.toString(number);
        String digits = text(Word.DIGITS);
        return digits.equals(PLAIN_DIGITS)
                ? plain
                : plain.chars()
                        .map(c -> c >= '0' && c <= '9' ? digits.charAt(c - '0') : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    /** <code>{day} January {year}</code> for each month, then the same for its first day. */
    public List<String> datePatterns() {
        return Stream.of(Word.DATE, Word.DATE_ON_FIRST)
                .flatMap(date -> IntStream.rangeClosed(1, 12)
                        .mapToObj(month -> text(date).replace("{month}", month(month))))
                .toList();
    }

    private String month(int number) {
        return reported(Word.MONTHS).form(Integer.toString(number));
    }

    /** {@code 24 November 2026}. */
    public String date(LocalDate day) {
        return date(day, Word.DATE, Word.DATE_ON_FIRST);
    }

    /** The date without its year: {@code 24 November}. */
    public String dateInYear(LocalDate day) {
        return date(day, Word.DATE_IN_YEAR, Word.DATE_IN_YEAR_ON_FIRST);
    }

    private String date(LocalDate day, Word usual, Word onFirst) {
        return text(
                day.getDayOfMonth() == 1 ? onFirst : usual,
                Map.of("day", day.getDayOfMonth(), "month", month(day.getMonthValue()), "year", day.getYear()));
    }

    /**
     * The separator after an item of a list, as in {@code A, B and C}.
     *
     * @param index of the item, from 0
     * @param count of all items
     * @param next the text of the next item
     */
    public String between(int index, int count, String next) {
        if (index < count - 2) {
            return text(Word.LIST_COMMA);
        }
        String last = text(count == 2 ? Word.LIST_OF_TWO : Word.LIST_LAST);
        return switch (Languages.primary(language)) {
            case "es" -> last.equals(" y ") && SOUNDS_LIKE_I.matcher(next).matches() ? " e " : last;
            // Hebrew joins "and" to the next word, with a hyphen if that word is in another script.
            case "he", "iw" -> last.endsWith("ו") && !isHebrew(next) ? last + "-" : last;
            default -> last;
        };
    }

    /** {@code maps, geology and masonry}. */
    public String list(List<String> texts) {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < texts.size(); i++) {
            list.append(texts.get(i));
            if (i + 1 < texts.size()) {
                list.append(between(i, texts.size(), texts.get(i + 1)));
            }
        }
        return list.toString();
    }

    private static boolean isHebrew(String text) {
        return !text.isEmpty() && Character.UnicodeScript.of(text.codePointAt(0)) == Character.UnicodeScript.HEBREW;
    }
}
