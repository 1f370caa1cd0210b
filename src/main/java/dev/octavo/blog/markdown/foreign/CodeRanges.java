package dev.octavo.blog.markdown.foreign;

import dev.octavo.blog.markdown.syntax.CodeSpans;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where code is in Markdown, which no rewriting of text may touch: between fences, below an indentation, between backticks, and
 * in {@code <pre>}, {@code <code>}, {@code <script>} and {@code <style>}. Takes time linear in the length of the text.
 */
public final class CodeRanges {
    private static final Pattern ITEM =
            Pattern.compile("(?:[-+*]|[0-9]{1,9}[.)])(?:[ \t]{1,4}(?=[^ \t\n])|[ \t]|(?=\n|$))");
    private static final Pattern FENCE = Pattern.compile("(`{3,}+)[^`\n]*+(?:\n|$)|(~{3,}+)");
    private static final Pattern RULE = Pattern.compile("([-*])[ \t]*+(?:\\1[ \t]*+){2,1000}+(?:\n|$)");
    private static final Pattern RAW =
            Pattern.compile("<(pre|script|style|textarea)(?=[\\s>])", Pattern.CASE_INSENSITIVE);
    private static final int CODE_INDENT = 4;

    private final String text;
    private final IntUnaryOperator opaque;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int count;

    /** The columns at which the open list items begin, the innermost first. */
    private final Deque<Integer> items = new ArrayDeque<>();
    /** Where text with code between backticks began; -1 if the line before was none. */
    private int textFrom = -1;

    private final Set<String> unclosed = new HashSet<>();

    private CodeRanges(String text, IntUnaryOperator opaque) {
        this.text = text;
        this.opaque = opaque;
    }

    public static CodeRanges of(String markdown) {
        return of(markdown, at -> -1);
    }

    /** @param opaque for the start of a line, the end of something that begins on it and has no Markdown in it, or -1 */
    static CodeRanges of(String markdown, IntUnaryOperator opaque) {
        CodeRanges ranges = new CodeRanges(markdown, opaque);
        ranges.find();
        return ranges;
    }

    /** The text with what {@code with} makes of each match that is not in code. */
    static String replaced(String text, Pattern what, Function<MatchResult, String> with) {
        Matcher found = what.matcher(text);
        if (!found.find()) {
            return text;
        }
        CodeRanges code = of(text);
        StringBuilder out = new StringBuilder();
        int copied = 0;
        for (boolean more = true; more; ) {
            int end = code.end(found.start());
            if (end < 0) {
                out.append(text, copied, found.start()).append(with.apply(found));
                copied = found.end();
            }
            more = end < 0 ? found.find() : found.find(end);
        }
        return out.append(text, copied, text.length()).toString();
    }

    public boolean contains(int at) {
        return end(at) >= 0;
    }

    /** The end of the code in which {@code at} is; -1 if it is in none. */
    public int end(int at) {
        int found = Arrays.binarySearch(starts, 0, count, at);
        int range = found >= 0 ? found : -found - 2;
        return range >= 0 && at < ends[range] ? ends[range] : -1;
    }

    private void find() {
        boolean indentedBefore = false;
        for (int at = 0; at < text.length(); ) {
            int end = lineEnd(at);
            int start = contentStart(at);
            if (start >= end || text.charAt(start) == '\n' || text.charAt(start) == '\r') {
                endText(at);
                at = end;
                continue;
            }
            boolean indented = leaveItems(at, start) >= within() + CODE_INDENT && textFrom < 0;
            if (indented) {
                add(indentedBefore ? starts[--count] : at, end);
            }
            at = indented ? end : afterLine(at, start, end);
            indentedBefore = indented;
        }
        endText(text.length());
    }

    /** The column at which the innermost open list item begins. */
    private int within() {
        return items.isEmpty() ? 0 : items.getFirst();
    }

    /** Goes on behind a line that is no indented code, or behind the code that begins on it. */
    private int afterLine(int line, int content, int end) {
        int start = enterItems(line, content);
        char first = text.charAt(start);
        Matcher fence = FENCE.matcher(text).region(start, text.length());
        if ((first == '`' || first == '~') && fence.lookingAt()) {
            endText(line);
            int close = fenceEnd(line, start, fence.group(1) == null ? fence.group(2) : fence.group(1));
            add(start, close);
            return close;
        }
        Matcher raw = RAW.matcher(text).region(start, text.length());
        int close = first == '<' && raw.lookingAt() ? elementEnd(raw.group(1), start) : -1;
        if (close >= 0) {
            endText(line);
            add(start, close);
            return lineEnd(close - 1);
        }
        int skipped = opaque.applyAsInt(line);
        if (skipped > end) {
            endText(line);
            return lineEnd(skipped - 1);
        }
        if (start > content || "#|".indexOf(text.charAt(start)) >= 0) {
            endText(line);
        }
        textFrom = textFrom < 0 ? start : textFrom;
        if (text.charAt(start) == '#') {
            endText(end);
        }
        return end;
    }

    private int lineEnd(int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    /** Behind the marks of the quotations around a line, and behind its indentation. */
    private int contentStart(int line) {
        int at = line;
        while (at < text.length() && (" \t>".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    /** The indentation of a line within its quotations, after all items that it is not in have ended. */
    private int leaveItems(int line, int start) {
        int indent = 0;
        for (int i = line; i < start; i++) {
            char c = text.charAt(i);
            if (c == '>' && !items.isEmpty() && indent >= items.getFirst()) {
                return indent; // a quotation in an item
            }
            indent = c == '>' ? -1 : c == '\t' ? indent / CODE_INDENT * CODE_INDENT + CODE_INDENT : indent + 1;
        }
        indent = Math.max(0, indent);
        while (indent < within()) {
            items.removeFirst();
        }
        return indent;
    }

    /** Behind the marks of the list items that begin on a line. */
    private int enterItems(int line, int content) {
        int at = content;
        int quoted = text.substring(line, content).lastIndexOf('>');
        int from = quoted < 0 ? line : line + quoted + 2;
        if ("-+*0123456789".indexOf(text.charAt(content)) < 0
                || RULE.matcher(text).region(content, text.length()).lookingAt()) {
            return content;
        }
        Matcher item = ITEM.matcher(text);
        while (at < text.length()
                && items.size() < 100
                && item.region(at, text.length()).lookingAt()) {
            at = item.end();
            items.addFirst(Math.max(0, at - from));
        }
        return Math.min(at, text.length() - 1);
    }

    /** The end of the fence that begins at {@code start}: of the line that closes it, or of what it lies in. */
    private int fenceEnd(int line, int start, String mark) {
        boolean quoted = text.substring(line, start).contains(">");
        int at = lineEnd(start);
        while (at < text.length()) {
            int end = lineEnd(at);
            int content = at;
            boolean quote = false;
            while (content < end
                    && (" \t".indexOf(text.charAt(content)) >= 0 || (quoted && text.charAt(content) == '>'))) {
                quote |= text.charAt(content) == '>';
                content++;
            }
            String words = text.substring(content, end).strip();
            boolean outside = quoted ? !quote : !words.isEmpty() && content - at < within() && text.charAt(at) != '\t';
            if (outside) {
                return at;
            }
            if (words.startsWith(mark) && words.chars().allMatch(c -> c == mark.charAt(0))) {
                return end;
            }
            at = end;
        }
        return text.length();
    }

    private int elementEnd(String name, int from) {
        String end = "</" + name.toLowerCase(Locale.ROOT) + ">";
        int at = unclosed.contains(end) ? -1 : text.indexOf(end, from);
        if (at < 0) {
            unclosed.add(end); // so that it is not searched for again
        }
        return at < 0 ? -1 : at + end.length();
    }

    /** Ends a paragraph, a heading or the like, and finds the code between backticks in it. */
    private void endText(int end) {
        if (textFrom >= 0 && end > textFrom) {
            String words = text.substring(textFrom, end);
            if (words.contains("`") || words.contains("<code")) {
                findInline(words, textFrom);
            }
        }
        textFrom = -1;
    }

    private void findInline(String words, int offset) {
        CodeSpans spans = new CodeSpans(words);
        int lastCode = words.lastIndexOf("</code>");
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '`') {
                int run = spans.runEnd(i);
                int close = spans.closing(i, run);
                int end = close < 0 ? run : close + run - i;
                if (close >= 0) {
                    add(offset + i, offset + end);
                }
                i = end - 1;
            } else if (c == '<' && i < lastCode && words.startsWith("<code", i)) {
                int close = words.indexOf("</code>", i);
                add(offset + i, offset + close);
                i = close;
            }
        }
    }

    private void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count++] = end;
    }
}
