package dev.octavo.markdown.syntax;

import dev.octavo.problem.Spelling;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The link reference definitions of an article: {@code [label]: destination "title"}. */
public final class LinkDefinitions {
    private static final Pattern BLANKS = Pattern.compile("\\s+"); // those of ASCII

    private final Map<String, Reference> byLabel = new HashMap<>();
    private long stepsLeft = 20_000_000;

    /** A definition: the label as written, destination and title unescaped; the title may be empty. */
    public record Reference(String label, String destination, String title) {}

    /** The label in the form in which labels are compared, regardless of case and of the amount of white space. */
    public static String normalized(String label) {
        String plain = BLANKS.matcher(label).replaceAll(" ").strip();
        // Both ways, because lower case alone keeps "ẞ" and "SS" apart.
        return plain.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    }

    /**
     * Takes in the definitions at the start of {@code text}; the first one of a label counts.
     *
     * @return where the first text after them starts
     */
    public int readFrom(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) == '[') {
            int next = definitionEnd(text, end);
            if (next < 0) {
                break;
            }
            end = next;
        }
        return end;
    }

    public @Nullable Reference find(String label) {
        return byLabel.isEmpty() ? null : byLabel.get(normalized(label));
    }

    /** The defined label that is most like {@code label}, if one is near. */
    public Optional<String> nearest(String label) {
        return nearest(label, byLabel.keySet())
                .map(near -> Objects.requireNonNull(byLabel.get(near)).label());
    }

    /** The one of {@code labels} that is most like {@code label}, while the budget for comparing lasts. */
    public Optional<String> nearest(String label, Set<String> labels) {
        long steps = 2L * label.length() * label.length() * labels.size();
        if (steps > stepsLeft) {
            return Optional.empty();
        }
        stepsLeft -= steps;
        return Spelling.nearest(label, labels);
    }

    private int definitionEnd(String text, int at) {
        int labelEnd = LinkSyntax.labelEnd(text, at);
        if (labelEnd < 0 || labelEnd >= text.length() || text.charAt(labelEnd) != ':') {
            return -1;
        }
        int start = Characters.skipWhitespace(text, labelEnd + 1);
        int end = LinkSyntax.destinationEnd(text, start);
        if (end <= start) {
            return -1;
        }
        String label = text.substring(at + 1, labelEnd - 1);
        String destination = LinkSyntax.destination(text, start, end);
        int titleStart = Characters.skipWhitespace(text, end);
        int titleEnd = titleStart > end ? LinkSyntax.titleEnd(text, titleStart) : -1;
        int lineEnd = titleEnd < 0 ? -1 : lineEnd(text, titleEnd);
        if (lineEnd >= 0) {
            byLabel.putIfAbsent(
                    normalized(label), new Reference(label, destination, LinkSyntax.title(text, titleStart, titleEnd)));
            return lineEnd;
        }
        // What looks like a title but has text after it starts the next paragraph, if it stands on a line of its own.
        int plainEnd = lineEnd(text, end);
        if (plainEnd >= 0) {
            byLabel.putIfAbsent(normalized(label), new Reference(label, destination, ""));
        }
        return plainEnd;
    }

    /** Where the next line starts if only blanks follow; -1 otherwise. */
    private static int lineEnd(String text, int from) {
        int i = Characters.skipSpaces(text, from);
        if (i == text.length()) {
            return i;
        }
        return text.charAt(i) == '\n' ? i + 1 : -1;
    }
}
