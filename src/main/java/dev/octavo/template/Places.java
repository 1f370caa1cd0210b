package dev.octavo.template;

import dev.octavo.problem.Location;
import dev.octavo.template.syntax.Before;
import dev.octavo.template.syntax.OpenTag;
import java.util.Optional;

/** Turns FreeMarker's places, which count UTF-16 units, into ours, which count code points. */
final class Places {
    private final TemplateSource source;

    Places(TemplateSource source) {
        this.source = source;
    }

    /** Lines and columns as FreeMarker counts them, from 1. */
    record Span(int line, int column, int endLine, int endColumn) {
        Span {
            line = Math.max(1, line);
            column = Math.max(1, column);
        }
    }

    Location of(String template, Span span) {
        String line = line(template, span.line());
        int start = Math.min(span.column() - 1, line.length());
        int end = span.endLine() == span.line() ? Math.min(Math.max(start, span.endColumn()), line.length()) : start;
        int column = line.codePointCount(0, start) + 1;
        int length = Math.max(1, line.codePointCount(start, end));
        return new Location(TemplateEngine.FOLDER + template, span.line(), column, length);
    }

    /** What stands before {@code place} in its template. */
    Before before(Location place) {
        String text = source.text(place.path().substring(TemplateEngine.FOLDER.length()))
                .orElse("");
        int line = Math.min(offset(text, new Span(place.line(), 1, 0, 0)), text.length());
        int column = Math.max(0, place.column() - 1);
        boolean inside = column <= text.codePointCount(line, text.length());
        return new Before(text.substring(0, inside ? text.offsetByCodePoints(line, column) : text.length()));
    }

    /** {@code text} where it stands in that span's first line, else the span. */
    Location of(String template, Span span, String text) {
        String line = line(template, span.line());
        int start = line.indexOf(text, Math.min(span.column() - 1, line.length()));
        boolean inside = start >= 0 && (span.endLine() > span.line() || start + text.length() <= span.endColumn());
        Span found = new Span(span.line(), start + 1, span.line(), start + text.length());
        return of(template, inside ? found : span);
    }

    /** Where the tag begins that has no end before {@code span}; see {@link OpenTag}. */
    Optional<Location> opened(String template, Span span, String names) {
        String text = source.text(template).orElse("");
        int end = Math.min(offset(text, span), text.length());
        return OpenTag.before(end, text, names).map(start -> {
            int close = text.indexOf('>', start);
            return Location.in(TemplateEngine.FOLDER + template, text, start, close < 0 ? start + 1 : close + 1);
        });
    }

    /** The {@code length} characters behind the first {@code skipped} of the text that begins at {@code span}. */
    Location of(String template, Span span, int skipped, int length) {
        String text = source.text(template).orElse("");
        int start = Math.min(offset(text, span) + skipped, text.length());
        return Location.in(TemplateEngine.FOLDER + template, text, start, Math.min(start + length, text.length()));
    }

    private static int offset(String text, Span span) {
        int begin = 0;
        for (int line = 1; line < span.line(); line++) {
            begin = endOfLine(text, begin);
        }
        return begin + span.column() - 1;
    }

    // FreeMarker ends a line as we do: at "\n", at "\r\n" and at a lonely "\r".
    private static int endOfLine(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return text.startsWith("\r\n", at) ? at + 2 : Math.min(at + 1, text.length());
    }

    private String line(String template, int number) {
        Optional<String> line = source.text(template)
                .flatMap(text -> text.lines().skip(number - 1L).findFirst());
        return line.orElse("");
    }
}
