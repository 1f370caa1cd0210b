package dev.octavo.markdown.write;

import dev.octavo.markdown.html.Body.Setting;
import dev.octavo.markdown.html.BodyBuilder;
import dev.octavo.markdown.html.SafeAddress;
import dev.octavo.markdown.inline.Inline;
import dev.octavo.markdown.inline.ProseParser;
import dev.octavo.markdown.syntax.Abbreviations;
import dev.octavo.markdown.syntax.Prose;
import dev.octavo.site.Article.Kind;
import dev.octavo.site.Article.Link;
import dev.octavo.site.MarkdownExtension;
import dev.octavo.text.Html;
import dev.octavo.text.VisibleText;
import java.util.List;

/** Writes running text. */
final class ProseWriter {
    private static final int SHOWN = 40;
    /** Longer code in running text may break across lines. */
    private static final int LONGEST_UNBROKEN = 24;

    private final Draft draft;
    private final BodyBuilder out;
    private final Doubts doubts;
    private final Footnotes footnotes;
    private final RawHtmlWriter raw;
    private final ComponentWriter components;
    private final Extras extras;
    private final Typesetter typesetter;
    /** Whether words of capitals are told from others, where it is no heading or address. */
    private final boolean acronyms;

    private boolean plain;
    private boolean inLink;
    /** The place of the address of a failed link, so that what is wrong there is reported once. */
    private int doubted = -1;

    ProseWriter(Draft draft, Doubts doubts, Footnotes footnotes, RawHtmlWriter raw) {
        this.draft = draft;
        this.doubts = doubts;
        this.out = draft.out;
        this.footnotes = footnotes;
        this.raw = raw;
        this.components = new ComponentWriter(draft);
        this.extras = new Extras(draft);
        this.typesetter = new Typesetter(draft.languages);
        this.acronyms = draft.dialect.extensions().contains(MarkdownExtension.SMALL_CAPITALS);
    }

    /** Reads and writes {@code prose}. */
    List<Inline> write(Prose prose) {
        List<Inline> inlines = set(read(prose));
        write(inlines, prose);
        return inlines;
    }

    /** Words as they are set. */
    List<Inline> set(List<Inline> typed) {
        return typesetter.set(typed);
    }

    /** Reads {@code prose} as it was typed and counts its words. */
    List<Inline> read(Prose prose) {
        List<Inline> inlines = ProseParser.parse(prose.text(), draft.context);
        count(inlines);
        return inlines;
    }

    /** Counts words; code is none. */
    void count(List<Inline> inlines) {
        PlainText.each(inlines, PlainText.Of.PROSE, draft.words::add);
        draft.words.end();
    }

    /** Writes words of a heading. */
    void heading(List<Inline> inlines, Prose prose) {
        plain = true;
        write(inlines, prose);
        plain = false;
    }

    void write(List<Inline> inlines, Prose prose) {
        int depth = draft.languages.depth();
        for (Inline inline : inlines) {
            write(inline, prose);
        }
        draft.languages.backTo(depth);
    }

    private void write(Inline inline, Prose prose) {
        if (inline instanceof Inline.Text text) {
            words(text.text());
        } else if (inline instanceof Inline.Break end) {
            out.add(end.hard() ? (draft.decorated ? "<br>\n" : "<br />\n") : "\n");
        } else if (inline instanceof Inline.Code code) {
            boolean isLong = draft.decorated && code.text().length() > LONGEST_UNBROKEN;
            out.add(isLong ? "<code class=\"long\">" : "<code>")
                    .text(code.text())
                    .add("</code>");
        } else if (inline instanceof Inline.Formula formula) {
            FormulaWriter.write(draft, formula.tex(), formula.display(), index -> prose.offset(formula.at() + index));
        } else if (inline instanceof Inline.Styled styled) {
            styled(styled, prose);
        } else if (inline instanceof Inline.Link link) {
            link(link, prose);
        } else if (inline instanceof Inline.Image image) {
            image(image, prose, Setting.TEXT);
        } else if (inline instanceof Inline.RawHtml html) {
            raw.inline(prose, html);
        } else if (inline instanceof Inline.FootnoteMark mark) {
            footnotes.mark(mark.label(), !inLink);
        } else if (inline instanceof Inline.Note note) {
            footnotes.mark(note, prose, !inLink);
        } else if (inline instanceof Inline.Component component) {
            components.open(component, prose);
            draft.languages.enter(component.name(), component.attributes());
            write(component.content(), prose);
            draft.languages.leave();
            out.close();
        } else if (inline instanceof Inline.Unresolved unresolved) {
            doubts.unresolved(unresolved, prose.offset(unresolved.at()));
            if (unresolved.lack() == Inline.Lack.ADDRESS) {
                doubted = prose.offset(prose.text().indexOf("](", unresolved.at()) + "](".length());
            }
        } else if (inline instanceof Inline.Unread unread && prose.offset(unread.at()) != doubted) {
            draft.unread(unread.syntax(), prose.offset(unread.at()));
        }
    }

    private void words(String text) {
        Abbreviations known = draft.tree.abbreviations;
        int done = 0;
        for (int i = 0; i < text.length() && !known.isEmpty(); i = Abbreviations.startEnd(text, i)) {
            Abbreviations.Abbreviation found = known.at(text, i);
            if (found != null) {
                plain(text.substring(done, i));
                out.add("<abbr title=\"" + Html.escape(draft.set(found.words())) + "\">");
                plain(found.shortForm());
                out.add("</abbr>");
                done = i + found.shortForm().length();
                i = done - 1;
            }
        }
        plain(text.substring(done));
    }

    private void plain(String text) {
        if (acronyms && !plain && !draft.languages.current().isNone()) {
            Acronyms.write(text, out);
        } else {
            out.text(text);
        }
    }

    private void styled(Inline.Styled styled, Prose prose) {
        String tag = tag(styled.style());
        out.add("<" + tag + ">");
        write(styled.content(), prose);
        out.add("</" + tag + ">");
    }

    static String tag(Inline.Style style) {
        return switch (style) {
            case EMPHASIS -> "em";
            case STRONG -> "strong";
            case DELETED -> "del";
            case INSERTED -> "ins";
            case MARKED -> "mark";
            case SUPERSCRIPT -> "sup";
            case SUBSCRIPT -> "sub";
        };
    }

    private void link(Inline.Link link, Prose prose) {
        Inline.Target target = link.target();
        boolean within = inLink && link.automatic();
        boolean bare = link.automatic() && draft.decorated; // its words are the address already
        // An unsafe address in plain text, such as "ftp://host", was not meant as a link and stays text.
        boolean unasked = bare && !SafeAddress.isSafe(target.destination());
        if (within || unasked || isRefused(target, prose, "link")) {
            write(link.content(), prose);
            return;
        }
        if (isWordless(link.content())) {
            draft.warning(
                    prose.offset(target.at()),
                    "this link has no words, so readers cannot see, hear or follow it",
                    "say between the brackets where it leads: [About this blog](/about/)");
        }
        out.add("<a href=\"")
                .href(draft.places.link(Kind.LINK, target.destination(), prose.offset(target.at())))
                .add("\"" + (bare ? " class=\"bare\"" : "") + title(target)
                        + extras.written(target.attributes(), Extras.Of.LINK, prose::offset) + ">");
        boolean before = inLink;
        boolean around = plain;
        inLink = true;
        plain |= link.automatic();
        write(link.content(), prose);
        inLink = before;
        plain = around;
        out.add("</a>");
    }

    void image(Inline.Image image, Prose prose, Setting setting) {
        Inline.Target target = image.target();
        String words = PlainText.of(image.content(), PlainText.Of.ALL);
        if (isRefused(target, prose, "picture")) {
            out.text(words);
            return;
        }
        if (VisibleText.isBlank(words)) {
            draft.warning(
                    prose.offset(target.at()),
                    "this picture has no alternative text",
                    "say between the brackets what it shows: ![A red kite over a field](kite.jpg);"
                            + " if it is decoration, write <img src=\"kite.jpg\" alt=\"\">");
        }
        Link link = draft.places.link(Kind.IMAGE, target.destination(), prose.offset(target.at()));
        String attributes = " alt=\"" + Html.escape(words) + "\"" + title(target)
                + extras.written(target.attributes(), Extras.Of.PICTURE, prose::offset);
        if (draft.decorated) {
            out.image(link, attributes, Extras.stated(target.attributes()), setting);
        } else {
            out.add("<img ").src(link).add(attributes + " />");
        }
    }

    private String title(Inline.Target target) {
        return target.title().isEmpty() ? "" : " title=\"" + Html.escape(draft.set(target.title())) + "\"";
    }

    private boolean isRefused(Inline.Target target, Prose prose, String what) {
        if (!draft.decorated) {
            return false;
        }
        String address = target.destination();
        int at = prose.offset(target.at());
        if (!SafeAddress.isSafe(address)) {
            draft.error(
                    at, "the address of this " + what + " is refused: " + shown(address), SafeAddress.remedy(address));
            return true;
        }
        SafeAddress.gap(address)
                .ifPresent(remedy ->
                        draft.error(at, "the address of this " + what + " is not complete: " + shown(address), remedy));
        return false;
    }

    /** The address on one line, cut off where it is long, as a picture in a data: address is. */
    private static String shown(String address) {
        String line = address.replaceAll("\\s", " ");
        boolean isLong = line.codePointCount(0, line.length()) > SHOWN;
        return "\"" + (isLong ? line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…" : line) + "\"";
    }

    /** Whether none of it is visible; pictures and tags have rules of their own. */
    private static boolean isWordless(List<Inline> content) {
        return content.stream()
                .allMatch(inline -> inline instanceof Inline.Break
                        || (inline instanceof Inline.Text text && VisibleText.isBlank(text.text()))
                        || (inline instanceof Inline.Styled styled && isWordless(styled.content())));
    }
}
