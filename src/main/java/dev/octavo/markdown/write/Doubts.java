package dev.octavo.markdown.write;

import dev.octavo.markdown.block.Blocks;
import dev.octavo.markdown.html.Alert;
import dev.octavo.markdown.html.CodeLanguage;
import dev.octavo.markdown.html.ForeignTag;
import dev.octavo.markdown.inline.Inline;
import dev.octavo.markdown.syntax.Foreign;
import dev.octavo.markdown.syntax.Prose;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Warns of what is Markdown as it stands, but was probably meant otherwise. */
final class Doubts {
    private static final int SHOWN = 40;
    private static final Pattern ALERT = Pattern.compile("\\[!([A-Za-z]+)][-+]?(?: .*)?(?:\n|$)");
    private static final Pattern DASHES =
            Pattern.compile("\n(?=[^\n]*\\|)\\|? *:?-+:? *(?:\\| *:?-+:? *)*\\|?(?:\n|$)");
    private static final String CONFLICT = "<<<<<<< ";

    private Doubts() {}

    static void unresolved(Inline.Unresolved unresolved, Draft draft, Location place) {
        Optional<Problem> doubt = switch (unresolved.lack()) {
            case DEFINITION -> Optional.of(definition(unresolved.what(), draft, place));
            case FOOTNOTE -> footnote(unresolved.what(), draft, place);
            case ADDRESS ->
                Optional.of(Problem.warning("this looks like a link and is none", place)
                        .hint(remedy(unresolved.what())));
        };
        doubt.ifPresent(draft.problems()::add);
    }

    private static Problem definition(String label, Draft draft, Location place) {
        String hint = draft.context()
                .references()
                .nearest(label)
                .map(near -> "did you mean [" + near + "]?")
                .orElse("write where it leads on a line of its own, [" + label
                        + "]: https://example.org/; brackets that are no link are written \\[");
        return Problem.warning("there is no link definition for [" + label + "]", place)
                .hint(hint);
    }

    /** Only where it is a number or nearly a footnote's label: {@code [^a-z]} is none. */
    private static Optional<Problem> footnote(String label, Draft draft, Location place) {
        Map<String, Blocks.Footnote> footnotes = draft.tree().footnotes();
        Optional<String> near = draft.context()
                .references()
                .nearest(label, footnotes.keySet())
                .map(key -> Objects.requireNonNull(footnotes.get(key)).written);
        if (near.isEmpty() && !label.matches("\\d{1,4}")) {
            return Optional.empty();
        }
        return Optional.of(Problem.warning("there is no footnote [^" + label + "]", place)
                // Of short labels any is near to any.
                .hint(near.filter(other -> label.length() > 2 && !label.matches("\\d+"))
                        .map(other -> "did you mean [^" + other + "]?")
                        .orElse("write its text on a line of its own: [^" + label + "]: …")));
    }

    /** Whether a quotation begins like an alert and is none: by a name that only others know, or words behind it. */
    static void alert(Prose first, Draft draft) {
        Matcher mark = first.text().startsWith("[!") ? ALERT.matcher(first.text()) : ALERT.matcher("");
        if (mark.lookingAt()) {
            String name = mark.group(1).toUpperCase(Locale.ROOT);
            draft.problems()
                    .add(Problem.warning(
                                    "this quotation is not an alert, so its first line is shown as it is",
                                    draft.places().location(first.offset(0)))
                            .hint(Alert.nearest(name)
                                    .map(alert -> "write [!" + alert + "] alone on the line, and all words below it")
                                    .orElse("there are [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] and [!CAUTION]")));
        }
    }

    static void skippedLevel(int level, int above, Prose text, Draft draft) {
        draft.problems()
                .add(Problem.warning(
                                "this heading has level " + level + ", and the one above it level " + above,
                                draft.places().location(text.offset(0)))
                        .hint("write " + "#".repeat(above + 1)
                                + " and a space before it: a level that is left out sounds like a missing part"));
    }

    private static String remedy(String rest) {
        int close = rest.indexOf(')');
        if (rest.startsWith("{{") || rest.startsWith("{%")) {
            return ForeignTag.path(rest.substring(0, Math.max(0, close)))
                    .map(path -> "nothing is filled in here: write (" + path + ")" + ForeignTag.place(path))
                    .orElse("write the address itself, such as /images/kite.jpg or kite.md: nothing is filled in here");
        }
        if (close < 0) {
            return "write ) behind the address";
        }
        String address = rest.substring(0, Math.min(close, SHOWN));
        return address.contains(" ") && address.indexOf('"') < 0
                ? "an address with spaces stands between < and >: (<" + address.strip() + ">)"
                : "write it like [words](address) or [words](address \"title\")";
    }

    /** What other programs read is told once for each kind in an article, as it is mended in one go. */
    static void unread(Foreign syntax, Draft draft, int offset) {
        if (draft.foreign().add(syntax)) {
            draft.problems()
                    .add(Problem.warning(
                                    "this is " + syntax.what() + ", which stays in the page as it is",
                                    draft.places().location(offset))
                            .hint(syntax.remedy()));
        }
    }

    /** Whether a program that keeps versions left two of them, as text or, by its line of {@code =}, as a heading. */
    static boolean isConflict(String text) {
        return text.startsWith(CONFLICT) || text.contains("\n" + CONFLICT);
    }

    static void conflict(Prose text, Draft draft) {
        draft.problems()
                .add(Problem.error(
                                "a merge conflict is left here",
                                draft.places().location(text.offset(text.text().indexOf(CONFLICT))))
                        .hint("keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>"));
    }

    static void fence(Blocks.Fence fence, Draft draft) {
        if (!fence.isClosed()) {
            unclosed(fence, draft);
        }
        String language = CodeLanguage.id(fence.info);
        if (language.equals("mermaid")) {
            unread(Foreign.DIAGRAM, draft, fence.at);
        }
        CodeLanguage.meant(language)
                .ifPresent(meant -> draft.problems()
                        .add(Problem.warning(
                                        "this code is not coloured: there is no language \"" + language + "\"",
                                        draft.places().location(fence.at))
                                .hint("did you mean \"" + meant + "\"?")));
    }

    private static void unclosed(Blocks.Fence fence, Draft draft) {
        draft.problems()
                .add(Problem.warning(
                                "this code block is never closed",
                                draft.places().location(fence.at))
                        .hint("write a line of the same marks, ``` or ~~~, below its last line"));
    }

    static void surplus(Blocks.Table table, Draft draft) {
        draft.problems()
                .add(
                        Problem.warning(
                                        "there is no column for this cell, so it is left out",
                                        draft.places().location(table.surplus))
                                .hint(
                                        "give the head of the table a column more, or write \\| for a bar that is part of the text"));
    }

    /** Whether a paragraph was to be a table, whose head has other columns than the line below it. */
    static void table(Prose text, Draft draft) {
        Matcher dashes = DASHES.matcher(text.text());
        if (dashes.find()) {
            draft.problems()
                    .add(Problem.warning(
                                    "this looks like a table and is none",
                                    draft.places().location(text.offset(dashes.start() + 1)))
                            .hint("write as many cells into the line of dashes as the head above it has"));
        }
    }

    static void repeated(Blocks.Footnote footnote, Draft draft) {
        draft.problems()
                .add(Problem.warning(
                                "the footnote [^" + footnote.written + "] is defined twice, so this one is left out",
                                draft.places().location(footnote.at))
                        .hint("give it a label of its own"));
    }

    static void unmentioned(Blocks.Footnote footnote, Draft draft) {
        draft.problems()
                .add(Problem.warning(
                                "the footnote [^" + footnote.written + "] is mentioned nowhere, so it is left out",
                                draft.places().location(footnote.at))
                        .hint("write [^" + footnote.written + "] where it belongs"));
    }
}
