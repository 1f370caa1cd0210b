import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Writes posts of about 700 words with everything found in a programmer's blog: headings of two levels, lists, a
 * table, a quotation, two blocks of code, links, a picture and three of sixty tags. The same number of posts gives the
 * same posts everywhere.
 */
final class Corpus {
    private static final Instant FIRST = Instant.parse("2015-01-01T06:00:00Z");
    private static final Duration APART = Duration.ofHours(2);
    private static final long SEED = 8;

    private final List<String> names;
    private final boolean coloured;
    private final boolean many;

    private Corpus(List<String> names, boolean coloured, boolean many) {
        this.names = names;
        this.coloured = coloured;
        this.many = many;
    }

    /**
     * Returns all posts, oldest first.
     *
     * @param coloured whether code blocks name their language, so that they are highlighted
     * @param many whether to use a vocabulary as large as in real texts; else a few hundred words
     */
    static List<Post> posts(int count, boolean coloured, boolean many) {
        List<String> names = IntStream.range(0, count)
                .mapToObj(number -> words(number, 0, many).heading() + " " + (number + 1))
                .toList();
        Corpus corpus = new Corpus(names, coloured, many);
        return IntStream.range(0, count).mapToObj(corpus::post).toList();
    }

    private Post post(int number) {
        Words words = words(number, 1, many);
        List<String> tags = new ArrayList<>();
        while (tags.size() < 3) {
            String tag = words.tag();
            if (!tags.contains(tag)) {
                tags.add(tag);
            }
        }
        Instant date = FIRST.plus(APART.multipliedBy(number));
        return new Post(slug(number), names.get(number), date, words.plainSentence(), tags, body(words, number));
    }

    private String body(Words words, int number) {
        List<String> parts = List.of(
                words.paragraph(4, 5),
                words.paragraph(4, 5),
                "## " + words.heading(),
                words.paragraph(3, 5) + " " + linkTo(words, number),
                list(words, "- ", 4),
                "### " + words.heading(),
                words.paragraph(4, 5),
                code("java", java(words)),
                words.paragraph(4, 5),
                "![" + words.heading() + "](/img/figure.svg)",
                "## " + words.heading(),
                words.paragraph(4, 5),
                table(words),
                "> " + words.paragraph(2, 3),
                "### " + words.heading(),
                list(words, "1. ", 3),
                code("bash", bash(words)),
                words.paragraph(3, 5) + " More is [on a page elsewhere](https://example.com/" + words.word() + ").",
                "## " + words.heading(),
                words.paragraph(4, 5),
                words.paragraph(3, 4));
        return String.join("\n\n", parts) + "\n";
    }

    private String linkTo(Words words, int number) {
        int other = names.size() == 1 ? 0 : (number + words.number(1, names.size() - 1)) % names.size();
        return "It began with [" + names.get(other) + "](/posts/" + slug(other)
                + "/), and with [a note](https://example.org/" + words.word() + "/).";
    }

    private static String list(Words words, String mark, int count) {
        return IntStream.range(0, count)
                .mapToObj(item -> mark + words.sentence())
                .reduce((above, below) -> above + "\n" + below)
                .orElseThrow();
    }

    private static String table(Words words) {
        StringBuilder table = new StringBuilder("| Kind | Pieces | Remark |\n| :-- | --: | :-- |");
        for (int row = 0; row < 4; row++) {
            table.append("\n| %s | %d | %s |".formatted(words.word(), words.number(1, 900), words.heading()));
        }
        return table.toString();
    }

    private String code(String language, String text) {
        return "```" + (coloured ? language : "") + "\n" + text + "```";
    }

    private static String java(Words words) {
        String thing = Words.capital(words.word());
        String part = words.word();
        return """
                package example.%2$s;

                import java.util.List;
                import java.util.stream.Collectors;

                /** Counts what is in a %1$s. */
                public record %1$s(String name, List<String> %2$ss) {
                    private static final int MOST = %3$d;
                    private static final double SHARE = 0.%3$d;

                    public %1$s {
                        if (%2$ss.size() > MOST || name == null) {
                            throw new IllegalArgumentException("too many: " + %2$ss.size() + '!');
                        }
                    }

                    // %4$s
                    public String joined() {
                        return %2$ss.stream()
                                .filter(one -> !one.isBlank())
                                .map(one -> one.strip() + "\\n")
                                .collect(Collectors.joining(", ", "[", "]"));
                    }

                    @Override
                    public int hashCode() {
                        return 31 * name.hashCode() + (int) (SHARE * %2$ss.size());
                    }
                }
                """.formatted(thing, part, words.number(10, 9000), words.plainSentence());
    }

    private static String bash(Words words) {
        return """
                #!/usr/bin/env bash
                # %3$s
                set -euo pipefail
                %1$s=${1:-"$HOME/%2$s"}
                if [ ! -d "$%1$s" ]; then
                    echo "there is no $%1$s" >&2
                    exit 1
                fi
                for file in "$%1$s"/*.txt; do
                    lines=$(wc -l <"$file")
                    [ "$lines" -lt %4$d ] || printf '%%s has %%d lines\\n' "$file" "$lines"
                done
                find "$%1$s" -type f -name '*.%2$s' -print | sort | head -n %4$d
                """.formatted(words.word(), words.word(), words.plainSentence(), words.number(5, 500));
    }

    private String slug(int number) {
        return names.get(number).toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** Returns the words for one post, which do not depend on the number of posts. */
    private static Words words(int number, int stream, boolean many) {
        return new Words(new Random(SEED * 1_000_003 + number * 2L + stream), many);
    }
}
