package dev.octavo.blog.markdown.write;

import dev.octavo.blog.markdown.block.BlockTree;
import dev.octavo.blog.markdown.foreign.Remedies;
import dev.octavo.blog.markdown.html.BodyBuilder;
import dev.octavo.blog.markdown.html.ExcerptBuilder;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.markdown.html.SourcePositions;
import dev.octavo.blog.markdown.html.WordCounter;
import dev.octavo.blog.markdown.inline.InlineParser;
import dev.octavo.blog.markdown.syntax.ForeignSyntax;
import dev.octavo.blog.markdown.syntax.HeadingSlug;
import dev.octavo.blog.site.Article.Heading;
import dev.octavo.blog.site.Formulas;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.Problem.Replacement;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.typography.Typography;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The state of writing an article: its source, and the results so far. */
final class ArticleState {
    final Dialect dialect;
    final boolean decorated;
    final BlockTree tree;
    final InlineParser.Context context;
    final SourcePositions places;
    final BodyBuilder out = new BodyBuilder(1 << 12);
    final HeadingIds ids = new HeadingIds();
    final List<Heading> headings = new ArrayList<>();
    final List<String> anchors = new ArrayList<>();
    final WordCounter words = new WordCounter();
    final ExcerptBuilder excerpt;
    final TypographyStack typography;
    final Remedies remedies;
    final OpenTags openTags = new OpenTags(name -> out.add("</" + name + ">"), this::unclosedTag);
    boolean hasFormulas;
    private static final Pattern NAME = Pattern.compile("(?<!:)(:{2,}+)[ \\t]*+([A-Za-z0-9_-]+)");

    private final List<Problem> problems = new ArrayList<>();
    private final Set<ForeignSyntax> reported = EnumSet.noneOf(ForeignSyntax.class);

    ArticleState(BlockTree tree, SourcePositions places, Dialect dialect, Typography typography) {
        this.typography = new TypographyStack(typography);
        this.excerpt = new ExcerptBuilder(places.text());
        this.tree = tree;
        this.context = new InlineParser.Context(
                tree.references,
                tree.footnotes.keySet(),
                dialect.autolinks(),
                dialect.components(),
                dialect.hasFormulas() ? dialect.formulas() : Formulas.NONE,
                dialect.extensions());
        this.places = places;
        this.remedies = new Remedies(places.text());
        this.dialect = dialect;
        this.decorated = dialect.decorated();
    }

    /** Typesets a text without context, such as a caption. */
    String typeset(String text) {
        return typography.current().typeset(text);
    }

    /** Adds an error at {@code offset} of the article. */
    void error(ProblemKind kind, int offset, String message, String remedy) {
        problems.add(kind.error(message, places.location(offset)).hint(remedy));
    }

    /** Adds a warning at {@code offset} of the article. */
    void warning(ProblemKind kind, int offset, String message, String remedy) {
        warning(kind, offset, message, remedy, "", Optional.empty());
    }

    /** Adds a warning, and what to write for {@code old} if the author certainly meant that. */
    void warning(ProblemKind kind, int offset, String message, String remedy, String old, Optional<String> instead) {
        problems.add(kind.warning(message, places.location(offset)).hint(remedy).instead(old, instead));
    }

    private void unclosedTag(String tag, int at) {
        warning(
                ProblemKind.HTML,
                at,
                "this <" + tag + "> is never closed, so it ends where its parent element ends",
                "write </" + tag + "> where it ends");
    }

    /** Warns of foreign syntax that has a remedy of its own, and otherwise once per kind, since authors correct all of a kind together. */
    void foreignSyntax(ForeignSyntax syntax, int offset) {
        boolean endsOther = syntax == ForeignSyntax.CONTAINER_END
                && (reported.contains(ForeignSyntax.CONTAINER) || reported.contains(ForeignSyntax.COMPONENT_NAME));
        Optional<Replacement> instead = dialect.components() ? remedies.at(syntax, offset) : Optional.empty();
        boolean prose = syntax == ForeignSyntax.ADMONITION && instead.isEmpty();
        boolean again = syntax == ForeignSyntax.OPEN_COMMENT || syntax == ForeignSyntax.COMPONENT_NAME;
        if (!endsOther && !prose && (reported.add(syntax) || again || instead.isPresent())) {
            String effect = syntax == ForeignSyntax.COMMENT ? "is left out" : "stays in the page as it is";
            Problem problem = ProblemKind.FOREIGN_SYNTAX
                    .warning("this is " + syntax.what() + ", which " + effect, places.location(offset))
                    .hint(instead.map(change -> syntax.remedy(change.text()))
                            .or(() -> own(syntax, offset))
                            .orElseGet(syntax::remedy))
                    .instead(instead);
            problems.add(syntax == ForeignSyntax.OPEN_COMMENT ? problem.asError() : problem);
        }
    }

    /** The remedy for what is written there, where that says more than the one for all of a kind. */
    private Optional<String> own(ForeignSyntax syntax, int offset) {
        String text = places.text();
        int end = text.indexOf('\n', offset);
        String line = text.substring(offset, end < 0 ? text.length() : end).strip();
        if (syntax == ForeignSyntax.CONTAINER && line.indexOf('{') > 0 && line.indexOf('}') < 0) {
            return Optional.of("} is missing: write " + line + "}");
        }
        Matcher name = NAME.matcher(line);
        return syntax == ForeignSyntax.COMPONENT_NAME && name.lookingAt()
                ? Optional.of(componentName(name.group(1), name.group(2)))
                : Optional.empty();
    }

    private static String componentName(String colons, String written) {
        String name = written.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
        return "names have small letters, digits and hyphens: write " + colons + name
                + ", made by templates/components/" + name + ".ftlh if it is one of your own";
    }

    MarkdownDocument document() {
        return new MarkdownDocument(
                out.body(), headings, anchors, excerpt.text(), words.count(), hasFormulas, problems);
    }

    /** Gives each heading of an article a unique id, as GitHub does. */
    static final class HeadingIds {
        private final Set<String> taken = new HashSet<>();
        /** The last number added to each id; without it a thousand equal headings would take a million steps. */
        private final Map<String, Integer> numbers = new HashMap<>();

        /** Reserves an id that the author gave to an element; returns false if it is taken. */
        public boolean reserve(String id) {
            return taken.add(id);
        }

        public String next(String text) {
            String plain = HeadingSlug.of(text);
            String id = plain;
            while (!taken.add(id)) {
                id = plain + "-" + numbers.merge(plain, 1, Integer::sum);
            }
            return id;
        }
    }
}
