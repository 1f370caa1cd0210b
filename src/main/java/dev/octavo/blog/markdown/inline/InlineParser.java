package dev.octavo.blog.markdown.inline;

import dev.octavo.blog.markdown.syntax.Characters;
import dev.octavo.blog.markdown.syntax.CodeSpans;
import dev.octavo.blog.markdown.syntax.Comments;
import dev.octavo.blog.markdown.syntax.ComponentSyntax;
import dev.octavo.blog.markdown.syntax.Entities;
import dev.octavo.blog.markdown.syntax.ForeignSyntax;
import dev.octavo.blog.markdown.syntax.FormulaSpans;
import dev.octavo.blog.markdown.syntax.HtmlSyntax;
import dev.octavo.blog.markdown.syntax.LinkDefinitions;
import dev.octavo.blog.markdown.syntax.WikiLink;
import dev.octavo.blog.site.Formulas;
import dev.octavo.blog.site.MarkdownExtension;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/** Parses the inline text of one block. */
public final class InlineParser {
    private final String text;
    private final char[] chars; // the same, for the loop that looks at each
    private final Context context;
    private final TokenList tokens;
    private final Emphasis runs;
    private final Brackets brackets;
    private final HtmlSyntax html;
    private final CodeSpans codeSpans;
    private final boolean marks;
    private final boolean wikilinks;
    private final boolean[] special;
    private final FormulaSpans formulas;
    private int searched; // white space has been searched for up to this index
    private int blank = -1; // index of the last white space found

    /**
     * The context of a text.
     *
     * @param references the article's link reference definitions
     * @param footnotes the normalized labels of its footnotes
     * @param autolinks whether addresses in plain text become links
     */
    public record Context(
            LinkDefinitions references,
            Set<String> footnotes,
            boolean autolinks,
            boolean components,
            Formulas formulas,
            Set<MarkdownExtension> extensions) {
        /** Whether comments between {@code %%} are left out: in the articles of a site, which have bare links too. */
        boolean comments() {
            return autolinks;
        }

        boolean allows(MarkdownExtension extension) {
            return extensions.contains(extension);
        }
    }

    private InlineParser(String text, Context context) {
        this.text = text;
        this.chars = text.toCharArray();
        this.context = context;
        this.tokens = new TokenList(context.autolinks());
        this.wikilinks = context.allows(MarkdownExtension.WIKILINKS);
        this.marks = context.allows(MarkdownExtension.MARKS);
        this.special = SpecialCharacters.of(marks, context.autolinks());
        this.runs = new Emphasis(tokens, marks, context.allows(MarkdownExtension.CJK_EMPHASIS));
        this.brackets = new Brackets(text, context, tokens, runs);
        this.html = new HtmlSyntax(text);
        this.codeSpans = new CodeSpans(text);
        this.formulas = new FormulaSpans(text);
    }

    public static List<Inline> parse(String text, Context context) {
        return new InlineParser(text, context).parse();
    }

    private List<Inline> parse() {
        int i = 0;
        while (i < text.length()) {
            i = token(i);
        }
        runs.resolve(null);
        return tokens.takeAll();
    }

    /** Adds the token at {@code at}, and returns its end. */
    private int token(int at) {
        return switch (text.charAt(at)) {
            case '\n' -> newline(at, false, at + 1);
            case '\\' -> backslash(at);
            case '`' -> code(at);
            case '*', '_', '~' -> run(at);
            case '[' -> text.startsWith("[[", at) ? doubleBracket(at, at) : openBracket("[", at);
            case ']' -> brackets.close(at);
            case '!', '^' -> markedBracket(at);
            case '=', '+' -> isMark(at) ? run(at) : words(at);
            case '<' -> pointed(at);
            case '&' -> entity(at);
            case ':' -> component(at);
            case '$' -> formula(at);
            case '%' -> comment(at);
            default -> words(at);
        };
    }

    private int words(int from) {
        int i = from;
        for (; i < chars.length; i++) {
            char c = chars[i];
            if (c >= 128 || !special[c]) {
                continue;
            }
            if (i > from && startsInline(c, i)) {
                break;
            }
            if (c == '{' || c == '=' || c == ':' || c == '%') {
                noteForeign(i);
            } else if (c != 'w' && c != 'W' && c != '+' && c != '$') {
                break;
            }
            int end = c == ':' || c == 'w' || c == 'W' ? address(from, i) : -1;
            if (end > 0) {
                return end;
            }
        }
        int end = i;
        boolean lineEnds = end < text.length() && text.charAt(end) == '\n';
        while (lineEnds && end > from && text.charAt(end - 1) == ' ') {
            end--;
        }
        if (end > from) {
            tokens.add(InlineToken.of(new Inline.Text(text.substring(from, end)), 0, from));
        }
        return lineEnds ? newline(i, i - end >= 2, i + 1) : i;
    }

    private boolean startsInline(char c, int at) {
        return switch (c) {
            case ':' -> isComponent(at) || emojiEnd(at) > 0;
            case '$' -> formulaEnd(at) > 0;
            case '%' -> commentEnd(at) > 0;
            default -> isMark(at);
        };
    }

    /** Whether {@code ==} or {@code ++} at {@code at} may be a delimiter. */
    private boolean isMark(int at) {
        char c = text.charAt(at);
        return marks && (c == '=' || c == '+') && at + 1 < text.length() && text.charAt(at + 1) == c;
    }

    private int commentEnd(int at) {
        return context.comments() ? Comments.end(text, at) : -1;
    }

    /** Leaves out a comment, which is reported where articles are not written as in Obsidian. */
    private int comment(int at) {
        int end = commentEnd(at);
        if (end < 0) {
            return words(at);
        }
        if (!wikilinks) {
            tokens.add(InlineToken.of(new Inline.Foreign(ForeignSyntax.COMMENT, at), 0, at));
        }
        return end;
    }

    private int formulaEnd(int at) {
        return context.formulas().read() ? formulas.end(at) : -1;
    }

    private int formula(int at) {
        int end = formulaEnd(at);
        if (end < 0) {
            return words(at);
        }
        int marks = text.startsWith("$", at) && !text.startsWith("$$", at) ? 1 : 2;
        boolean display = text.startsWith("$$", at) || text.startsWith("\\[", at);
        String tex = text.substring(at + marks, end - marks);
        tokens.add(InlineToken.of(
                new Inline.Formula(tex, display, at + marks, context.formulas().macros()), 1, at));
        return end;
    }

    private boolean isComponent(int at) {
        return context.components() && ComponentSyntax.inlineNameEnd(text, at) > 0;
    }

    private int emojiEnd(int at) {
        return context.allows(MarkdownExtension.EMOJI) ? EmojiCodes.end(text, at) : -1;
    }

    private int component(int at) {
        int emoji = emojiEnd(at);
        if (emoji > 0) {
            tokens.add(InlineToken.of(new Inline.Text(String.valueOf(EmojiCodes.of(text, at, emoji))), 0, at));
            return emoji;
        }
        int nameEnd = context.components() ? ComponentSyntax.inlineNameEnd(text, at) : -1;
        if (nameEnd < 0) {
            return words(at);
        }
        if (text.charAt(nameEnd) == '[') {
            return openBracket(text.substring(at, nameEnd + 1), at);
        }
        ComponentSyntax.Attributes attributes = ComponentSyntax.attributes(text, nameEnd);
        if (attributes == null) {
            tokens.add(InlineToken.marks(text.substring(at, nameEnd), at));
            tokens.add(InlineToken.of(new Inline.Unresolved(Inline.Missing.ONLY_ATTRIBUTES, "", at), 0, at));
            return nameEnd;
        }
        String name = text.substring(at + 1, nameEnd);
        String written = text.substring(nameEnd, attributes.end());
        tokens.add(InlineToken.of(new Inline.Component(name, false, List.of(), attributes.all(), written, at), 1, at));
        return attributes.end();
    }

    private void noteForeign(int at) {
        ForeignSyntax foreign =
                ForeignSyntax.at(text, at, wikilinks, context.formulas().read());
        if (foreign != null) {
            tokens.add(InlineToken.of(new Inline.Foreign(foreign, at), 0, at));
        }
    }

    private int newline(int at, boolean hard, int end) {
        tokens.add(InlineToken.of(new Inline.Break(hard), 0, at));
        return end;
    }

    /** Adds the text from {@code from} and the address around {@code at}, and returns its end; -1 if there is none. */
    private int address(int from, int at) {
        boolean web = text.charAt(at) != ':';
        int start = web ? at : Autolinks.schemeStart(text, from, at);
        if (start < 0) {
            return -1;
        }
        boolean inBrackets = brackets.isOpen();
        int end = web ? Autolinks.webEnd(text, at, inBrackets) : Autolinks.schemeEnd(text, start, at, inBrackets);
        if (end <= at) {
            return -1;
        }
        if (start > from) {
            tokens.add(InlineToken.of(new Inline.Text(text.substring(from, start)), 0, from));
        }
        String words = text.substring(start, end).replace("\\_", "_"); // some programs escape all underscores
        Inline.Target target = new Inline.Target(web ? "http://" + words : words, "", start);
        tokens.add(InlineToken.of(new Inline.Link(target, List.of(new Inline.Text(words)), true), 1, start));
        return end;
    }

    private int backslash(int at) {
        if (at + 1 < text.length()) {
            char next = text.charAt(at + 1);
            if (next == '\n') {
                return newline(at, true, at + 2);
            }
            if (Characters.isAsciiPunctuation(next)) {
                if ((next == '(' || next == '[') && formulaEnd(at) > 0) {
                    return formula(at);
                }
                tokens.add(InlineToken.of(
                        new Inline.Text(String.valueOf(next), SpecialCharacters.isLiteral(text, next, at)), 0, at));
                return at + 2;
            }
        }
        tokens.add(InlineToken.marks("\\", at));
        noteForeign(at);
        return at + 1;
    }

    private int code(int at) {
        int open = codeSpans.runEnd(at);
        int close = codeSpans.closing(at, open);
        if (close < 0) {
            tokens.add(InlineToken.marks(text.substring(at, open), at));
            return open;
        }
        tokens.add(InlineToken.of(new Inline.Code(CodeSpans.content(text.substring(open, close))), 1, at));
        return close + open - at;
    }

    private int run(int at) {
        char mark = text.charAt(at);
        int end = Characters.skip(text, at, mark);
        int before = at == 0 ? 0 : text.codePointBefore(at);
        int after = end == text.length() ? 0 : text.codePointAt(end);
        InlineToken token = InlineToken.marks(text.substring(at, end), at);
        if (marks) {
            token.blank = lastBlank(at);
        }
        runs.add(token, before, after);
        return end;
    }

    /** The index of the last white space before {@code at}; each character is read only once. */
    private int lastBlank(int at) {
        for (; searched < at; searched++) {
            blank = Characters.isWhitespace(text.charAt(searched)) ? searched : blank;
        }
        return blank;
    }

    private int openBracket(String marks, int at) {
        brackets.open(marks, at);
        return at + marks.length();
    }

    /** Adds a wiki link or embed whose brackets start at {@code open}; otherwise opens a single bracket. */
    private int doubleBracket(int at, int open) {
        int end = wikilinks ? WikiLink.end(text, open) : -1;
        if (end < 0) {
            return openBracket(text.substring(at, open + 1), at);
        }
        Inline inline = WikiLinks.of(WikiLink.of(text.substring(open + 2, end - 2)), open > at, at);
        tokens.add(InlineToken.of(inline, 1, at));
        if (inline instanceof Inline.Link) {
            brackets.linkAdded();
        }
        return end;
    }

    private int markedBracket(int at) {
        if (text.startsWith("![[", at)) {
            return doubleBracket(at, at + 1);
        }
        if (at + 1 < text.length() && text.charAt(at + 1) == '[') {
            return openBracket(text.substring(at, at + 2), at);
        }
        if (marks && text.charAt(at) == '^') {
            return run(at);
        }
        tokens.add(InlineToken.marks(text.substring(at, at + 1), at));
        return at + 1;
    }

    private int pointed(int at) {
        Matcher link = Autolinks.pointed(text, at);
        if (link != null) {
            String address = text.substring(at + 1, link.end() - 1);
            String scheme = link.group("mail") == null ? "" : "mailto:";
            Inline.Target target = new Inline.Target(scheme + address, "", at);
            tokens.add(InlineToken.of(new Inline.Link(target, List.of(new Inline.Text(address)), false), 1, at));
            return link.end();
        }
        int end = html.end(at);
        if (end > 0) {
            tokens.add(InlineToken.of(new Inline.RawHtml(text.substring(at, end), at), 1, at));
            return end;
        }
        tokens.add(InlineToken.marks("<", at));
        return at + 1;
    }

    private int entity(int at) {
        int end = Entities.end(text, at);
        if (end < 0) {
            tokens.add(InlineToken.marks("&", at));
            return at + 1;
        }
        String value = Entities.value(text, at, end);
        tokens.add(InlineToken.of(new Inline.Text(value, value.equals("\"") || value.equals("'")), 0, at));
        return end;
    }
}
