package dev.octavo.markdown.write;

import dev.octavo.markdown.html.Excerpt;
import dev.octavo.markdown.html.HeadingIds;
import dev.octavo.markdown.html.Places;
import dev.octavo.markdown.html.Words;
import dev.octavo.markdown.inline.Context;
import dev.octavo.markdown.syntax.Foreign;
import dev.octavo.markdown.tree.BlockTree;
import dev.octavo.problem.Problem;
import dev.octavo.site.Article.Heading;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An article while it is written: what it is made from, and what is known of it so far. */
public record Draft(
        Dialect dialect,
        BlockTree tree,
        Context context,
        Places places,
        Markup out,
        HeadingIds ids,
        List<Heading> headings,
        List<String> anchors,
        Words words,
        Excerpt excerpt,
        Set<Foreign> foreign,
        List<Problem> problems) {
    /** The article in {@code tree}, of which nothing is written yet; it is to be written to {@code out}. */
    public static Draft of(BlockTree tree, Places places, Dialect dialect, Markup out) {
        return new Draft(
                dialect,
                tree,
                new Context(tree.references(), tree.footnotes().keySet(), dialect.autolinks()),
                places,
                out,
                new HeadingIds(),
                new ArrayList<>(),
                new ArrayList<>(),
                new Words(),
                new Excerpt(),
                EnumSet.noneOf(Foreign.class),
                new ArrayList<>());
    }
}
