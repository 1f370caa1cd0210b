package dev.octavo.render.template;

import dev.octavo.lib.problem.Location;
import freemarker.core.TemplateProcessingTracer.TracedElement;
import java.util.Optional;

/** Converts FreeMarker's positions, which count UTF-16 units, into locations, which count code points. */
record SourceLocations(TemplateSource source) {
    /** Lines and columns as FreeMarker counts them, from 1; the end is inclusive. */
    record Span(int line, int column, int endLine, int endColumn) {
        Span {
            line = Math.max(1, line);
            column = Math.max(1, column);
        }

        static Span of(TracedElement element) {
            return new Span(
                    element.getBeginLine(), element.getBeginColumn(), element.getEndLine(), element.getEndColumn());
        }
    }

    Location of(TracedElement element) {
        return of(element.getTemplate().getSourceName(), Span.of(element));
    }

    Location of(String template, Span span) {
        String text = text(template);
        int start = offset(text, span.line(), span.column());
        boolean oneLine = span.endLine() == span.line();
        return in(template, start, oneLine ? offset(text, span.line(), span.endColumn() + 1) : start + 1);
    }

    /** The location of {@code text} in the first line of an element; that of the element if the text is not there. */
    Location of(TracedElement element, String text) {
        Span span = Span.of(element);
        String template = element.getTemplate().getSourceName();
        int start = text(template).indexOf(text, offset(text(template), span.line(), span.column()));
        int end = offset(
                text(template), span.line(), span.endLine() > span.line() ? Integer.MAX_VALUE : span.endColumn() + 1);
        return start >= 0 && start + text.length() <= end
                ? in(template, start, start + text.length())
                : of(template, span);
    }

    /** The location of {@code length} characters of an element, after its first {@code skipped}. */
    Location of(TracedElement element, int skipped, int length) {
        String template = element.getTemplate().getSourceName();
        int start = offset(text(template), element.getBeginLine(), element.getBeginColumn()) + skipped;
        return in(template, start, start + length);
    }

    PrecedingText before(Location place) {
        String text = source.textOfFile(place.path()).orElse("");
        int line = offset(text, place.line(), 1);
        int column = Math.max(0, place.column() - 1);
        boolean inside = column <= text.codePointCount(line, text.length());
        return new PrecedingText(text.substring(0, inside ? text.offsetByCodePoints(line, column) : text.length()));
    }

    /** The location of the innermost tag that is open before {@code span}; see {@link PrecedingText#openTag}. */
    Optional<Location> opened(String template, Span span, String names) {
        String text = text(template);
        return new PrecedingText(text.substring(0, offset(text, span.line(), span.column())))
                .openTag(names)
                .map(start -> {
                    int close = text.indexOf('>', start);
                    return in(template, start, close < 0 ? start + 1 : close + 1);
                });
    }

    /** The location of the quotation mark that nothing closes. */
    Optional<Location> unclosedQuote(String template) {
        return new PrecedingText(text(template)).unclosedQuote().map(at -> in(template, at, at + 1));
    }

    private Location in(String template, int start, int end) {
        String text = text(template);
        int first = Math.min(start, text.length());
        return Location.in(source.file(template), text, first, Math.min(end, text.length()));
    }

    private String text(String template) {
        return source.text(template).orElse("");
    }

    /** The offset of a line and a column, both counted from 1; the end of the line if it is shorter. */
    private static int offset(String text, int line, int column) {
        int begin = 0;
        for (int i = 1; i < line; i++) {
            int end = endOfLine(text, begin);
            // FreeMarker ends a line as we do: at "\n", at "\r\n" and at a lone "\r".
            begin = Math.min(text.length(), end + (text.startsWith("\r\n", end) ? 2 : 1));
        }
        return (int) Math.min(endOfLine(text, begin), begin + column - 1L);
    }

    private static int endOfLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }
}
