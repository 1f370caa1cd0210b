package dev.octavo.markdown.write;

import dev.octavo.markdown.inline.Inline;
import java.util.List;

/** The words of running text without its marks, on one line. */
final class PlainText {
    private final Of of;
    private final StringBuilder out = new StringBuilder();

    private PlainText(Of of) {
        this.of = of;
    }

    /** What belongs to the words beside themselves. */
    enum Of {
        /** Nothing. */
        PROSE,
        /** Code. */
        WORDS,
        /** Code, and what is said of pictures. */
        ALL
    }

    static String of(List<Inline> inlines, Of of) {
        PlainText text = new PlainText(of);
        text.add(inlines);
        return text.out.toString();
    }

    private void add(List<Inline> inlines) {
        for (Inline inline : inlines) {
            if (inline instanceof Inline.Text text) {
                out.append(text.text());
            } else if (inline instanceof Inline.Break) {
                out.append(' ');
            } else if (inline instanceof Inline.Code code && of != Of.PROSE) {
                out.append(code.text());
            } else if (inline instanceof Inline.Styled styled) {
                add(styled.content());
            } else if (inline instanceof Inline.Link link) {
                add(link.content());
            } else if (inline instanceof Inline.Image image && of == Of.ALL) {
                add(image.content());
            }
        }
    }
}
