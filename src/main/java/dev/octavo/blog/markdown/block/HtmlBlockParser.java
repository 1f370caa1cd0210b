package dev.octavo.blog.markdown.block;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.octavo.blog.markdown.syntax.Characters;
import dev.octavo.blog.markdown.syntax.HtmlSyntax;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses HTML blocks. CommonMark 0.31.2, section 4.6. */
final class HtmlBlockParser extends CustomBlockParser<Blocks.Html> {
    private static final Set<String> VERBATIM = Set.of("pre", "script", "style", "textarea");
    private static final Set<String> BLOCKS =
            Set.of(("address article aside base basefont blockquote body caption center col colgroup dd "
                            + "details dialog dir div dl dt fieldset figcaption figure footer form frame frameset "
                            + "h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main menu menuitem nav "
                            + "noframes ol optgroup option p param search section summary table tbody td tfoot th "
                            + "thead title tr track ul")
                    .split(" "));
    private static final Ending BLANK_LINE = new Ending(List.of());
    private static final Ending END_OF_TAG = new Ending(List.of(">"));
    private static final Pattern AROUND_MARKDOWN =
            Pattern.compile("\\smarkdown=[\"']?(?:1|block|true)[\"']?(?=[\\s>])");
    /** The ends of comments, processing instructions and CDATA sections, by their starts. */
    private static final Map<String, Ending> OTHERS = Map.of(
            "<!--", new Ending(List.of("-->")),
            "<?", new Ending(List.of("?>")),
            "<![CDATA[", new Ending(List.of("]]>")));

    private static final Ending VERBATIM_END = new Ending(List.of("</pre>", "</script>", "</style>", "</textarea>"));

    private final Ending ending;
    private boolean finished;

    /** A block ends with the line that contains one of {@code marks}, or, if there are none, before a blank line. */
    private record Ending(List<String> marks) {
        boolean atBlankLine() {
            return marks.isEmpty();
        }

        boolean isIn(String line) {
            if (atBlankLine()) {
                return false;
            }
            String lower = line.toLowerCase(Locale.ROOT);
            return marks.stream().anyMatch(lower::contains);
        }
    }

    private HtmlBlockParser(Blocks.Html block, Ending ending) {
        super(block);
        this.ending = ending;
    }

    /** @param markdown whether to honour {@code markdown="1"} on a tag, as PHP Markdown Extra and kramdown do */
    static @Nullable BlockStart start(ParserState state, MatchedBlockParser matched, boolean markdown) {
        BasedSequence line = state.getLine();
        String text =
                line.subSequence(state.getNextNonSpaceIndex(), line.length()).toString();
        // A paragraph with lazy continuation lines is active, though not matched.
        boolean inParagraph = matched.getBlockParser().isParagraphParser()
                || state.getActiveBlockParser().isParagraphParser();
        Ending ending = ending(text, inParagraph);
        if (markdown && BLANK_LINE.equals(ending) && isAroundMarkdown(text)) {
            ending = END_OF_TAG;
        }
        Blocks.Html block = new Blocks.Html(line.getStartOffset());
        return ending == null
                ? null
                : BlockStart.of(new HtmlBlockParser(block, ending)).atIndex(state.getIndex());
    }

    private static boolean isAroundMarkdown(String line) {
        int end = line.contains("markdown") ? HtmlSyntax.tagEnd(line, 0) : -1;
        return end > 0
                && Characters.skipWhitespace(line, end) == line.length()
                && AROUND_MARKDOWN.matcher(line).find();
    }

    /** Whether the block continues across blank lines. */
    boolean isVerbatim() {
        return !finished && !ending.atBlankLine();
    }

    /** The end of the block that {@code line}, which begins with {@code <}, starts; null if it starts none. */
    private static @Nullable Ending ending(String line, boolean inParagraph) {
        for (Map.Entry<String, Ending> other : OTHERS.entrySet()) {
            if (line.startsWith(other.getKey())) {
                return other.getValue();
            }
        }
        if (line.startsWith("<!") && line.length() > 2 && Characters.isLetter(line.charAt(2))) {
            return END_OF_TAG;
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
        // Otherwise the line must be exactly one tag.
        int tagEnd = inParagraph || name.isEmpty() ? -1 : HtmlSyntax.tagEnd(line, 0);
        return tagEnd > 0 && Characters.skipWhitespace(line, tagEnd) == line.length() ? BLANK_LINE : null;
    }

    @Override
    public @Nullable BlockContinue tryContinue(ParserState state) {
        boolean over = finished || (state.isBlank() && ending.atBlankLine());
        return over ? null : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {
        block.lines.add(line);
        finished = ending.isIn(line.toString());
    }
}
