package dev.octavo.template;

import dev.octavo.problem.Location;
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

    private String line(String template, int number) {
        Optional<String> line = source.text(template)
                .flatMap(text -> text.lines().skip(number - 1L).findFirst());
        return line.orElse("");
    }
}
