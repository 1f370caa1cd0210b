package dev.octavo.markdown.html;

import dev.octavo.markdown.syntax.Prose;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A quotation that starts with a line like {@code [!NOTE]} is set apart, as on GitHub. */
public enum Alert {
    NOTE("Note"),
    TIP("Tip"),
    IMPORTANT("Important"),
    WARNING("Warning"),
    CAUTION("Caution");

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
