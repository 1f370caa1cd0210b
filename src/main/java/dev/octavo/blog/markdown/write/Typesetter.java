package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.html.RawTag;
import dev.octavo.blog.markdown.inline.Inline;
import dev.octavo.lib.typography.Passage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Typesets the text of a block; code, addresses, pictures and tags stay as they are. */
record Typesetter(TypographyStack typography) {
    /** The same inlines, one for one, with typeset text. */
    List<Inline> typeset(List<Inline> typed) {
        if (typography.current().isNone()) {
            return typed;
        }
        int depth = typography.depth();
        Passage passage = new Passage();
        gather(typed, passage);
        typography.backTo(depth);
        return typeset(typed, passage.typeset().iterator());
    }

    private void gather(List<Inline> inlines, Passage passage) {
        for (Inline inline : inlines) {
            if (inline instanceof Inline.Text text) {
                if (text.literal()) {
                    passage.literal(text.text());
                } else {
                    passage.text(text.text(), typography.current());
                }
            } else if (inline instanceof Inline.Break end) {
                if (end.hard()) {
                    passage.literal("\n");
                } else {
                    passage.lineEnd(typography.current());
                }
            } else if (inline instanceof Inline.Styled styled) {
                gather(styled.content(), passage);
            } else if (inline instanceof Inline.Link link && !isAddress(link)) {
                gather(link.content(), passage);
            } else if (inline instanceof Inline.Component component && component.labelled()) {
                int depth = typography.depth();
                typography.enter(component.name(), component.attributes());
                gather(component.content(), passage);
                typography.backTo(depth);
            } else if (inline instanceof Inline.RawHtml html) {
                tag(html, passage);
            } else if (isObject(inline)) {
                passage.object();
            }
        }
    }

    private void tag(Inline.RawHtml html, Passage passage) {
        RawTag tag = RawTag.at(html.html(), 0);
        if (tag == null) {
            return;
        }
        typography.note(tag);
        if (tag.name().equals("br")) {
            passage.literal("\n");
        } else if (tag.name().equals("img")) {
            passage.object();
        }
    }

    /** Whether the inline takes the place of a word, unlike a footnote reference or a note for the author. */
    private static boolean isObject(Inline inline) {
        return inline instanceof Inline.Code
                || inline instanceof Inline.Formula
                || inline instanceof Inline.Image
                || inline instanceof Inline.Link
                || inline instanceof Inline.Component;
    }

    /** Whether the text of the link is its address. */
    private static boolean isAddress(Inline.Link link) {
        if (link.automatic()) {
            return true;
        }
        String destination = link.target().destination();
        return link.content().size() == 1
                && link.content().get(0) instanceof Inline.Text text
                && (text.text().equals(destination) || ("mailto:" + text.text()).equals(destination));
    }

    private List<Inline> typeset(List<Inline> typed, Iterator<String> pieces) {
        List<Inline> set = typed;
        for (int i = 0; i < typed.size(); i++) {
            Inline inline = typeset(typed.get(i), pieces);
            if (inline != typed.get(i)) {
                set = set == typed ? new ArrayList<>(typed) : set; // copied only on the first change
                set.set(i, inline);
            }
        }
        return set;
    }

    private Inline typeset(Inline inline, Iterator<String> pieces) {
        if (inline instanceof Inline.Text text) {
            String words = pieces.next();
            return words.equals(text.text()) ? text : new Inline.Text(words);
        }
        if (inline instanceof Inline.Break end) {
            String space = pieces.next();
            return space.equals("\n") ? end : new Inline.Text(space);
        }
        if (inline instanceof Inline.Styled styled) {
            List<Inline> content = typeset(styled.content(), pieces);
            return content == styled.content() ? styled : new Inline.Styled(styled.style(), content);
        }
        if (inline instanceof Inline.Link link && !isAddress(link)) {
            List<Inline> content = typeset(link.content(), pieces);
            return content == link.content() ? link : new Inline.Link(link.target(), content, false);
        }
        if (inline instanceof Inline.Component component && component.labelled()) {
            return new Inline.Component(
                    component.name(),
                    true,
                    typeset(component.content(), pieces),
                    component.attributes(),
                    component.written(),
                    component.at());
        }
        if (inline instanceof Inline.RawHtml html) {
            RawTag tag = RawTag.at(html.html(), 0);
            if (tag != null && (tag.name().equals("br") || tag.name().equals("img"))) {
                pieces.next();
            }
        } else if (isObject(inline)) {
            pieces.next();
        }
        return inline;
    }
}
