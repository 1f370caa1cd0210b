package dev.octavo.markdown.write;

import dev.octavo.markdown.html.SafeAddress;
import dev.octavo.markdown.inline.Inline;
import dev.octavo.markdown.inline.ProseParser;
import dev.octavo.markdown.syntax.Prose;
import dev.octavo.problem.Problem;
import dev.octavo.site.Article.Kind;
import dev.octavo.text.Html;
import java.util.List;

/** Writes running text. */
final class ProseWriter {
    private final Draft draft;
    private final Markup out;
    private final Footnotes footnotes;
    private final RawHtmlWriter raw;
    private boolean inLink;

    ProseWriter(Draft draft, Footnotes footnotes, RawHtmlWriter raw) {
        this.draft = draft;
        this.out = draft.out();
        this.footnotes = footnotes;
        this.raw = raw;
    }

    /** Reads and writes {@code prose}. */
    List<Inline> write(Prose prose) {
        List<Inline> inlines = read(prose);
        write(inlines, prose);
        return inlines;
    }

    /** Reads {@code prose} and counts its words. */
    List<Inline> read(Prose prose) {
        List<Inline> inlines = ProseParser.parse(prose.text(), draft.context());
        count(inlines);
        return inlines;
    }

    /** Counts words; code is none. */
    void count(List<Inline> inlines) {
        draft.words().add(PlainText.of(inlines, PlainText.Of.PROSE));
    }

    void write(List<Inline> inlines, Prose prose) {
        for (Inline inline : inlines) {
            write(inline, prose);
        }
    }

    private void write(Inline inline, Prose prose) {
        if (inline instanceof Inline.Text text) {
            out.text(text.text());
        } else if (inline instanceof Inline.Break end) {
            out.add(end.hard() ? (draft.dialect().decorated() ? "<br>\n" : "<br />\n") : "\n");
        } else if (inline instanceof Inline.Code code) {
            out.add("<code>").text(code.text()).add("</code>");
        } else if (inline instanceof Inline.Styled styled) {
            styled(styled, prose);
        } else if (inline instanceof Inline.Link link) {
            link(link, prose);
        } else if (inline instanceof Inline.Image image) {
            image(image, prose);
        } else if (inline instanceof Inline.RawHtml html) {
            raw.write(prose, html.at(), html.at() + html.html().length());
        } else if (inline instanceof Inline.FootnoteMark mark) {
            footnotes.mark(mark.label(), !inLink);
        } else if (inline instanceof Inline.Note note) {
            footnotes.mark(note, prose, !inLink);
        }
    }

    private void styled(Inline.Styled styled, Prose prose) {
        String tag =
                switch (styled.style()) {
                    case EMPHASIS -> "em";
                    case STRONG -> "strong";
                    case DELETED -> "del";
                };
        out.add("<" + tag + ">");
        write(styled.content(), prose);
        out.add("</" + tag + ">");
    }

    private void link(Inline.Link link, Prose prose) {
        boolean dead = (inLink && link.automatic()) || isRefused(link.target(), prose, "link");
        if (dead) {
            write(link.content(), prose);
            return;
        }
        Inline.Target target = link.target();
        out.add("<a href=\"")
                .href(draft.places().link(Kind.LINK, target.destination(), prose.offset(target.at())))
                .add("\"" + title(target) + ">");
        boolean before = inLink;
        inLink = true;
        write(link.content(), prose);
        inLink = before;
        out.add("</a>");
    }

    void image(Inline.Image image, Prose prose) {
        Inline.Target target = image.target();
        String words = PlainText.of(image.content(), PlainText.Of.ALL);
        if (isRefused(target, prose, "picture")) {
            out.text(words);
            return;
        }
        boolean decorated = draft.dialect().decorated();
        if (decorated && words.isBlank()) {
            warn(
                    target,
                    prose,
                    "this picture has no alternative text",
                    "say between the brackets what it shows: ![A red kite over a field](kite.jpg)");
        }
        out.add("<img ")
                .src(draft.places().link(Kind.IMAGE, target.destination(), prose.offset(target.at())))
                .add(" alt=\"" + Html.escape(words) + "\"" + title(target))
                .add(decorated ? " loading=\"lazy\" decoding=\"async\">" : " />");
    }

    private static String title(Inline.Target target) {
        return target.title().isEmpty() ? "" : " title=\"" + Html.escape(target.title()) + "\"";
    }

    private boolean isRefused(Inline.Target target, Prose prose, String what) {
        boolean refused = draft.dialect().decorated() && !SafeAddress.isSafe(target.destination());
        if (refused) {
            warn(
                    target,
                    prose,
                    "the address of this " + what + " starts with \"" + SafeAddress.scheme(target.destination())
                            + ":\", so it is left out",
                    "addresses may be relative or start with http:, https:, mailto: or tel:");
        }
        return refused;
    }

    private void warn(Inline.Target target, Prose prose, String message, String hint) {
        draft.problems()
                .add(Problem.warning(message, draft.places().location(prose.offset(target.at())))
                        .hint(hint));
    }
}
