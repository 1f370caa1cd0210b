package dev.octavo.blog.markdown.syntax;

import dev.octavo.lib.problem.Spelling;
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
    private static final Pattern BLANKS = Pattern.compile("\\s+"); // ASCII only

    private final Map<String, Reference> byLabel = new HashMap<>();
    private long stepsLeft = 20_000_000;

    /** A definition: the label as written, destination and title unescaped; the title may be empty. */
    public record Reference(String label, String destination, String title) {}

    /** The label normalized for comparison: without differences in case and in the amount of white space. */
    public static String normalized(String label) {
        String plain = BLANKS.matcher(label).replaceAll(" ").strip();
        // Both conversions, since lower case alone does not match "ẞ" with "SS".
        return plain.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    }

    /**
     * Adds the definitions at the start of {@code text}; the first one for a label counts.
     *
     * @return the index of the text after them
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

    /** The defined label most similar to {@code label}, if any is similar. */
    public Optional<String> nearest(String label) {
        return nearest(label, byLabel.keySet())
                .map(near -> Objects.requireNonNull(byLabel.get(near)).label());
    }

    /** The one of {@code labels} most similar to {@code label}; empty once the budget for comparisons is used up. */
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
        // A line that looks like a title but has text after it starts the next paragraph.
        int plainEnd = lineEnd(text, end);
        if (plainEnd >= 0) {
            byLabel.putIfAbsent(normalized(label), new Reference(label, destination, ""));
        }
        return plainEnd;
    }

    /** The start of the next line if only spaces and tabs follow; otherwise -1. */
    private static int lineEnd(String text, int from) {
        int i = Characters.skipSpaces(text, from);
        if (i == text.length()) {
            return i;
        }
        return text.charAt(i) == '\n' ? i + 1 : -1;
    }
}
