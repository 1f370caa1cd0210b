package dev.octavo.markdown.write;

import dev.octavo.markdown.block.Blocks;
import dev.octavo.markdown.inline.Inline;
import dev.octavo.markdown.syntax.Foreign;
import dev.octavo.markdown.syntax.Prose;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Spelling;
import java.util.Optional;

/** Warns of what is Markdown as it stands, but was probably meant otherwise. */
final class Doubts {
    private static final int SHOWN = 40;
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
        Optional<String> near = Spelling.nearest(
                label,
                draft.tree().footnotes().values().stream()
                        .map(footnote -> footnote.written)
                        .toList());
        if (near.isEmpty() && !label.matches("\\d{1,4}")) {
            return Optional.empty();
        }
        return Optional.of(Problem.warning("there is no footnote [^" + label + "]", place)
                .hint(near.map(other -> "did you mean [^" + other + "]?")
                        .orElse("write its text on a line of its own: [^" + label + "]: …")));
    }

    private static String remedy(String rest) {
        if (rest.startsWith("{{") || rest.startsWith("{%")) {
            return "write the address itself, such as /images/kite.jpg or kite.md: nothing is filled in here";
        }
        int close = rest.indexOf(')');
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

    static void unclosed(Blocks.Fence fence, Draft draft) {
        draft.problems()
                .add(Problem.warning(
                                "this code block is never closed",
                                draft.places().location(fence.at))
                        .hint("write a line ``` below its last line, as long as the line above it"));
    }

    static void repeated(Blocks.Footnote footnote, Draft draft) {
        draft.problems()
                .add(Problem.warning(
                                "the footnote [^" + footnote.written + "] is there twice, so this one is left out",
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
