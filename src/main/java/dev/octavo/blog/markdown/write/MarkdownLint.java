package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.block.Blocks;
import dev.octavo.blog.markdown.html.Alert;
import dev.octavo.blog.markdown.html.TemplateTag;
import dev.octavo.blog.markdown.inline.Inline;
import dev.octavo.blog.markdown.syntax.BlockText;
import dev.octavo.blog.markdown.syntax.ForeignSyntax;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.lib.problem.ProblemKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Warns of text that is valid Markdown but was probably meant to be something else. */
final class MarkdownLint {
    private static final int SHOWN = 40;
    private static final Pattern ALERT = Pattern.compile("\\[!([A-Za-z]+)][-+]?(?: .*)?(?:\n|$)");
    private static final Pattern DASHES =
            Pattern.compile("\n(?=[^\n]*\\|)\\|? *:?-+:? *(?:\\| *:?-+:? *)*\\|?(?:\n|$)");
    private static final Pattern ROWS = Pattern.compile("(?: *\\|[^\n]*\\| *(?:\n|$)){2,}");
    private static final Pattern HEADING = Pattern.compile("(?:^|\n)(#{2,6}[\\p{L}\\p{N}])");
    /** A line that a block begins with and that is all of it. */
    private static final Pattern TITLE = Pattern.compile("^(#\\p{Lu}[^#\n]*+)$");
    /** A line of tags alone; a single one begins with a small letter, unlike a heading. */
    private static final Pattern TAGS = Pattern.compile(
            "(?:^|\n)(#(?:\\p{L}[\\w/-]*+(?:[ ,]+#\\p{L}[\\w/-]*+)+|\\p{Ll}[\\w/-]*+))[ ]*(?:\n|$)",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern BLOCK_ID = Pattern.compile("\\S[ \n](\\^(?=[\\d-]*[A-Za-z])[A-Za-z0-9-]{3,40})$");
    /** Strong text with spaces inside of its asterisks. */
    private static final Pattern SPACED = Pattern.compile("(?<![^\\s(])(\\*\\*(?=[^*\n]{0,200}\\p{L}{2})"
            + "(?: ++[^*\n]{1,200}|[^*\\s][^*\n]{0,200} )\\*\\*(?![*\\w]))");
    /** A sentence without characters that only code has, as a line of code. */
    private static final Pattern SENTENCE =
            Pattern.compile("\\p{Lu}[\\p{L}\\p{M}\\d ,;:'’“”\"()–—?!.%-]*+(?<=[.!?…])\\s*");

    private static final int FEWEST_WORDS = 8;
    private static final String BULLETS = "•‣▪●";
    private static final Pattern ITEM = Pattern.compile("(?:^|\n)([" + BULLETS + "] )");
    private static final Pattern LINK = Pattern.compile(
            "(?<!\\\\)(\\[[^\\[\\]\\\\\n]{1,200}+] \\((?:https?://[^\\s()]{1,200}|[^\\s()]{0,200}?(?:/|\\.(?:md|html|png|jpe?g|svg|webp)))\\))");
    private static final String BRACES =
            "write {key=value}, {key=\"more words\"} or {key}, parted by spaces; for a colon"
                    + " that begins no component write \\:";
    private static final String CONFLICT = "<<<<<<< ";

    private final ArticleState state;

    MarkdownLint(ArticleState state) {
        this.state = state;
    }

    void paragraph(BlockText text) {
        mergeConflict(text);
        if (ForeignSyntax.isScript(text.text())) {
            state.foreignSyntax(ForeignSyntax.MDX, text.offset(0));
        }
        if (ForeignSyntax.isAdmonition(text.text())) {
            state.foreignSyntax(ForeignSyntax.ADMONITION, text.offset(0));
        }
        if (text.text().indexOf('|') >= 0) {
            table(text);
        }
        if (text.text().contains("**")) {
            strongText(text);
        }
        if (text.text().contains("##")) {
            warnIfFound(text, HEADING, "this looks like a heading but is not one", "write a space after the signs");
        }
        if (text.text().startsWith("#")) {
            warnIfFound(
                    text,
                    TITLE,
                    "this looks like a heading but is not one",
                    "write a space after the sign; for the sign itself write \\#");
        }
        if (text.text().startsWith("#") || text.text().contains("\n#")) {
            warnIfFound(
                    text,
                    TAGS,
                    "these look like tags of Obsidian, which are text here",
                    "write them into the front matter, tags: [a, b]; for a heading write a space after the sign");
        }
        int caret = text.text().lastIndexOf('^');
        if (caret > 0 && Character.isWhitespace(text.text().charAt(caret - 1))) {
            warnIfFound(
                    text,
                    BLOCK_ID,
                    "this looks like the id of a block in Obsidian, which is text here",
                    "delete it: links lead to headings, [words](page.md#heading)");
        }
        if (hasBullet(text.text())) {
            warnIfFound(
                    text, ITEM, "this looks like a list but is not one", "write a hyphen and a space before each item");
        }
        if (text.text().contains("] (") && text.text().indexOf('`') < 0) {
            warnIfFound(
                    text,
                    LINK,
                    "this looks like a link but is not one",
                    "write no space between ] and (; brackets that are not a link are written \\[ and \\]");
        }
    }

    private void strongText(BlockText text) {
        boolean seen = state.dialect.extensions().contains(MarkdownExtension.CJK_EMPHASIS);
        int at = seen || text.text().indexOf('`') >= 0 ? -1 : ForeignSyntax.unseenStrongText(text.text());
        if (at >= 0) {
            state.foreignSyntax(ForeignSyntax.CJK_EMPHASIS, text.offset(at));
        }
    }

    /** Warns of asterisks that stay, because there are spaces between them and the words. */
    void spacedStrongText(BlockText text, List<Inline> read) {
        if (text.text().contains("**") && PlainText.has("**", read)) {
            warnIfFound(
                    text,
                    SPACED,
                    "these asterisks stay, since there is a space between them and the words",
                    "write **words** without spaces inside");
        }
    }

    /** Warns of indented text that is a sentence and no code. */
    void indented(BlockText code) {
        String line = code.text();
        boolean isProse = line.indexOf('\n') >= line.length() - 1
                && line.chars().filter(c -> c == ' ').count() >= FEWEST_WORDS - 1
                && SENTENCE.matcher(line).matches();
        if (isProse) {
            state.warning(
                    ProblemKind.LOOKS_LIKE,
                    code.offset(0),
                    "this sentence is shown as code, since four spaces are before it",
                    "remove them; if it is meant to be code, put it between lines of ```");
        }
    }

    /** Warns of a caption that has become the last row of a table. */
    void captionBelow(Blocks.Table table) {
        List<BlockText> last = table.rows.get(table.rows.size() - 1);
        boolean alone = last.stream().skip(1).allMatch(cell -> cell.text().isEmpty());
        if (alone && last.size() > 1 && last.get(0).text().startsWith(": ")) {
            state.warning(
                    ProblemKind.TABLE,
                    last.get(0).offset(0),
                    "this is the last row of the table, and no caption",
                    "put the table into a component, :::figure[its caption], and ::: below it");
        }
    }

    private static boolean hasBullet(String text) {
        for (int i = 0; i < BULLETS.length(); i++) {
            if (text.indexOf(BULLETS.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private void warnIfFound(BlockText text, Pattern pattern, String fact, String remedy) {
        Matcher found = pattern.matcher(text.text());
        if (found.find()) {
            state.warning(ProblemKind.LOOKS_LIKE, text.offset(found.start(1)), fact, remedy);
        }
    }

    void unclosed(Blocks.Component component) {
        state.error(
                ProblemKind.COMPONENT,
                component.at,
                "this component is never closed, so it takes all the rest of the article",
                "write a line of colons below the last block in it, :::, or as many as it begins with");
    }

    void comment(Blocks.Comment comment) {
        if (!comment.closed) {
            state.foreignSyntax(ForeignSyntax.OPEN_COMMENT, comment.at);
        }
    }

    /** Conflict markers parse as text or, because of the line of {@code =}, as a heading. */
    void mergeConflict(BlockText text) {
        String words = text.text();
        if (words.startsWith(CONFLICT) || words.contains("\n" + CONFLICT)) {
            state.error(
                    ProblemKind.MERGE_CONFLICT,
                    text.offset(words.indexOf(CONFLICT)),
                    "a merge conflict is left here",
                    "keep one of the two versions, and delete the lines with <<<<<<<, ======= and >>>>>>>");
        }
    }

    /** Warns of a table without a delimiter row, or with one that has another number of cells than the header. */
    private void table(BlockText text) {
        Matcher dashes = DASHES.matcher(text.text());
        if (dashes.find()) {
            state.warning(
                    ProblemKind.TABLE,
                    text.offset(dashes.start() + 1),
                    "this looks like a table but is not one",
                    "write as many cells into the line of dashes as the head above it has");
        } else if (ROWS.matcher(text.text()).matches()) {
            state.warning(
                    ProblemKind.TABLE,
                    text.offset(0),
                    "this looks like a table but is not one",
                    "write a line of dashes below its head, such as |---|---|, as many as it has cells");
        }
    }

    void surplus(Blocks.Table table) {
        if (table.surplusCell >= 0) {
            state.warning(
                    ProblemKind.TABLE,
                    table.surplusCell,
                    "there is no column for this cell, so it is left out",
                    "give the head of the table a column more, or write \\| for a bar that is part of the text");
        }
    }

    void skippedLevel(int level, int above, BlockText text) {
        state.warning(
                ProblemKind.LOOKS_LIKE,
                text.offset(0),
                "this heading has level " + level + ", and the one above it level " + above,
                "write " + "#".repeat(above + 1)
                        + " and a space before it: screen readers announce a level that is left out as a missing part");
    }

    /** Warns of a quotation that starts like an alert but is not one. */
    void alert(BlockText first) {
        Matcher mark = ALERT.matcher(first.text());
        if (first.text().startsWith("[!") && mark.lookingAt()) {
            state.warning(
                    ProblemKind.LOOKS_LIKE,
                    first.offset(0),
                    "this quotation is not an alert, so its first line is shown as it is",
                    Alert.nearest(mark.group(1).toUpperCase(Locale.ROOT))
                            .map(alert -> "write [!" + alert + "]")
                            .orElse("there are [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] and [!CAUTION]"),
                    "[!" + mark.group(1) + "]",
                    Alert.nearest(mark.group(1).toUpperCase(Locale.ROOT)).map(alert -> "[!" + alert + "]"));
        }
    }

    void duplicateFootnote(Blocks.Footnote footnote) {
        state.warning(
                ProblemKind.LOOKS_LIKE,
                footnote.at,
                "the footnote [^" + footnote.written + "] is defined twice, so this one is left out",
                "give it its own label");
    }

    void unusedFootnote(Blocks.Footnote footnote) {
        state.warning(
                ProblemKind.LOOKS_LIKE,
                footnote.at,
                "the footnote [^" + footnote.written + "] is mentioned nowhere, so it is left out",
                "write [^" + footnote.written + "] where it belongs");
    }

    /** Warns of brackets that look like a link or a footnote but are neither. */
    void unresolved(Inline.Unresolved unresolved, int offset) {
        String what = unresolved.what();
        switch (unresolved.missing()) {
            case DEFINITION -> definition(what, offset);
            case FOOTNOTE -> footnote(what, offset);
            case ADDRESS -> {
                String tag = tag(what);
                Optional<String> path = TemplateTag.path(tag);
                state.warning(
                        ProblemKind.LOOKS_LIKE,
                        offset,
                        "this looks like a link but is not one",
                        path.map(to -> "variables are not replaced here: write (" + to + ")" + TemplateTag.place(to))
                                .orElseGet(() -> remedy(what)),
                        "](" + tag,
                        path.filter(to -> tag.matches(".*[}\\w/]") && to.matches("[\\w./#-]+"))
                                .map(to -> "](" + to));
            }
            case ATTRIBUTES ->
                state.error(ProblemKind.LOOKS_LIKE, offset, "the braces of this component are not complete", BRACES);
            case ONLY_ATTRIBUTES ->
                state.warning(ProblemKind.LOOKS_LIKE, offset, "this looks like a component but is not one", BRACES);
        }
    }

    private void definition(String label, int offset) {
        state.warning(
                ProblemKind.LOOKS_LIKE,
                offset,
                "there is no link definition for [" + label + "]",
                state.tree
                        .references
                        .nearest(label)
                        .map(near -> "did you mean [" + near + "]?")
                        .orElse("write where it leads on its own line, [" + label
                                + "]: https://example.org/; brackets that are not a link are written \\["));
    }

    /** Warns only if the label is a number or similar to a footnote's label: {@code [^a-z]} may be a regular expression. */
    private void footnote(String label, int offset) {
        Map<String, Blocks.Footnote> footnotes = state.tree.footnotes;
        Optional<String> near = state.tree
                .references
                .nearest(label, footnotes.keySet())
                .map(key -> Objects.requireNonNull(footnotes.get(key)).written);
        if (near.isPresent() || label.matches("\\d{1,4}")) {
            state.warning(
                    ProblemKind.LOOKS_LIKE,
                    offset,
                    "there is no footnote [^" + label + "]",
                    // Any two short labels are alike.
                    near.filter(other -> label.length() > 2 && !label.matches("\\d+"))
                            .map(other -> "did you mean [^" + other + "]?")
                            .orElse("write its text on its own line: [^" + label + "]: …"));
        }
    }

    /** The address with a template's tag at the beginning of {@code rest}; empty if there is none. */
    private static String tag(String rest) {
        return rest.startsWith("{{") || rest.startsWith("{%") ? rest.substring(0, Math.max(0, rest.indexOf(')'))) : "";
    }

    private static String remedy(String rest) {
        int close = rest.indexOf(')');
        if (rest.startsWith("{{") || rest.startsWith("{%")) {
            return "write the address itself, such as /images/kite.jpg or kite.md: variables are not replaced here";
        }
        if (close < 0) {
            return "write ) after the address";
        }
        String address = rest.substring(0, Math.min(close, SHOWN));
        int size = address.indexOf(" =");
        if (size > 0 && address.substring(size).matches(" =\\d+x\\d*")) {
            String width = address.substring(size + 2, address.indexOf('x', size));
            return "write the width behind it: (" + address.substring(0, size).strip() + "){width=" + width + "}";
        }
        if (address.startsWith("tel:")) {
            return "write the number without spaces: (" + address.replaceAll("\\s", "") + ")";
        }
        return address.contains(" ") && address.indexOf('"') < 0
                ? "put an address with spaces between < and >: (<" + address.strip() + ">)"
                : "write it like [words](address) or [words](address \"title\")";
    }
}
