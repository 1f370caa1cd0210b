package dev.octavo.blog.markdown.html;

import dev.octavo.blog.markdown.html.CodeInfo.Lines;
import java.util.ArrayList;
import java.util.List;

/**
 * Code whose lines are elements: {@code mark}, {@code ins} and {@code del}, so that feed readers show them without a
 * stylesheet. Line numbers and diff markers are not part of the text, so that readers do not copy them.
 */
final class CodeLines {
    private enum Kind {
        PLAIN("span"),
        MARKED("mark"),
        INSERTED("ins"),
        DELETED("del");

        final String tag;

        Kind(String tag) {
            this.tag = tag;
        }
    }

    private final CodeInfo info;
    private final List<Kind> kinds = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    CodeLines(String code, CodeInfo info) {
        this.info = info;
        int start = 0;
        while (start < code.length()) {
            int newline = code.indexOf('\n', start);
            int end = newline < 0 ? code.length() : newline + 1;
            char sign = info.isDiff() ? code.charAt(start) : '\0';
            boolean signed = sign == '+' || sign == '-' || sign == ' ';
            kinds.add(kind(kinds.size() + 1, sign));
            text.append(code, signed ? start + 1 : start, end);
            start = end;
        }
    }

    private Kind kind(int line, char sign) {
        Lines lines = info.lines();
        if (sign == '+' || lines.inserted().test(line)) {
            return Kind.INSERTED;
        }
        if (sign == '-' || lines.deleted().test(line)) {
            return Kind.DELETED;
        }
        return lines.marked().test(line) ? Kind.MARKED : Kind.PLAIN;
    }

    /** The code without diff markers. */
    String text() {
        return text.toString();
    }

    boolean isDiff() {
        return kinds.contains(Kind.INSERTED) || kinds.contains(Kind.DELETED);
    }

    /** Wraps the lines of {@code markup}, which is the highlighted text; spans that cross lines must not be nested. */
    String markup(String markup) {
        StringBuilder out = new StringBuilder(markup.length() * 2);
        boolean all = isDiff() || info.firstNumber().isPresent();
        String span = ""; // the start tag that the previous line left open
        int start = 0;
        for (int i = 0; i < kinds.size(); i++) {
            int newline = markup.indexOf('\n', start);
            int end = newline < 0 ? markup.length() : newline + 1;
            String line = span + markup.substring(start, end);
            span = leftOpen(line);
            start = end;
            if (info.lines().hidden().test(i + 1)) {
                continue;
            }
            String whole = span.isEmpty() ? line : line + "</span>";
            if (all || kinds.get(i) != Kind.PLAIN) {
                element(out, kinds.get(i), i, whole);
            } else {
                out.append(whole);
            }
        }
        return out.toString();
    }

    private void element(StringBuilder out, Kind kind, int line, String markup) {
        out.append('<').append(kind.tag).append(" class=\"line\"");
        info.firstNumber()
                .ifPresent(first ->
                        out.append(" data-line=\"").append(first + line).append('"'));
        out.append('>').append(markup).append("</").append(kind.tag).append('>');
    }

    private static String leftOpen(String line) {
        int open = line.lastIndexOf("<span");
        return open < 0 || line.indexOf("</span>", open) >= 0 ? "" : line.substring(open, line.indexOf('>', open) + 1);
    }
}
