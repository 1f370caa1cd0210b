package dev.octavo.blog.markdown.inline;

import dev.octavo.blog.markdown.syntax.Characters;
import dev.octavo.blog.markdown.syntax.ComponentSyntax;
import dev.octavo.blog.markdown.syntax.ComponentSyntax.Attributes;
import dev.octavo.blog.markdown.syntax.ForeignSyntax;
import dev.octavo.blog.markdown.syntax.LinkDefinitions;
import dev.octavo.blog.markdown.syntax.LinkSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns brackets into links, pictures, footnotes and components. CommonMark 0.31.2, sections 6.3 and 6.4. */
final class Brackets {
    /** CommonMark's limit for labels. */
    private static final int LONGEST_LABEL = 999;

    private final String text;
    private final InlineParser.Context context;
    private final TokenList tokens;
    private final Emphasis runs;
    private final List<Bracket> open = new ArrayList<>();
    /** Brackets below this index of the stack cannot become links, because they contain one. */
    private int inactiveBelow;
    /** The position of the last bracket that was opened within another one. */
    private int innermostInside = -1;

    private enum Kind {
        LINK,
        IMAGE,
        NOTE,
        COMPONENT
    }

    /** An opening bracket; {@code after} is the start of its content. */
    private record Bracket(
            Kind kind,
            InlineToken token,
            int after,
            @Nullable InlineToken lastRun) {}

    /** A link's target, and the end of its syntax. */
    private record Found(Inline.Target target, int end) {}

    Brackets(String text, InlineParser.Context context, TokenList tokens, Emphasis runs) {
        this.text = text;
        this.context = context;
        this.tokens = tokens;
        this.runs = runs;
    }

    boolean isOpen() {
        return !open.isEmpty();
    }

    /** Opens a bracket: {@code [}, {@code ![}, {@code ^[} or {@code :name[}. */
    void open(String marks, int at) {
        Kind kind = switch (marks.charAt(0)) {
            case '!' -> Kind.IMAGE;
            case '^' -> Kind.NOTE;
            case ':' -> Kind.COMPONENT;
            default -> Kind.LINK;
        };
        InlineToken token = tokens.add(InlineToken.marks(marks, at));
        if (!open.isEmpty()) {
            // A label contains no brackets, so the enclosing bracket can only become an inline link.
            innermostInside = at;
        }
        open.add(new Bracket(kind, token, at + marks.length(), runs.last()));
    }

    /** Closes a bracket with the {@code ]} at {@code at}, and returns where to continue. */
    int close(int at) {
        if (open.isEmpty()) {
            tokens.add(InlineToken.marks("]", at));
            return at + 1;
        }
        int place = open.size() - 1;
        Bracket bracket = open.remove(place);
        int inactiveBefore = inactiveBelow;
        boolean usable = bracket.kind() != Kind.LINK || place >= inactiveBelow;
        inactiveBelow = Math.min(inactiveBelow, place);
        if (!usable) {
            tokens.add(InlineToken.marks("]", at));
            return at + 1;
        }
        boolean own = bracket.kind() == Kind.NOTE || bracket.kind() == Kind.COMPONENT;
        Found behindOwn = own && place >= inactiveBefore ? inline(bracket, at) : null;
        if (behindOwn != null) { // as on GitHub, where notes and components are no part of the language
            return link(bracket, behindOwn);
        }
        if (bracket.kind() == Kind.COMPONENT) {
            return component(bracket, at);
        }
        if (bracket.kind() == Kind.NOTE) {
            TokenList.Piece piece = content(bracket);
            tokens.add(
                    InlineToken.of(new Inline.InlineFootnote(piece.content()), piece.depth() + 1, bracket.token().at));
            return at + 1;
        }
        if (isFootnote(bracket, at)) {
            return footnote(bracket, at);
        }
        Found found = found(bracket, at);
        if (found == null) {
            tokens.add(InlineToken.marks("]", at));
            unresolved(bracket, at);
            return at + 1;
        }
        return link(bracket, found);
    }

    private int component(Bracket bracket, int close) {
        int start = bracket.token().at;
        int end = close + 1;
        Attributes attributes = text.startsWith("{", end) ? ComponentSyntax.attributes(text, end) : Attributes.NONE;
        if (attributes == null) {
            tokens.add(InlineToken.marks("]", close));
            tokens.add(InlineToken.of(new Inline.Unresolved(Inline.Missing.ATTRIBUTES, "", start), 0, start));
            return end;
        }
        int after = Math.max(end, attributes.end());
        String name = text.substring(start + 1, bracket.after() - 1);
        String written = text.substring(end, after);
        TokenList.Piece piece = content(bracket);
        Inline component = new Inline.Component(name, true, piece.content(), attributes.all(), written, start);
        tokens.add(InlineToken.of(component, piece.depth() + 1, start));
        return after;
    }

    private boolean isFootnote(Bracket bracket, int at) {
        return at - bracket.after() > 1
                && text.charAt(bracket.after()) == '^'
                && at - bracket.after() <= LONGEST_LABEL
                && context.footnotes().contains(LinkDefinitions.normalized(text.substring(bracket.after() + 1, at)));
    }

    private int footnote(Bracket bracket, int at) {
        String label = LinkDefinitions.normalized(text.substring(bracket.after() + 1, at));
        content(bracket);
        if (bracket.kind() == Kind.IMAGE) {
            tokens.add(InlineToken.marks("!", bracket.token().at));
        }
        tokens.add(InlineToken.of(new Inline.FootnoteReference(label), 1, bracket.token().at));
        return at + 1;
    }

    /**
     * Adds a note about brackets that look like a link or a footnote but are not. After a letter or a bracket they do not:
     * {@code matrix[i][j]}.
     */
    private void unresolved(Bracket bracket, int close) {
        int start = bracket.token().at;
        int next = close + 1;
        if (text.startsWith("^", bracket.after())) {
            note(Inline.Missing.FOOTNOTE, bracket.after() + 1, close, start);
            return;
        }
        ForeignSyntax foreign = ForeignSyntax.bracketed(text, bracket.after(), close);
        if (foreign != null) {
            int outer = foreign == ForeignSyntax.WIKI_EMBED ? 2 : foreign == ForeignSyntax.WIKI_LINK ? 1 : 0;
            tokens.add(InlineToken.of(new Inline.Foreign(foreign, start - outer), 0, start));
            return;
        }
        boolean behindWord =
                start > 0 && (text.charAt(start - 1) == ']' || Character.isLetterOrDigit(text.charAt(start - 1)));
        if (behindWord || close == bracket.after()) {
            return;
        }
        if (text.startsWith("(", next)) {
            note(Inline.Missing.ADDRESS, next + 1, text.length(), start);
        } else if (text.startsWith("[", next)) {
            int labelStart = text.startsWith("[]", next) ? bracket.after() - 1 : next;
            int labelEnd = LinkSyntax.labelEnd(text, labelStart);
            if (labelEnd > 0 && text.charAt(labelStart + 1) != '^') {
                note(Inline.Missing.DEFINITION, labelStart + 1, labelEnd - 1, start);
            }
        }
    }

    /** Truncates what is missing, since there may be as many brackets as characters. */
    private void note(Inline.Missing missing, int from, int to, int at) {
        String what = text.substring(from, Math.min(to, from + LONGEST_LABEL));
        int lineEnd = missing == Inline.Missing.ADDRESS ? what.indexOf('\n') : -1;
        tokens.add(InlineToken.of(
                new Inline.Unresolved(missing, lineEnd < 0 ? what : what.substring(0, lineEnd), at), 0, at));
    }

    /** Adds a link or picture with the attributes after it, and returns where to continue. */
    private int link(Bracket bracket, Found found) {
        boolean braced = context.components() && text.startsWith("{", found.end());
        Attributes attributes = braced ? ComponentSyntax.elementAttributes(text, found.end()) : null;
        Inline.Target plain = found.target();
        Inline.Target target = attributes == null
                ? plain
                : new Inline.Target(plain.destination(), plain.title(), plain.at(), attributes.all());
        TokenList.Piece piece = content(bracket);
        if (bracket.kind() == Kind.NOTE || bracket.kind() == Kind.COMPONENT) {
            String marks = text.substring(bracket.token().at, bracket.after() - 1);
            tokens.add(InlineToken.marks(marks, bracket.token().at));
        }
        boolean image = bracket.kind() == Kind.IMAGE;
        Inline inline =
                image ? new Inline.Image(target, piece.content()) : new Inline.Link(target, piece.content(), false);
        tokens.add(InlineToken.of(inline, piece.depth() + 1, target.at()));
        if (!image) {
            inactiveBelow = open.size();
        }
        return attributes == null ? found.end() : attributes.end();
    }

    /** Keeps the open brackets from becoming links, since they now contain one. */
    void linkAdded() {
        inactiveBelow = open.size();
    }

    /** Removes the bracket and its content from the tokens, and returns the content. */
    private TokenList.Piece content(Bracket bracket) {
        runs.resolve(bracket.lastRun());
        TokenList.Piece piece = tokens.takeAfter(bracket.token());
        tokens.remove(bracket.token());
        return piece;
    }

    private @Nullable Found found(Bracket bracket, int close) {
        Found inline = inline(bracket, close);
        if (inline != null) {
            return inline;
        }
        int next = close + 1;
        boolean labelled = next < text.length() && text.charAt(next) == '[';
        int labelEnd = labelled ? LinkSyntax.labelEnd(text, next) : -1;
        if (labelEnd > 0) {
            return reference(bracket, text.substring(next + 1, labelEnd - 1), labelEnd);
        }
        boolean holdsBrackets = innermostInside > bracket.token().at;
        if (holdsBrackets || close - bracket.after() > LONGEST_LABEL) {
            return null;
        }
        boolean collapsed = text.startsWith("[]", next);
        return reference(bracket, text.substring(bracket.after(), close), collapsed ? next + 2 : next);
    }

    private @Nullable Found reference(Bracket bracket, String label, int end) {
        LinkDefinitions.Reference reference = context.references().find(label);
        return reference == null
                ? null
                : new Found(new Inline.Target(reference.destination(), reference.title(), bracket.token().at), end);
    }

    /** The part in parentheses: {@code (destination "title")}. */
    private @Nullable Found inline(Bracket bracket, int close) {
        if (close + 1 >= text.length() || text.charAt(close + 1) != '(') {
            return null;
        }
        int start = Characters.skipWhitespace(text, close + 2);
        int end = LinkSyntax.destinationEnd(text, start);
        if (end < 0) {
            return null;
        }
        String destination = LinkSyntax.destination(text, start, end);
        int after = Characters.skipWhitespace(text, end);
        String title = "";
        int titleEnd = after > end ? LinkSyntax.titleEnd(text, after) : -1;
        if (titleEnd > 0) {
            title = LinkSyntax.title(text, after, titleEnd);
            after = Characters.skipWhitespace(text, titleEnd);
        }
        boolean closed = after < text.length() && text.charAt(after) == ')';
        return closed ? new Found(new Inline.Target(destination, title, bracket.token().at), after + 1) : null;
    }
}
