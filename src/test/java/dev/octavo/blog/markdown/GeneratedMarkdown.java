package dev.octavo.blog.markdown;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Articles with all constructs nested in each other, some slightly broken; the same number gives the same article. */
final class GeneratedMarkdown {
    private static final int DEEPEST = 3;
    private static final String BROKEN_BY = "*_`[]()<>!#-+>|~\n\n  \t\\&=:\"'.1";

    private final Random random;

    private GeneratedMarkdown(long number) {
        this.random = new Random(number * 31 + 7);
    }

    static String article(int number) {
        GeneratedMarkdown generated = new GeneratedMarkdown(number);
        String text = generated.blocks(0) + "\n[ref]: /ref 'Title'\n";
        return number % 3 == 0 ? text : generated.broken(text, number % 3 * 2);
    }

    private String broken(String text, int times) {
        StringBuilder broken = new StringBuilder(text);
        for (int i = 0; i < times; i++) {
            int at = random.nextInt(broken.length());
            switch (random.nextInt(3)) {
                case 0 -> broken.deleteCharAt(at);
                case 1 -> broken.insert(at, BROKEN_BY.charAt(random.nextInt(BROKEN_BY.length())));
                default -> broken.setCharAt(at, BROKEN_BY.charAt(random.nextInt(BROKEN_BY.length())));
            }
        }
        return broken.toString();
    }

    private String blocks(int depth) {
        int count = 1 + random.nextInt(depth == 0 ? 4 : 3);
        StringBuilder blocks = new StringBuilder();
        for (int i = 0; i < count; i++) {
            blocks.append(block(depth)).append("\n".repeat(1 + random.nextInt(2)));
        }
        return blocks.toString();
    }

    private String block(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 14 : 9)) {
            case 0, 1, 2 -> paragraph();
            case 3 -> "#".repeat(1 + random.nextInt(6)) + " " + line() + one("", " ##", " #");
            case 4 -> paragraph() + "\n" + one("---", "===", "-", "=====");
            case 5 -> one("***", "---", "_ _ _", " - - -");
            case 6 -> fence();
            case 7 -> one("", "\n") + "    " + line() + "\n" + one("", "\n") + "     " + line();
            case 8 -> one("<div>", "<details>\n<summary>a</summary>", "<p>b\n</p>", "<!-- c -->", "<pre>\nd\n\n</pre>");
            case 9, 10 -> prefixed("> ", one("> ", "> ", ">", ""), blocks(depth + 1));
            case 11 -> table();
            default -> list(depth);
        };
    }

    private String paragraph() {
        return IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> line()).collect(Collectors.joining("\n"));
    }

    private String fence() {
        String indent = one("", "", " ", "  ");
        String mark = one("```", "~~~", "````");
        String close = random.nextInt(6) == 0 ? "" : "\n" + indent + mark;
        return indent + mark + one("", "java", " c x") + "\n" + indent + line() + one("", "\n", "\n\n\t" + line())
                + close;
    }

    private String table() {
        int columns = 1 + random.nextInt(3);
        StringBuilder table = new StringBuilder(row(columns)).append('\n');
        table.append(cells(columns, () -> one("---", ":-", "-:", ":-:")));
        for (int i = random.nextInt(3); i > 0; i--) {
            table.append('\n').append(row(random.nextInt(5) == 0 ? columns + 1 : columns));
        }
        return table.toString();
    }

    private String row(int columns) {
        return cells(columns, () -> inline(1));
    }

    private static String cells(int columns, java.util.function.Supplier<String> cell) {
        return IntStream.range(0, columns)
                .mapToObj(i -> cell.get().replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private String list(int depth) {
        String mark = one("- ", "* ", "+ ", "1. ", "2) ", "10. ");
        String between = one("", "", "\n");
        StringBuilder list = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            String content =
                    random.nextInt(3) == 0 ? blocks(depth + 1) : (depth == 0 ? one("", "[ ] a", "[x] b") : "") + line();
            list.append(prefixed(mark, " ".repeat(mark.length()), content.stripTrailing()));
            list.append(i > 1 ? "\n" + between : "");
        }
        return list.toString();
    }

    private static String prefixed(String first, String others, String text) {
        List<String> lines = text.stripTrailing().lines().toList();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> i > 0 && lines.get(i).isEmpty() && others.isBlank()
                        ? ""
                        : (i == 0 ? first : others) + lines.get(i))
                .collect(Collectors.joining("\n"));
    }

    private String line() {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(i -> inline(0))
                .collect(Collectors.joining(one(" ", " ", "")));
    }

    private String inline(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 20 : 9)) {
            case 0, 1, 2, 3 -> one("a", "foo", "bar baz", "Ünï", "1", "x_y", "snake_case_name", "don't");
            case 4 -> one("`code`", "`` a ` b ``", "`*x*`");
            case 5 -> one("&amp;", "&copy;", "\\*", "\\[", "&#65;", "\\\\");
            case 6 -> one("<b>", "</b>", "<br/>", "<i class=\"x\">", "<http://a.b/c>");
            case 7 -> one("http://a.b/c", "www.a.b", "https://a.b/c_d?e=f.", "me@a.co");
            case 8 -> one("*", "_", "**", "[", "]", "`", "!", "<", "  \nb", "\\\nb");
            case 9, 10 -> "*" + inline(depth + 1) + "*";
            case 11 -> "_" + inline(depth + 1) + "_";
            case 12, 13 -> "**" + inline(depth + 1) + "**";
            case 14 -> one("~~", "~", "~~~") + one("a", "b c", "`d`") + one("~~", "~");
            case 15, 16 ->
                "[" + inline(depth + 1) + "](" + one("/u", "<a b>", "a(b)c", "") + one("", " \"t\"", " 't'") + ")";
            case 17 -> "![" + one("a", "*b*", "`c` d", "[e](f)") + "](p.png)";
            case 18 -> "[" + inline(depth + 1) + "]" + one("[ref]", "[]", "[no]");
            default -> one("[ref]", "[Ref][]", "![ref]", "[no]");
        };
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
