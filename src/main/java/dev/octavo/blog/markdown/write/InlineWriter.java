package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.html.Body.Column;
import dev.octavo.blog.markdown.html.BodyBuilder;
import dev.octavo.blog.markdown.html.SafeAddress;
import dev.octavo.blog.markdown.inline.Inline;
import dev.octavo.blog.markdown.inline.InlineParser;
import dev.octavo.blog.markdown.syntax.Abbreviations;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.markdown.syntax.WikiLink;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.text.Html;
import dev.octavo.lib.text.VisibleText;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes inline text. */
final class InlineWriter {
    private static final int SHOWN = 40;
    /** Longer code spans may break across lines. */
    private static final int LONGEST_UNBROKEN = 24;

    private final ArticleState state;
    private final BodyBuilder out;
    private final MarkdownLint lint;
    private final Footnotes footnotes;
    private final RawHtmlWriter raw;
    private final ComponentWriter components;
    private final AttributeWriter attributeWriter;
    private final Typesetter typesetter;
    /** Whether acronyms are marked up, outside of headings and addresses. */
    private final boolean acronyms;

    private boolean plain;
    private boolean inLink;
    /** The offset of the address in a failed link, so that it is reported only once; -1 for none. */
    private int doubted = -1;

    InlineWriter(ArticleState state, MarkdownLint lint, Footnotes footnotes, RawHtmlWriter raw) {
        this.state = state;
        this.lint = lint;
        this.out = state.out;
        this.footnotes = footnotes;
        this.raw = raw;
        this.components = new ComponentWriter(state);
        this.attributeWriter = new AttributeWriter(state);
        this.typesetter = new Typesetter(state.typography);
        this.acronyms = state.dialect.extensions().contains(MarkdownExtension.SMALL_CAPITALS);
    }

    /** Parses, typesets and writes {@code prose}, all that an element contains. */
    List<Inline> write(BlockText prose) {
        List<Inline> inlines = typeset(read(prose));
        state.openTags.enter();
        write(inlines, prose);
        state.openTags.leave();
        return inlines;
    }

    List<Inline> typeset(List<Inline> typed) {
        return typesetter.typeset(typed);
    }

    /** Parses {@code prose}, and counts its words. */
    List<Inline> read(BlockText prose) {
        List<Inline> inlines = InlineParser.parse(prose.text(), state.context);
        count(inlines);
        return inlines;
    }

    /** Counts words, except in code. */
    void count(List<Inline> inlines) {
        PlainText.each(inlines, PlainText.Include.PROSE, state.words::add);
        state.words.end();
    }

    void heading(List<Inline> inlines, BlockText prose) {
        plain = true;
        state.openTags.enter();
        write(inlines, prose);
        state.openTags.leave();
        plain = false;
    }

    void write(List<Inline> inlines, BlockText prose) {
        int depth = state.typography.depth();
        for (Inline inline : inlines) {
            write(inline, prose);
        }
        state.typography.backTo(depth);
    }

    private void write(Inline inline, BlockText prose) {
        if (inline instanceof Inline.Text text) {
            words(text.text());
        } else if (inline instanceof Inline.Break end) {
            out.add(end.hard() ? (state.decorated ? "<br>\n" : "<br />\n") : "\n");
        } else if (inline instanceof Inline.Code code) {
            code(code.text());
        } else if (inline instanceof Inline.Formula formula) {
            boolean read = FormulaWriter.write(
                    state, formula.tex(), formula.display(), index -> prose.offset(formula.at() + index));
            if (!read) {
                code(formula.tex());
            }
        } else if (inline instanceof Inline.Styled styled) {
            styled(styled, prose);
        } else if (inline instanceof Inline.Link link) {
            link(link, prose);
        } else if (inline instanceof Inline.Image image) {
            image(image, prose, Column.TEXT);
        } else if (inline instanceof Inline.RawHtml html) {
            raw.inline(prose, html);
        } else if (inline instanceof Inline.FootnoteReference mark) {
            footnotes.mark(mark.label(), !inLink);
        } else if (inline instanceof Inline.InlineFootnote note) {
            footnotes.mark(note, prose, !inLink);
        } else if (inline instanceof Inline.Component component) {
            components.open(component, prose);
            state.typography.enter(component.name(), component.attributes());
            state.openTags.enter();
            write(component.content(), prose);
            state.openTags.leave();
            state.typography.leave();
            out.close();
        } else if (inline instanceof Inline.Unresolved unresolved) {
            lint.unresolved(unresolved, prose.offset(unresolved.at()));
            if (unresolved.missing() == Inline.Missing.ADDRESS) {
                doubted = prose.offset(prose.text().indexOf("](", unresolved.at()) + "](".length());
            }
        } else if (inline instanceof Inline.Foreign unread && prose.offset(unread.at()) != doubted) {
            state.foreignSyntax(unread.syntax(), prose.offset(unread.at()));
        }
    }

    private void code(String text) {
        boolean isLong = state.decorated && text.length() > LONGEST_UNBROKEN;
        out.add(isLong ? "<code class=\"long\">" : "<code>").text(text).add("</code>");
    }

    private void words(String text) {
        Abbreviations known = state.tree.abbreviations;
        int done = 0;
        for (int i = 0; i < text.length() && !known.isEmpty(); i = Abbreviations.startEnd(text, i)) {
            Abbreviations.Abbreviation found = known.at(text, i);
            if (found != null) {
                plain(text.substring(done, i));
                out.add("<abbr title=\"" + Html.escape(state.typeset(found.words())) + "\">");
                plain(found.shortForm());
                out.add("</abbr>");
                done = i + found.shortForm().length();
                i = done - 1;
            }
        }
        plain(text.substring(done));
    }

    private void plain(String text) {
        if (acronyms && !plain && !state.typography.current().isNone()) {
            Acronyms.write(text, out);
        } else {
            out.text(text);
        }
    }

    private void styled(Inline.Styled styled, BlockText prose) {
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

    private void link(Inline.Link link, BlockText prose) {
        Inline.Target target = link.target();
        boolean within = inLink && link.automatic();
        boolean bare = link.automatic() && state.decorated; // its text is the address
        // An unsafe address in plain text, such as "ftp://host", was not meant as a link and stays text.
        boolean unasked = bare && !SafeAddress.isSafe(target.destination());
        boolean empty = state.decorated && target.destination().isEmpty();
        if (empty) {
            state.warning(
                    ProblemKind.EMPTY_LINK,
                    prose.offset(target.at()),
                    "this link has no address, so its words stay without one",
                    "write where it leads between the parentheses: [words](address)");
        }
        if (within || unasked || empty || isRefused(target, prose, "link")) {
            write(link.content(), prose);
            return;
        }
        if (isWordless(link.content())) {
            state.warning(
                    ProblemKind.EMPTY_LINK,
                    prose.offset(target.at()),
                    "this link has no words, so readers cannot see, hear or follow it",
                    "say between the brackets where it leads: [About this blog](/about/)");
        }
        out.add("<a href=\"")
                .href(state.places.link(Kind.LINK, destination(target), prose.offset(target.at())))
                .add("\"" + (bare ? " class=\"bare\"" : "") + title(target)
                        + attributeWriter.written(target.attributes(), AttributeWriter.Owner.LINK, prose::offset)
                        + ">");
        boolean before = inLink;
        boolean around = plain;
        inLink = true;
        plain |= link.automatic();
        write(link.content(), prose);
        inLink = before;
        plain = around;
        out.add("</a>");
    }

    private String destination(Inline.Target target) {
        return state.dialect.wikilinks() ? WikiLink.withHeadingId(target.destination()) : target.destination();
    }

    void image(Inline.Image image, BlockText prose, Column column) {
        Inline.Target target = image.target();
        String words = PlainText.of(image.content(), PlainText.Include.ALL);
        if (isRefused(target, prose, "picture")) {
            out.text(words);
            return;
        }
        if (VisibleText.isBlank(words)) {
            state.warning(
                    ProblemKind.NO_ALT,
                    prose.offset(target.at()),
                    "this picture has no alternative text",
                    (prose.text().startsWith("![[", target.at())
                                    ? "say before any width what it shows: ![[kite.jpg|A red kite over a field|300]];"
                                    : "say between the brackets what it shows: ![A red kite over a field](kite.jpg);")
                            + " if it is decoration, write <img src=\"kite.jpg\" alt=\"\">");
        }
        Link link = state.places.link(Kind.IMAGE, target.destination(), prose.offset(target.at()));
        String attributes = " alt=\"" + Html.escape(words) + "\"" + title(target)
                + attributeWriter.written(target.attributes(), AttributeWriter.Owner.PICTURE, prose::offset);
        if (state.decorated) {
            out.image(link, attributes, AttributeWriter.given(target.attributes()), column);
        } else {
            out.add("<img ").src(link).add(attributes + " />");
        }
    }

    private String title(Inline.Target target) {
        return target.title().isEmpty() ? "" : " title=\"" + Html.escape(state.typeset(target.title())) + "\"";
    }

    private boolean isRefused(Inline.Target target, BlockText prose, String what) {
        if (!state.decorated) {
            return false;
        }
        String address = target.destination();
        int at = prose.offset(target.at());
        if (!SafeAddress.isSafe(address)) {
            state.error(
                    ProblemKind.BAD_ADDRESS,
                    at,
                    "the address of this " + what + " is refused: " + shown(address),
                    SafeAddress.remedy(address));
            return true;
        }
        SafeAddress.correction(address)
                .ifPresent(remedy -> state.error(
                        ProblemKind.BAD_ADDRESS,
                        at,
                        "the address of this " + what + " is not right: " + shown(address),
                        remedy));
        return false;
    }

    /** The address in quotes, on one line, and truncated if it is long, such as a data: URL. */
    private static String shown(String address) {
        String line = address.replaceAll("\\s", " ");
        boolean isLong = line.codePointCount(0, line.length()) > SHOWN;
        return "\"" + (isLong ? line.substring(0, line.offsetByCodePoints(0, SHOWN)) + "…" : line) + "\"";
    }

    /** Whether no text is visible; pictures and tags have their own rules. */
    private static boolean isWordless(List<Inline> content) {
        return content.stream()
                .allMatch(inline ->
                        isBlank(inline) || (inline instanceof Inline.Styled styled && isWordless(styled.content())));
    }

    static boolean isBlank(Inline inline) {
        return inline instanceof Inline.Break
                || (inline instanceof Inline.Text text && VisibleText.isBlank(text.text()));
    }

    /** Marks up acronyms, such as NATO, MP3 and PDFs. Three or more words in capitals are shouting, and stay as they are. */
    private static final class Acronyms {
        private static final String BEFORE = "(?<![\\p{L}\\p{N}_.@])";
        private static final String AFTER = "(?![\\p{L}\\p{N}\\p{M}_@]|\\.\\p{L})";
        private static final String CRY = BEFORE + "\\p{Lu}{1,30}+(?:[ \\u00A0]\\p{Lu}{1,30}+" + AFTER + "){2,}+";
        private static final String ACRONYM =
                BEFORE + "(?=\\p{Lu}\\p{Nd}*+\\p{Lu})([\\p{Lu}\\p{Nd}]{3,30}+)(?=s?+" + AFTER + ")";
        private static final Pattern CAPITALS = Pattern.compile(CRY + "|" + ACRONYM);

        private Acronyms() {}

        static void write(String text, BodyBuilder out) {
            int done = 0;
            for (Matcher found = CAPITALS.matcher(text); found.find(); ) {
                if (found.group(1) != null) {
                    out.text(text.substring(done, found.start()))
                            .add("<span class=\"acronym\">")
                            .text(found.group(1))
                            .add("</span>");
                    done = found.end();
                }
            }
            out.text(text.substring(done));
        }
    }
}
