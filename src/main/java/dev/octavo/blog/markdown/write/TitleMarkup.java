package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.inline.Inline;
import dev.octavo.blog.markdown.inline.InlineParser;
import dev.octavo.blog.markdown.syntax.LinkDefinitions;
import dev.octavo.blog.site.Formulas;
import dev.octavo.lib.text.Html;
import dev.octavo.lib.typography.Typography;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A title with code or emphasis: {@code What `equals` *means*}.
 *
 * @param words plain text, for use outside of pages
 * @param html for pages
 */
public record TitleMarkup(String words, Html html) {
    private static final InlineParser.Context PLAIN =
            new InlineParser.Context(new LinkDefinitions(), Set.of(), false, false, Formulas.NONE, Set.of());

    /** Empty if {@code title} has neither code nor emphasis, or anything else, such as tags: then it is plain text. */
    public static Optional<TitleMarkup> of(String title, Typography typography) {
        if (title.indexOf('`') < 0 && title.indexOf('*') < 0) {
            return Optional.empty();
        }
        List<Inline> typed = InlineParser.parse(title, PLAIN);
        boolean marked = typed.size() > 1 || !(typed.get(0) instanceof Inline.Text);
        if (!marked || !isSimple(typed)) {
            return Optional.empty();
        }
        List<Inline> set = new Typesetter(new TypographyStack(typography)).typeset(typed);
        StringBuilder html = new StringBuilder();
        write(set, html);
        return Optional.of(new TitleMarkup(PlainText.of(set, PlainText.Include.WORDS), new Html(html.toString())));
    }

    private static boolean isSimple(List<Inline> inlines) {
        return inlines.stream()
                .allMatch(inline -> inline instanceof Inline.Text
                        || inline instanceof Inline.Code
                        || (inline instanceof Inline.Styled styled && isSimple(styled.content())));
    }

    private static void write(List<Inline> inlines, StringBuilder html) {
        for (Inline inline : inlines) {
            if (inline instanceof Inline.Text text) {
                html.append(Html.escape(text.text()));
            } else if (inline instanceof Inline.Code code) {
                html.append("<code>").append(Html.escape(code.text())).append("</code>");
            } else if (inline instanceof Inline.Styled styled) {
                String tag = InlineWriter.tag(styled.style());
                html.append('<').append(tag).append('>');
                write(styled.content(), html);
                html.append("</").append(tag).append('>');
            }
        }
    }
}
