package dev.octavo.markdown.html;

import dev.octavo.markdown.syntax.Prose;
import dev.octavo.problem.Spelling;
import dev.octavo.words.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A quotation that starts with a line like {@code [!NOTE]} is set apart, as on GitHub. */
public enum Alert {
    NOTE(Word.NOTE, "INFO ABSTRACT SUMMARY TLDR EXAMPLE QUESTION HELP FAQ TODO QUOTE CITE"),
    TIP(Word.TIP, "HINT SUCCESS CHECK DONE"),
    IMPORTANT(Word.IMPORTANT, ""),
    WARNING(Word.WARNING, "ATTENTION"),
    CAUTION(Word.CAUTION, "DANGER ERROR FAILURE FAIL MISSING BUG");

    private final Word title;
    /** What Obsidian, MkDocs, Docusaurus and others call theirs. */
    private final String foreign;

    Alert(Word title, String foreign) {
        this.title = title;
        this.foreign = foreign;
    }

    public Word title() {
        return title;
    }

    /** The name in the element's class. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the alert that a name in capital letters probably means. */
    public static Optional<String> nearest(String name) {
        return Stream.of(values())
                .filter(alert -> List.of(alert.foreign.split(" ")).contains(name))
                .map(Alert::name)
                .findFirst()
                .or(() -> Spelling.nearest(
                        name, Stream.of(values()).map(Alert::name).toList()));
    }

    /** The alert of that name, also by the names that other programs have for it. */
    public static Optional<Alert> called(String name) {
        String capitals = name.toUpperCase(Locale.ROOT);
        return Stream.of(values())
                .filter(alert -> alert.name().equals(capitals)
                        || List.of(alert.foreign.split(" ")).contains(capitals))
                .findFirst();
    }

    /** The alert that a quotation is, by its first paragraph; absent for a plain quotation. */
    public static @Nullable Alert of(Prose first) {
        if (!first.text().startsWith("[!")) {
            return null;
        }
        String line = first.text().substring(0, lineEnd(first)).strip();
        for (Alert alert : values()) {
            if (line.equalsIgnoreCase("[!" + alert + "]")) {
                return alert;
            }
        }
        return null;
    }

    /** The rest of the first paragraph after the mark; empty where there is none. */
    public Prose rest(Prose first) {
        return first.from(Math.min(first.text().length(), lineEnd(first) + 1));
    }

    private static int lineEnd(Prose first) {
        int end = first.text().indexOf('\n');
        return end < 0 ? first.text().length() : end;
    }
}
