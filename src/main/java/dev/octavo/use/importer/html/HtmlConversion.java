package dev.octavo.use.importer.html;

import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.markdown.html.Body.Addresses;
import dev.octavo.blog.markdown.html.Body.Picture;
import dev.octavo.blog.markdown.html.HtmlToMarkdown;
import dev.octavo.blog.schema.WordsReader;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.words.Lexicon;
import dev.octavo.blog.words.Words;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * Converts the HTML of an old article to Markdown, block by block. Each block's Markdown is rendered back and compared with what
 * it was made from; a block that Markdown cannot say stays HTML.
 */
public final class HtmlConversion {
    private static final MarkdownParser PARSER =
            new MarkdownParser((code, language) -> Optional.empty(), false, List.of());
    private static final Words WORDS = new Lexicon("en", WordsReader::shipped).of("en");
    private static final Addresses AS_WRITTEN = new Addresses() {
        @Override
        public String href(Link link) {
            return link.destination();
        }

        @Override
        public Picture picture(Link link) {
            return new Picture(link.destination(), 0, 0);
        }
    };

    private static final Set<String> WRAPPERS = Set.of(
            "div", "section", "article", "main", "header", "footer", "center", "span", "figure", "hgroup", "font",
            "aside");
    private static final int DEEPEST = 100;
    private static final Evaluator SHOWN = QueryParser.parse(
            "img, iframe, hr, video, audio, object, embed, svg, canvas, input, script, style, math, pre, table");
    private static final Evaluator STYLED = QueryParser.parse("[style], [align]:not(td):not(th), font");
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{Nd}_:-]+");
    /** CommonMark, 4.6: elements that begin a block of HTML which only a blank line ends. */
    private static final Pattern BLOCK_OF_HTML = Pattern.compile("(?s)<(?:address|article|aside|blockquote|center|dd|"
            + "details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|legend|li|main|menu|"
            + "nav|ol|p|pre|script|search|section|style|summary|table|textarea|ul)[ >].*");

    /** Characters that no text needs, which databases have and which {@link Skeleton} uses itself. */
    private static final Pattern CONTROLS =
            Pattern.compile("[\\x01-\\x04]|&#(?:0*+[1-4](?!\\d)|[xX]0*+[1-4](?![\\da-fA-F]));?");

    private static final Pattern PRE = Pattern.compile("(?s)<pre\\b.*?</pre>");

    private final String place;
    private final Account account;
    private final Pieces pieces;
    private final Set<String> targets;
    private final boolean rightToLeft;

    private HtmlConversion(Element body, String place, Account account) {
        this.place = place;
        this.account = account;
        this.pieces = new Pieces(parent -> blocks(Paragraphs.in(parent)), place, account);
        this.rightToLeft = isRightToLeft(body.text());
        this.targets = body.select("a[href^=#]").stream()
                .map(link -> link.attr("href").substring(1))
                .collect(Collectors.toSet());
    }

    /** The Markdown of an article, with the addresses as they are written. Every block goes into the account. */
    public static String markdown(String html, String place, Account account) {
        Document document = Jsoup.parseBodyFragment(CONTROLS.matcher(html).replaceAll(""));
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        ActiveHtml.takeOut(body, place, account);
        if (isDeep(body)) {
            account.changed(Thing.BLOCK, "kept as HTML, since they are nested too deeply", place);
            return html(body.tagName("div")) + "\n";
        }
        Paragraphs.breakLines(body);
        Cleaning.clean(body).forEach(what -> account.left(Thing.BLOCK, what, place));
        OldFootnotes.mark(body);
        return String.join("\n\n", new HtmlConversion(body, place, account).blocks(Paragraphs.in(body))) + "\n";
    }

    private static boolean isDeep(Element body) {
        int[] deepest = {0};
        body.traverse((node, depth) -> deepest[0] = Math.max(deepest[0], depth));
        return deepest[0] > DEEPEST;
    }

    private List<String> blocks(List<Node> nodes) {
        List<String> blocks = new ArrayList<>();
        String before = "";
        for (Node node : nodes) {
            if (node instanceof Comment) {
                blocks.add("<!--more-->");
            } else if (node instanceof Element block) {
                List<String> some = block(block);
                if (!some.isEmpty() && isList(block) && before.equals(block.normalName())) {
                    blocks.add("<!-- -->"); // else they would become one
                }
                blocks.addAll(some);
                before = some.isEmpty() ? before : block.normalName();
            }
        }
        return blocks;
    }

    private static boolean isList(Element block) {
        return block.nameIs("ul") || block.nameIs("ol");
    }

    private List<String> block(Element block) {
        boolean empty = block.text().replace('\u00a0', ' ').isBlank() && block.selectFirst(SHOWN) == null;
        if (empty && !targets.contains(block.id())) {
            return List.of();
        }
        Optional<List<String>> piece = pieces.of(block);
        if (piece.isPresent()) {
            return piece.get();
        }
        if (WRAPPERS.contains(block.normalName()) && !targets.contains(block.id()) && !block.hasClass("footnotes")) {
            List<Node> inside = Paragraphs.in(block);
            if (block.hasAttr("dir")) {
                block.select("> :not([dir])").attr("dir", block.attr("dir"));
            }
            return blocks(inside);
        }
        boolean styled = block.selectFirst(STYLED) != null;
        boolean titled = !block.select("img[title]").removeAttr("title").isEmpty(); // would become a caption
        Optional<String> markdown = markdown(block, Skeleton.of(block, targets));
        if (markdown.isEmpty()) {
            account.changed(Thing.BLOCK, "kept as HTML, since Markdown cannot say it", place);
            return List.of(html(block));
        }
        if (styled || titled) {
            account.changed(
                    Thing.BLOCK, styled ? "to Markdown, without its style" : "to Markdown, without tooltips", place);
        } else {
            account.kept(Thing.BLOCK, place);
        }
        return List.of(markdown.get());
    }

    /** The Markdown of a block; empty if it would not be shown as the block is. */
    private Optional<String> markdown(Element block, String skeleton) {
        String markdown = HtmlToMarkdown.whole(block).strip();
        if (block.hasClass("footnotes")) { // notes are written only where something refers to them
            return Optional.of(markdown);
        }
        Element rendered = rendered(markdown);
        boolean heading = block.normalName().matches("h[1-6]");
        Element again = rendered.selectFirst("[id]");
        boolean named = ID.matcher(block.id()).matches()
                && (again == null || !again.id().equals(block.id()))
                && (heading ? !block.hasClass("graf") : block.nameIs("p") && targets.contains(block.id()));
        String attributes = Stream.of(named ? "#" + block.id() : "", turned(block) ? "dir=" + block.attr("dir") : "")
                .filter(attribute -> !attribute.isEmpty())
                .collect(Collectors.joining(" "));
        if (!attributes.isEmpty()) { // but not the headings of Medium, which all have one
            markdown += (heading ? " {" : block.nameIs("p") ? "\n{" : "\n\n{") + attributes + "}";
            rendered = rendered(markdown);
        }
        return Skeleton.of(rendered, targets).equals(skeleton) ? Optional.of(markdown) : Optional.empty();
    }

    /** Whether a block runs against the direction of the article, which is that of the language. */
    private boolean turned(Element block) {
        String direction = block.attr("dir");
        return direction.equals(rightToLeft ? "ltr" : "rtl") && !block.is("hr, pre, script, style");
    }

    private static boolean isRightToLeft(String text) {
        return text.codePoints()
                        .filter(Character::isLetter)
                        .map(letter ->
                                Character.getDirectionality(letter) == Character.DIRECTIONALITY_LEFT_TO_RIGHT ? -1 : 1)
                        .sum()
                > 0;
    }

    private static Element rendered(String markdown) {
        return Jsoup.parseBodyFragment(html(markdown)).body();
    }

    /** The HTML of Markdown, with the addresses as they are written. */
    public static String html(String markdown) {
        return markup(PARSER.parse(markdown, "", 1).body());
    }

    /** What a reader of HTML sees, without what is left out as the work of a theme; empty if it is nested too deeply. */
    public static String text(String html) {
        Element body =
                Jsoup.parseBodyFragment(CONTROLS.matcher(html).replaceAll("")).body();
        if (isDeep(body)) {
            return "";
        }
        Cleaning.clean(body);
        body.select(
                        "script, style, template, annotation, video, audio, object, iframe, canvas, noscript, [class*=-player], [class*=file__button]")
                .remove();
        return body.text();
    }

    /** The HTML of an article, with the addresses as they are written. */
    public static String markup(Body body) {
        return body.fill(AS_WRITTEN, WORDS).markup();
    }

    /** How much of an article runs in readers' browsers: scripts, and handlers that somebody has written into Markdown. */
    public static int scripts(Body body) {
        return Jsoup.parseBodyFragment(markup(body))
                .body()
                .select("script, [^on]")
                .size();
    }

    /** The block as one block of HTML in Markdown: it has no blank lines, but within a script or style. */
    static String html(Element block) {
        String html = block.outerHtml().strip();
        if (block.is("script, style")) {
            return html;
        }
        String lines = PRE.matcher(html)
                .replaceAll(pre -> Matcher.quoteReplacement(pre.group().replaceAll("\n(?=[ \\t]*\n)", "&#10;")))
                .replaceAll("\n\\s*\n", "\n");
        return BLOCK_OF_HTML.matcher(lines).matches() ? lines : "<div>\n" + lines + "\n</div>";
    }
}
