package dev.octavo.markdown.write;

import dev.octavo.markdown.block.BlockTree;
import dev.octavo.markdown.html.BodyBuilder;
import dev.octavo.markdown.html.Excerpt;
import dev.octavo.markdown.html.HeadingIds;
import dev.octavo.markdown.html.MarkdownDocument;
import dev.octavo.markdown.html.Places;
import dev.octavo.markdown.html.Words;
import dev.octavo.markdown.inline.ProseParser;
import dev.octavo.markdown.syntax.Foreign;
import dev.octavo.problem.Problem;
import dev.octavo.site.Article.Heading;
import dev.octavo.typography.Typography;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An article while its HTML is written: its source, and what has been collected so far. */
final class Draft {
    final Dialect dialect;
    final boolean decorated;
    final BlockTree tree;
    final ProseParser.Context context;
    final Places places;
    final BodyBuilder out = new BodyBuilder();
    final HeadingIds ids = new HeadingIds();
    final List<Heading> headings = new ArrayList<>();
    final List<String> anchors = new ArrayList<>();
    final Words words = new Words();
    final Excerpt excerpt;
    final Languages languages;
    final OpenTags openTags = new OpenTags();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Foreign> told = EnumSet.noneOf(Foreign.class);

    Draft(BlockTree tree, Places places, Dialect dialect, Typography typography) {
        this.languages = new Languages(typography);
        this.excerpt = new Excerpt(places.text());
        this.tree = tree;
        this.context = new ProseParser.Context(
                tree.references,
                tree.footnotes.keySet(),
                dialect.autolinks(),
                dialect.components(),
                dialect.hasFormulas(),
                dialect.extensions());
        this.places = places;
        this.dialect = dialect;
        this.decorated = dialect.decorated();
    }

    /** A text of its own as it is set, such as a caption. */
    String set(String text) {
        return languages.current().typeset(text);
    }

    /** Notes what is wrong at {@code offset} of the article and what to write instead. */
    void error(int offset, String message, String remedy) {
        problems.add(Problem.error(message, places.location(offset)).hint(remedy));
    }

    /** Notes what is probably wrong at {@code offset} of the article and what to write instead. */
    void warning(int offset, String message, String remedy) {
        problems.add(Problem.warning(message, places.location(offset)).hint(remedy));
    }

    /** Warns of the syntax of other programs, once for each kind, since authors mend all of a kind at once. */
    void unread(Foreign syntax, int offset) {
        if (told.add(syntax)) {
            warning(offset, "this is " + syntax.what() + ", which stays in the page as it is", syntax.remedy());
        }
    }

    /** What became of the article. */
    MarkdownDocument document() {
        return new MarkdownDocument(out.body(), headings, anchors, excerpt.text(), words.count(), problems);
    }
}
