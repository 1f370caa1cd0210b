package dev.octavo.blog.markdown;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts known to make Markdown parsers overflow or hang, by what they contain. */
final class HostileTexts {
    static final String EXTENDED = "with extensions: ";

    private final Map<String, Supplier<String>> byName = new LinkedHashMap<>();
    private final int sixteenths;

    private HostileTexts(int sixteenths) {
        this.sixteenths = sixteenths;
    }

    /** All texts, with that many sixteenths of their usual length. */
    static Map<String, String> all(int sixteenths) {
        Map<String, String> texts = new LinkedHashMap<>();
        suppliers(sixteenths).forEach((name, text) -> texts.put(name, text.get()));
        return texts;
    }

    /** One of them. */
    static String of(String name, int sixteenths) {
        return Objects.requireNonNull(suppliers(sixteenths).get(name)).get();
    }

    private static Map<String, Supplier<String>> suppliers(int sixteenths) {
        HostileTexts texts = new HostileTexts(sixteenths);
        texts.addNested();
        texts.addBrackets();
        texts.addDelimiters();
        texts.addHtml();
        texts.addDefinitions();
        texts.addBlocks();
        texts.addComponents();
        texts.addExtensions();
        texts.addLong();
        texts.addPieces();
        return texts.byName;
    }

    private void addPieces() {
        String formulas = "$|$ |$a|$a |\\(|\\[|$$a|$$\n|\\\\$|$1\\$|a$|\\[\n|$a$b";
        for (String piece : (formulas.replace("|", "¦") + "¦|$a¦| $a$ |").split("¦", -1)) {
            add("formulas: " + piece, () -> piece.repeat(n(100_000)));
            add(
                    "formulas in a table: " + piece,
                    () -> "a|b\n-|-\n" + piece.replace("\n", "").repeat(n(100_000)));
        }
        for (String piece : "{1,|ins={1}|title=\"a\" |a=\"b|1-|{{|x ".split("\\|", -1)) {
            add("behind a fence: " + piece, () -> "```text " + piece.repeat(n(20_000)) + "\na\n```");
        }
        for (String piece :
                "{{< note >}}\n\n|{{< youtube a >}} |{{< kbd a >}}\n|{% highlight a %}\n\n|:::info\n\n|!!! a\n    b\n"
                        .split("\\|", -1)) {
            add("tags of other programs: " + piece, () -> piece.repeat(n(20_000)));
        }
        String[] extended = {
            ":", ":a", ":tada:", ":tada", "::tada:[", "![[a.mp4]]\n", "![[", "> [!note] a\n", "[!note] "
        };
        for (String piece : extended) {
            add(EXTENDED + piece, () -> piece.repeat(n(100_000)));
        }
    }

    private void addNested() {
        add("list in list", () -> lines(n(1_000), i -> " ".repeat(2 * i) + "- a"));
        add("numbered list in list", () -> lines(n(1_000), i -> " ".repeat(3 * i) + "1. a"));
        add("lists on one line", () -> "- ".repeat(n(50_000)) + "a");
        add("mixed list marks on one line", () -> "* + - ".repeat(n(20_000)) + "a");
        add("quote in quote", () -> ">".repeat(n(100_000)) + "a");
        add("quotes deeper line by line", () -> lines(n(1_500), i -> ">".repeat(i) + "a"));
        add("quotes with lazy lines", () -> ">".repeat(90) + "a\n" + "b\n".repeat(n(40_000)));
        add("quotes and lists in turn", () -> "> - ".repeat(n(20_000)) + "a");
        add("footnote in footnote", () -> lines(n(1_000), i -> "    ".repeat(i) + "[^" + i + "]: a"));
        add("definition in definition", () -> lines(n(500), i -> "  ".repeat(i) + "a\n" + "  ".repeat(i) + ": b"));
        add("list of empty items", () -> "*\n".repeat(n(30_000)));
        add("list with blank lines", () -> "- a\n\n".repeat(n(20_000)));
        add("deep list, then blank lines", () -> lines(45, i -> " ".repeat(2 * i) + "- a") + "\n".repeat(n(500_000)));
    }

    private void addComponents() {
        add("colons", () -> ":".repeat(n(200_000)));
        add("colons amid words", () -> "a :b ".repeat(n(50_000)));
        add("colons on lines", () -> ":\n".repeat(n(50_000)));
        add("components never closed", () -> ":::a\n".repeat(n(30_000)));
        add("components in components", () -> lines(n(1_000), i -> ":".repeat(n(1_000) + 3 - i) + "a"));
        add("components that are closed", () -> ":::a\nb\n:::\n".repeat(n(10_000)));
        add("lines that close nothing", () -> lines(90, i -> ":".repeat(100 - i) + "a") + ":::\n".repeat(n(20_000)));
        add("components on lines", () -> "::a[b]{c=d}\n".repeat(n(20_000)));
        add("labels never closed on lines", () -> "::a[\n".repeat(n(30_000)));
        add("labels never closed", () -> ":a[".repeat(n(50_000)));
        add("labels in labels", () -> ":a[".repeat(n(30_000)) + "b" + "]".repeat(n(30_000)));
        add("attributes never closed", () -> ":a{b ".repeat(n(40_000)));
        add("attributes with quotes never closed", () -> ":a{b=\" :a{b=' ".repeat(n(20_000)));
        add("labels with braces that are no attributes", () -> ":a[b]{".repeat(n(20_000)));
        add("a label of brackets", () -> "::a" + "[".repeat(n(100_000)));
    }

    /** Texts for extensions; parsed with all of them enabled. */
    private void addExtensions() {
        addExtended("equals signs", () -> "=".repeat(n(200_000)) + "a");
        addExtended("pairs of equals signs", () -> "==a ".repeat(n(50_000)));
        addExtended("plus signs", () -> "a++b+ ".repeat(n(50_000)));
        addExtended("percent signs", () -> "%%".repeat(n(100_000)) + "%");
        addExtended("comments", () -> "a %%b%% 1%% %%\n\n".repeat(n(10_000)));
        addExtended("comments in items", () -> "- %%\n".repeat(n(20_000)));
        addExtended("carets in a word", () -> "a^".repeat(n(100_000)));
        addExtended("carets in words", () -> "^a ".repeat(n(100_000)));
        addExtended("tildes in a word", () -> "a~".repeat(n(100_000)));
        addExtended("links by name", () -> "[[a|b]] ".repeat(n(30_000)));
        addExtended("links by name never closed", () -> "[[a ".repeat(n(50_000)));
        addExtended("pictures by name", () -> "![[a.jpg|b|300]]".repeat(n(20_000)));
        addExtended("long names", () -> ("[[" + "a".repeat(299)).repeat(n(1_000)));
        add("abbreviations", () -> lines(n(20_000), i -> "*[a" + i + "]: b") + "\n\n" + "a1 ".repeat(n(50_000)));
        add("abbreviations of one word", () -> lines(90, i -> "*[a b" + i + "]: c") + "\n\n" + "a ".repeat(n(100_000)));
        add("one abbreviation", () -> "*[a]: b\n\n" + "a ".repeat(n(100_000)));
        add("abbreviations that are none", () -> "*[a]: b\n".repeat(n(20_000)) + "c");
        add("blocks around Markdown", () -> "<div markdown=1>\na\n</div>\n".repeat(n(10_000)));
        add("quotes that fold", () -> "> [!note]- a\n\n".repeat(n(20_000)));
        add("quotes that fold in quotes", () -> lines(n(1_500), i -> ">".repeat(i) + " [!note]- a"));
        add("braces behind links", () -> "[a](b){".repeat(n(30_000)));
        add("attributes behind links", () -> "[a](b){.c d=e}".repeat(n(20_000)));
        add("attributes never closed behind links", () -> "[a](b){c=\"".repeat(n(20_000)));
        add("many classes", () -> "[a](b){" + ".c ".repeat(n(60_000)) + "}");
        add("lines of attributes", () -> "a\n{.b}\n\n{.c}\n\n".repeat(n(10_000)));
        add("headings with attributes", () -> "# a {#b .c}\n".repeat(n(10_000)));
        add("braces at the end of headings", () -> "# a " + "{".repeat(n(100_000)) + "}\n");
        addExtended("all marks", () -> "==a ++b ^c ~d *e _f ".repeat(n(20_000)));
        addExtended("marks in marks", () -> "==a ++b ".repeat(n(20_000)) + " c++ d==".repeat(n(20_000)));
        addExtended("stars beside wide signs", () -> "**「a」".repeat(n(50_000)));
    }

    private void addExtended(String name, Supplier<String> text) {
        add(EXTENDED + name, text);
    }

    private void addBrackets() {
        add("opening brackets", () -> "[".repeat(n(200_000)));
        add("closing brackets", () -> "]".repeat(n(200_000)));
        add("brackets in brackets", () -> "[".repeat(n(50_000)) + "a" + "]".repeat(n(50_000)));
        add("opening brackets with words", () -> "[a".repeat(n(100_000)));
        add("pictures in pictures", () -> "![".repeat(n(50_000)) + "a" + "](b)".repeat(n(50_000)));
        add("links in links", () -> "[".repeat(n(50_000)) + "a" + "](b)".repeat(n(50_000)));
        add("picture and empty link", () -> "![[]()".repeat(n(15_000)));
        add("unclosed pointed destination", () -> "[a](<b".repeat(n(30_000)));
        add("unclosed destination", () -> "[a](b".repeat(n(30_000)));
        add("pointed destination without end", () -> "[a](<".repeat(n(30_000)));
        add("unknown footnotes in footnotes", () -> "[^".repeat(n(30_000)) + "a" + "]".repeat(n(30_000)));
        add("bracket, blank, parenthesis", () -> "[ (](".repeat(n(30_000)));
        add("nested bracket, blank, parenthesis", () -> "[ (](".repeat(n(400)));
        add("parentheses in a destination", () -> "[a](" + "(".repeat(n(100_000)) + ")".repeat(n(100_000)) + ")");
        add("unclosed titles", () -> "[a](b \"c".repeat(n(30_000)));
        add("unclosed titles in parentheses", () -> "[a](b (c".repeat(n(30_000)));
        add("long title", () -> "[a](b \"" + "c".repeat(n(500_000)) + "\")");
        add("title of backslashes", () -> "[a](b \"" + "\\".repeat(n(200_000) + 1) + "\")");
        add("bracket and 40 backslashes", () -> "[" + "\\".repeat(40));
        add("bracket and 50 backslashes", () -> "[" + "\\".repeat(50));
        add("brackets and backslashes", () -> "[\\".repeat(n(100_000)));
        add("notes in notes", () -> "^[".repeat(n(50_000)) + "a" + "]".repeat(n(50_000)));
        add("footnote marks", () -> "[^1]".repeat(n(20_000)) + "\n\n[^1]: a");
        add("unknown footnote marks", () -> "[^1]".repeat(n(50_000)));
        add("footnote that names itself", () -> "[^1]\n\n[^1]: a [^1] [^1]");
        add("collapsed references", () -> "[a][]".repeat(n(50_000)));
        add("references without definitions", () -> "[a][b]".repeat(n(50_000)));
        add("exclamation marks", () -> "!".repeat(n(300_000)));
    }

    private void addDelimiters() {
        add("stars", () -> "*".repeat(n(300_000)));
        add("underscores", () -> "_".repeat(n(300_000) - 1) + "a");
        add("emphasis in emphasis", () -> "*a ".repeat(n(50_000)) + "b" + " c*".repeat(n(50_000)));
        add("nested emphasis", () -> "*a **b ".repeat(n(992)) + " c** d*".repeat(n(992)));
        add("openers", () -> "*a ".repeat(n(100_000)));
        add("closers", () -> "a* ".repeat(n(100_000)));
        add("openers of two kinds", () -> "*a _b ".repeat(n(50_000)));
        add("openers and closers that do not match", () -> "*a_ ".repeat(n(50_000)));
        add("runs of three lengths", () -> "a**b" + "c* ".repeat(n(50_000)));
        add(
                "runs of growing length",
                () -> lines(n(600), i -> "*".repeat(i) + "a").replace('\n', ' '));
        add("tildes", () -> "~".repeat(n(100_000)) + "a");
        add("deleted words", () -> "~~a ".repeat(n(50_000)));
        add("backticks", () -> "`".repeat(n(3_000_000)));
        add(
                "backticks of growing length",
                () -> lines(n(1_500), i -> "`".repeat(i) + "a").replace('\n', ' '));
        add("single backticks", () -> "` `` ".repeat(n(60_000)));
        add("ampersands", () -> "&".repeat(n(300_000)));
        add("entities", () -> "&amp".repeat(n(100_000)));
        add("number references", () -> "&#".repeat(n(100_000)));
        add("backslashes", () -> "\\".repeat(n(300_000)));
    }

    private void addHtml() {
        add("unclosed comment", () -> "a <!--" + "b".repeat(n(300_000)));
        add("unclosed comments", () -> "a <!-- b".repeat(n(50_000)));
        add("long comment", () -> "a <!-- " + "b - ".repeat(n(100_000)) + "-->");
        add("unclosed instructions", () -> "a <?".repeat(n(60_000)));
        add("unclosed declarations", () -> "a <!A ".repeat(n(60_000)));
        add("unclosed character data", () -> "a <![CDATA[".repeat(n(30_000)));
        add("unclosed tags", () -> "<a ".repeat(n(100_000)));
        add("unclosed tags with attributes", () -> "a <b c=\"d\" ".repeat(n(40_000)));
        add("unclosed values", () -> "a <b c=\"".repeat(n(40_000)));
        add("tag of many attributes", () -> "a <b" + " c='d'".repeat(n(60_000)) + ">");
        add("pointed brackets", () -> "<".repeat(n(300_000)));
        add("divisions in divisions", () -> "<div>\n".repeat(n(20_000)));
        add("spans in spans", () -> "a " + "<b>".repeat(n(30_000)));
        add("spans in languages", () -> "<span lang=de>".repeat(n(15_000)));
        add("spans in languages that end", () -> "<span lang=de>a</span> ".repeat(n(32_000)));
        add("drawings without end", () -> "a <svg class=\"drawn\"> ".repeat(n(16_000)));
        add("links to headings without end", () -> "a <a class=\"anchor\" href=\"#a\">b</a> ".repeat(n(16_000)));
        add(
                "divisions that end before spans in them",
                () -> ("<div>" + "<span>".repeat(50) + "</div></span>").repeat(n(500)));
        add("end tags in quotes", () -> lines(n(5_000), i -> "<div>\n\n> </div></p>\n"));
        add("blocks of tags without end", () -> "<div <a ".repeat(n(50_000)));
        add("links without end", () -> "<http://a".repeat(n(20_000)));
    }

    private void addDefinitions() {
        add("definitions in one paragraph", () -> lines(n(8_000), i -> "[" + i + "]: /u"));
        add("definitions apart", () -> lines(n(20_000), i -> "[" + i + "]: /u\n"));
        add("definitions and their use", () -> lines(n(10_000), i -> "[" + i + "]: /u\n\n[" + i + "]"));
        add("one label many times", () -> "[a]: /u\n".repeat(n(30_000)) + "\n" + "[a] ".repeat(n(30_000)));
        add("unclosed title of a definition", () -> "[a]: /u \"b\n" + "c\n".repeat(n(50_000)));
        add("definitions with unclosed titles", () -> "[a]: /u 'b\n".repeat(n(20_000)));
        add("definition and underlines", () -> "[a]: /u\n" + "===\n".repeat(n(20_000)));
        add("long labels", () -> ("[" + "a".repeat(n(998)) + "] ").repeat(n(1_000)) + "\n\n[a]: /u");
        add("labels too long", () -> ("[" + "a ".repeat(n(600)) + "] ").repeat(n(500)) + "\n\n[a]: /u");
        add("labels within labels", () -> "[a [a ".repeat(n(20_000)) + "]] ".repeat(n(20_000)) + "\n\n[a]: /u");
        add("terms without end", () -> "a\n: b\n".repeat(n(15_000)));
        add(
                "unknown labels among definitions",
                () -> lines(n(8_000), i -> "[label " + i + "]: /u") + "\n\n"
                        + lines(n(8_000), i -> "[a][labels " + i + "]"));
        add(
                "unknown footnotes among footnotes",
                () -> lines(n(5_000), i -> "[^note-" + i + "]: a\n") + "\n\n"
                        + lines(n(5_000), i -> "[^notes-" + i + "]"));
        add("footnotes", () -> lines(n(5_000), i -> "[^" + i + "]\n\n[^" + i + "]: a\n"));
    }

    private void addBlocks() {
        add("thematic break", () -> "-".repeat(n(500_000)));
        add("thematic break with blanks", () -> "* ".repeat(n(250_000)));
        add("almost a thematic break", () -> "- ".repeat(n(90_000)) + "a");
        add("underlines", () -> "a\n---\n".repeat(n(20_000)));
        add("sharps", () -> "#".repeat(n(300_000)));
        add("heading closed by sharps", () -> "# a " + "#".repeat(n(300_000)));
        add("headings of one name", () -> "# a\n".repeat(n(20_000)));
        add("fences", () -> "```\n".repeat(n(50_001)));
        add("fence without end", () -> "```" + "\na".repeat(n(200_000)));
        add("indented code", () -> "    a\n".repeat(n(40_000)));
        add("tabs", () -> "\t".repeat(n(300_000)) + "a");
        add("blanks", () -> " ".repeat(n(300_000)) + "a");
        add("table of many columns", () -> "|a".repeat(n(20_000)) + "|\n" + "|-".repeat(n(20_000)) + "|\n|b|");
        add(
                "table that must be filled up",
                () -> "|a".repeat(n(5_000)) + "|\n" + "|-".repeat(n(5_000)) + "|\n" + "|b|\n".repeat(n(5_000)));
        add("table of many rows", () -> "|a|\n|-|\n" + "|b|\n".repeat(n(20_000)));
        add("heads without tables", () -> "|a|b|\n|-|\n".repeat(n(30_000)));
        add("bars", () -> "|".repeat(n(200_000)) + "\n|-|");
    }

    private void addLong() {
        add("words", () -> "a ".repeat(n(400_000)));
        add("one word", () -> "a".repeat(n(2_000_000)));
        add("indented lines of a paragraph", () -> "a\n    b\n".repeat(n(60_000)));
        add("quoted lines of a paragraph", () -> "> a\n>  b\n".repeat(n(60_000)));
        add("lines", () -> "a\n".repeat(n(150_000)));
        add("carriage returns", () -> "a\r".repeat(n(100_000)));
        add("blank lines", () -> "\n".repeat(n(300_000)));
        add(EXTENDED + "comment of blank lines", () -> "%%\n" + "\n".repeat(n(300_000)) + "%%");
        add("nothing but U+0000", () -> "\0".repeat(n(300_000)));
        add("hard breaks", () -> "a  \n".repeat(n(40_000)));
        add("web addresses", () -> "www.a.b ".repeat(n(20_000)));
        add("web addresses in one", () -> "www.".repeat(n(100_000)));
        add("web addresses with underscores", () -> "www.a_".repeat(n(50_000)));
        add("schemes", () -> "http://".repeat(n(50_000)));
        add("addresses in a bracket", () -> "[" + "http://a.b ".repeat(n(30_000)));
        add("address that ends with parentheses", () -> "http://a.b/" + ")".repeat(n(200_000)));
        add("address that ends with entities", () -> "http://a.b/" + "&a;".repeat(n(60_000)));
        add("mail signs", () -> "a@".repeat(n(100_000)));
        add("mail address without end", () -> "a@" + "b.".repeat(n(100_000)));
        add("mail names", () -> "a.".repeat(n(100_000)) + "@");
    }

    private int n(int count) {
        return (int) ((long) count * sixteenths / 16);
    }

    private void add(String name, Supplier<String> text) {
        byName.put(name, text);
    }

    private static String lines(int count, java.util.function.IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
    }
}
