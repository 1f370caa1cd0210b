package dev.octavo.blog.markdown.syntax;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The abbreviations that an article defines: {@code *[HTML]: HyperText Markup Language}. */
public final class Abbreviations {
    private static final Pattern LINE =
            Pattern.compile("\\*\\[([^\\[\\]\n]{1,100})\\]:[ \t]+([^\\s\n][^\n]{0,300}?)[ \t]*(?:\n|$)");
    /** Limits the abbreviations that are compared at every occurrence of their first word. */
    private static final int MOST_OF_A_WORD = 100;

    /** By their first word, or first character if it is not part of a word; the longest first. */
    private final Map<String, List<Abbreviation>> byStart = new HashMap<>();

    /** An abbreviation and its full form. */
    public record Abbreviation(String shortForm, String words) {}

    public boolean isEmpty() {
        return byStart.isEmpty();
    }

    /** Adds the definitions of a paragraph, one per line; returns false, and adds none, if it contains anything else. */
    public boolean readFrom(String paragraph) {
        List<Abbreviation> all = new ArrayList<>();
        Matcher line = LINE.matcher(paragraph);
        int at = 0;
        while (at < paragraph.length()) {
            if (!line.region(at, paragraph.length()).lookingAt()) {
                return false;
            }
            all.add(new Abbreviation(line.group(1).strip(), Entities.unescape(line.group(2))));
            at = line.end();
        }
        all.forEach(this::add);
        return true;
    }

    /** Adds an abbreviation unless it is already defined. */
    private void add(Abbreviation abbreviation) {
        String text = abbreviation.shortForm();
        if (text.isEmpty()) {
            return;
        }
        List<Abbreviation> alike =
                byStart.computeIfAbsent(text.substring(0, startEnd(text, 0)), key -> new ArrayList<>());
        if (alike.stream().noneMatch(other -> other.shortForm().equals(text))) {
            alike.add(abbreviation);
            alike.sort(Comparator.comparingInt(
                            (Abbreviation one) -> one.shortForm().length())
                    .reversed());
        }
        if (alike.size() > MOST_OF_A_WORD) {
            throw new TooComplexException("more than " + MOST_OF_A_WORD + " abbreviations begin in the same way");
        }
    }

    /** The abbreviation at {@code at}, which must be a whole word or several; null if there is none. */
    public @Nullable Abbreviation at(String text, int at) {
        if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            return null;
        }
        List<Abbreviation> alike = byStart.get(text.substring(at, startEnd(text, at)));
        if (alike == null) {
            return null;
        }
        for (Abbreviation abbreviation : alike) {
            int end = at + abbreviation.shortForm().length();
            if (text.startsWith(abbreviation.shortForm(), at)
                    && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return abbreviation;
            }
        }
        return null;
    }

    /** The end of the word at {@code at}, or of the character if it is not part of a word. */
    public static int startEnd(String text, int at) {
        int end = at;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return Math.max(end, at + 1);
    }
}
