package dev.octavo.blog.markdown.html;

import dev.octavo.blog.words.Word;
import dev.octavo.lib.problem.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of alert: quotations that start with a line such as {@code [!NOTE]}, as on GitHub. */
public enum Alert {
    NOTE(Word.NOTE, "INFO ABSTRACT SUMMARY TLDR EXAMPLE QUESTION HELP FAQ TODO QUOTE CITE"),
    TIP(Word.TIP, "HINT SUCCESS CHECK DONE"),
    IMPORTANT(Word.IMPORTANT, ""),
    WARNING(Word.WARNING, "ATTENTION"),
    CAUTION(Word.CAUTION, "DANGER ERROR FAILURE FAIL MISSING BUG");

    private final Word title;
    /** The names in Obsidian, MkDocs, Docusaurus and others. */
    private final String aliases;

    Alert(Word title, String aliases) {
        this.title = title;
        this.aliases = aliases;
    }

    public Word title() {
        return title;
    }

    /** The name in the CSS class. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of an alert most similar to {@code name}, which is in capitals; empty if none is similar. */
    public static Optional<String> nearest(String name) {
        return Spelling.nearest(name, Stream.of(values()).map(Alert::name).toList());
    }

    /** The alert with that name, in any case, on GitHub or in another program. */
    public static Optional<Alert> named(String name) {
        String capitals = name.toUpperCase(Locale.ROOT);
        return Stream.of(values())
                .filter(alert -> alert.name().equals(capitals)
                        || List.of(alert.aliases.split(" ")).contains(capitals))
                .findFirst();
    }
}
