package dev.octavo.markdown.html;

import dev.octavo.markdown.syntax.Prose;
import dev.octavo.problem.Spelling;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A quotation that starts with a line like {@code [!NOTE]} is set apart, as on GitHub. */
public enum Alert {
    NOTE("Note"),
    TIP("Tip"),
    IMPORTANT("Important"),
    WARNING("Warning"),
    CAUTION("Caution");

    /** What Obsidian, MkDocs, Docusaurus and others call theirs. */
    private static final Map<String, Alert> FOREIGN = Map.ofEntries(
            Map.entry("INFO", NOTE),
            Map.entry("ABSTRACT", NOTE),
            Map.entry("SUMMARY", NOTE),
            Map.entry("EXAMPLE", NOTE),
            Map.entry("QUESTION", NOTE),
            Map.entry("TODO", NOTE),
            Map.entry("HINT", TIP),
            Map.entry("SUCCESS", TIP),
            Map.entry("ATTENTION", WARNING),
            Map.entry("DANGER", CAUTION),
            Map.entry("ERROR", CAUTION),
            Map.entry("FAILURE", CAUTION),
            Map.entry("BUG", CAUTION));

    private final String title;

    Alert(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The name in the element's class. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the one that is probably meant by a name in capital letters. */
    public static Optional<String> nearest(String name) {
        return Optional.ofNullable(FOREIGN.get(name))
                .map(Alert::name)
                .or(() -> Spelling.nearest(
                        name, Stream.of(values()).map(Alert::name).toList()));
    }

    /** What the first paragraph of a quotation makes of it; absent where it is a plain quotation. */
    public static @Nullable Alert of(Prose first) {
        for (Alert alert : values()) {
            if (first.text()
                            .regionMatches(
                                    true, 0, alert.mark(), 0, alert.mark().length())
                    && first.text().substring(0, alert.lineEnd(first)).strip().length()
                            == alert.mark().length()) {
                return alert;
            }
        }
        return null;
    }

    /** What stands in the first paragraph after the mark; empty where nothing does. */
    public Prose rest(Prose first) {
        return first.from(Math.min(first.text().length(), lineEnd(first) + 1));
    }

    private String mark() {
        return "[!" + name() + "]";
    }

    private int lineEnd(Prose first) {
        int end = first.text().indexOf('\n');
        return end < 0 ? first.text().length() : end;
    }
}
