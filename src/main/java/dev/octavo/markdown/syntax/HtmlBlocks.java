package dev.octavo.markdown.syntax;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How blocks of raw HTML start and end. CommonMark 0.31.2, section 4.6. */
public final class HtmlBlocks {
    private static final Set<String> VERBATIM = Set.of("pre", "script", "style", "textarea");
    private static final Set<String> BLOCKS =
            Set.of(("address article aside base basefont blockquote body caption center col colgroup dd "
                            + "details dialog dir div dl dt fieldset figcaption figure footer form frame frameset "
                            + "h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav "
                            + "noframes ol optgroup option p param search section summary table tbody td tfoot th "
                            + "thead title tr track ul")
                    .split(" "));
    private static final Ending BLANK_LINE = new Ending(List.of());
    private static final Ending VERBATIM_END = new Ending(List.of("</pre>", "</script>", "</style>", "</textarea>"));

    private HtmlBlocks() {}

    /** The last line of a block holds one of {@code marks}; where there are none, the block ends at a blank line. */
    public record Ending(List<String> marks) {
        public boolean atBlankLine() {
            return marks.isEmpty();
        }

        public boolean isIn(String line) {
            if (atBlankLine()) {
                return false;
            }
            String lower = line.toLowerCase(Locale.ROOT);
            return marks.stream().anyMatch(lower::contains);
        }
    }

    /** How the block ends that starts with {@code line}, which begins with {@code <}; absent where none starts. */
    public static @Nullable Ending ending(String line, boolean inParagraph) {
        if (line.startsWith("<!--")) {
            return new Ending(List.of("-->"));
        }
        if (line.startsWith("<?")) {
            return new Ending(List.of("?>"));
        }
        if (line.startsWith("<![CDATA[")) {
            return new Ending(List.of("]]>"));
        }
        if (line.startsWith("<!")) {
            return line.length() > 2 && Characters.isLetter(line.charAt(2)) ? new Ending(List.of(">")) : null;
        }
        boolean closing = line.startsWith("</");
        int start = closing ? 2 : 1;
        int end = start;
        while (end < line.length() && Characters.isLetterOrDigit(line.charAt(end))) {
            end++;
        }
        String name = line.substring(start, end).toLowerCase(Locale.ROOT);
        char after = end < line.length() ? line.charAt(end) : '\n';
        boolean separate = after == '>' || Characters.isAsciiWhitespace(after);
        if (!closing && separate && VERBATIM.contains(name)) {
            return VERBATIM_END;
        }
        if (BLOCKS.contains(name) && (separate || line.startsWith("/>", end))) {
            return BLANK_LINE;
        }
        // Otherwise the line has to be one whole tag.
        int tagEnd = inParagraph || name.isEmpty() ? -1 : HtmlSyntax.tagEnd(line, 0);
        return tagEnd > 0 && Characters.skipWhitespace(line, tagEnd) == line.length() ? BLANK_LINE : null;
    }
}
