package dev.octavo.blog.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.octavo.blog.markdown.write.Dialect;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated articles render as by cmark-gfm, GitHub's parser, except for the listed differences. */
@Tag("ci")
@Tag("endurance")
final class GitHubTest {
    private static final int ARTICLES = Integer.getInteger("octavo.test.articles", Trials.of(2_000));
    private static final MarkdownParser OCTAVO = new MarkdownParser(
            (code, language) -> Optional.empty(),
            new Dialect(true, false, false, Set.of(), dev.octavo.blog.site.Formulas.NONE, false));

    @TempDir
    private Path folder;

    @Test
    void rendersGeneratedArticlesAsGitHubDoes() throws Exception {
        assumeTrue(isInstalled(), "cmark-gfm is not installed");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            texts.add(GeneratedMarkdown.article(i));
        }
        List<String> theirs = gitHub(texts);
        List<String> unexplained = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (!tree(ours(texts.get(i))).equals(tree(theirs.get(i)))) {
                String least = reduced(texts.get(i));
                if (!Difference.explains(least)) {
                    unexplained.add(i + ": " + least.replace("\n", "\\n").replace("\t", "\\t"));
                }
            }
        }
        assertEquals(List.of(), unexplained);
    }

    /** Intended differences, recognised by the shortest text that shows them. */
    private enum Difference {
        /** GFM 6.9 allows an address after a space, even in open brackets; cmark-gfm reads none after a bracket. */
        ADDRESS_IN_BRACKETS("(?s).*\\[.*(http|www).*"),
        /** GFM 6.9: a domain has no underscore in its last two parts, and no part without a character. */
        ADDRESS_WITHOUT_DOMAIN("(?s).*www\\.[._].*"),
        /** A backslash in an address was written by a program that escapes whatever it can. */
        BACKSLASH_IN_ADDRESS("(?s).*(http|www).*\\\\.*"),
        /** GFM 5.3: a task is an item of any list; cmark-gfm sees none on a line with the mark of another block. */
        TASK_WITHIN("(?s).*([>+*-]|\\d[.)]).*([+*-]|\\d[.)])\\s+\\[[ xX]].*"),
        /** GFM 5.3: text follows the box after white space, which may be a line ending. */
        TASK_WITHOUT_WORDS("(?s).*([+*-]|\\d[.)])\\s+\\[[ xX]]\\s*(\\n.*)?"),
        /** GFM 6.5 calls both marks runs of delimiters; cmark-gfm lets go of tildes that could be either. */
        TILDE_BESIDE_EMPHASIS("(?s).*(~.*[*_]|[*_].*~).*"),
        /** Runs of one and of two tildes do not match, and may stand in each other. */
        TILDES_OF_TWO_LENGTHS("(?s).*([^~]|^)(~[^~]+~~|~~[^~]+~)([^~].*)?"),
        /** The specification leaves open what tags and pictures become in alternative text. */
        TAG_IN_ALTERNATIVE_TEXT("(?s).*!\\[.*<.*"),
        /** CommonMark 4.6: HTML of the seventh kind interrupts no paragraph, and one that goes on lazily is one. */
        TAG_IN_LAZY_LINE("(?s).+\\n *</?\\w.*"),
        /** CommonMark 6.1: an unclosed run does not affect others. */
        UNCLOSED_BACKTICKS("(?s).*``.*`.*"),
        /** CommonMark 6.3: parentheses in a destination are balanced, also in a definition. */
        UNBALANCED_DESTINATION("(?s).*(]:\\s*\\S*[()]|]\\(\\s*\\S*\\().*"),
        /** GFM has no definition lists. */
        DEFINITION_LIST("(?s).*\\n[> ]*:\\s.*"),
        /** CommonMark 4.8: the indentation of a paragraph's lines is not part of its text, nor of inline code. */
        CODE_OVER_LINES("(?s).*`.*\\n\\s+.*`.*"),
        /** GFM 5.3: a box may stand on the line below its mark, and be followed by what is no box any more. */
        TASK_BELOW_OR_BEFORE("(?s).*([+*-]|\\d[.)])\\s+\\[[ xX]]\\s.*"),
        /** CommonMark 6.3: an escaped quotation mark does not end a title. */
        ESCAPED_TITLE("(?s).*\"\\\\\".*"),
        /** CommonMark 6.3: links contain no links; brackets around a link stay text. */
        LINK_IN_LINK("(?s).*\\[.*]\\[]]\\(.*"),
        /** CommonMark 2.2: what is left of a tab behind a mark are blanks; on a line of nothing else ours are fewer. */
        LINE_OF_A_TAB("(?s).*\\n>+\\t"),
        /** CommonMark 6.3: a blank label is not a label. */
        LABEL_OF_BLANKS("(?s).*]\\[\\s+].*"),
        /** CommonMark 6.3: a destination in pointy brackets keeps its spaces. */
        BLANKS_IN_DESTINATION("(?s).*<\\s.*>.*|.*<.*\\s>.*"),
        /** CommonMark 5.3 counts all blocks; cmark-gfm does not see the blank line after a break. */
        LOOSE_AFTER_BREAK("(?s).*([+*-]|\\d[.)])\\s+[-*_]\\s*[-*_]\\s*[-*_][-*_ ]*\\n[> ]*\\n.*"),
        /** CommonMark 5.3: no blank line, no loose list; cmark-gfm sees one below a table. */
        TIGHT_AFTER_TABLE("(?s).*([+*-]|\\d[.)])\\s.*\\n[> ]*[|:-][-|: ]*\\n.*"),
        /** GFM 4.10 does not define a row that is a single pipe; here it is an empty row. */
        ROW_OF_ONE_BAR("(?s).*\\|.*\\n[>\\s]*\\|\\s*"),
        /** Blank lines at the end of unclosed HTML are invisible. */
        BLANK_END_OF_HTML("(?s).*<(pre|!--|\\?|!).*\\n[ >]*");

        private final Pattern shown;

        Difference(String shown) {
            this.shown = Pattern.compile(shown);
        }

        static boolean explains(String text) {
            return Stream.of(values())
                    .anyMatch(difference -> difference.shown.matcher(text).matches());
        }
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("cmark-gfm", "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static String ours(String text) {
        return Filled.html(OCTAVO.parse(text, "a.md", 1));
    }

    /** One shell for all texts, since each needs a separate process. */
    private List<String> gitHub(List<String> texts) throws IOException, InterruptedException {
        for (int i = 0; i < texts.size(); i++) {
            Files.writeString(folder.resolve(i + ".md"), texts.get(i));
        }
        String command = "i=0; while [ $i -lt " + texts.size() + " ]; do cmark-gfm --unsafe -e table -e strikethrough"
                + " -e autolink -e tasklist $i.md > $i.html; i=$((i+1)); done";
        int status = new ProcessBuilder("sh", "-c", command)
                .directory(folder.toFile())
                .inheritIO()
                .start()
                .waitFor();
        assertEquals(0, status);
        List<String> html = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            html.add(Files.readString(folder.resolve(i + ".html")));
        }
        return html;
    }

    /** The text reduced as far as possible while the two still differ. */
    private String reduced(String text) throws IOException, InterruptedException {
        String least = text;
        for (int size = Math.max(1, least.length() / 2); size > 0; ) {
            List<String> shorter = new ArrayList<>();
            for (int at = 0; at < least.length(); at += size) {
                shorter.add(least.substring(0, at) + least.substring(Math.min(least.length(), at + size)));
            }
            List<String> theirs = gitHub(shorter);
            String found = "";
            for (int i = 0; i < shorter.size() && found.isEmpty(); i++) {
                if (!tree(ours(shorter.get(i))).equals(tree(theirs.get(i)))) {
                    found = shorter.get(i);
                }
            }
            if (found.isEmpty()) {
                size /= 2;
            } else {
                least = found;
                size = Math.min(size, Math.max(1, least.length() / 2));
            }
        }
        return least;
    }

    /**
     * Elements, sorted attributes and words; what blanks there are between blocks does not matter. Strong words in
     * strong words are what CommonMark 0.31.2 has and GitHub flattens.
     */
    private static String tree(String html) {
        Element body = Jsoup.parseBodyFragment(html).body();
        body.select("strong strong").unwrap();
        StringBuilder tree = new StringBuilder();
        write(body, tree, false);
        return tree.toString().replaceAll(" *\n *", "\n");
    }

    private static void write(Node node, StringBuilder tree, boolean exact) {
        if (node instanceof TextNode text) {
            String words = text.getWholeText();
            tree.append(exact ? words.replace("\n", "⏎") : words.replaceAll("\\s+", " "));
            return;
        }
        if (!(node instanceof Element element)) {
            tree.append(node.outerHtml().replaceAll("\\s+", " "));
            return;
        }
        String edge = element.isBlock() ? "\n" : "";
        tree.append(edge).append('<').append(element.normalName());
        element.attributes().asList().stream()
                .map(Attribute::html)
                .sorted()
                .forEach(attribute -> tree.append(' ').append(attribute));
        tree.append('>').append(edge);
        for (Node child : element.childNodes()) {
            write(child, tree, exact || element.normalName().equals("pre"));
        }
        tree.append(edge).append("</").append(element.normalName()).append('>').append(edge);
    }
}
