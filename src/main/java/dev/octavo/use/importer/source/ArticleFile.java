package dev.octavo.use.importer.source;

import dev.octavo.lib.data.FrontMatterBlock;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.problem.Problems;
import dev.octavo.use.scaffold.OldSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file of an article, in one of the shapes that other programs have.
 *
 * @param keys of the front matter, as written
 * @param hasKeys whether there is front matter, which may be empty
 */
record ArticleFile(Map<String, Object> keys, String body, boolean hasKeys) {
    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Pattern BEFORE = Pattern.compile("\\A\\s+(?=---|\\+\\+\\+)");
    /**
     * Keys above a text, without fences.
     *
     * @param begins the first line; any if it is empty
     * @param line one with a key, one that goes on with a value, or a blank one
     * @param ends the line below them, which is none of them
     */
    private record Head(String begins, Pattern line, Pattern ends) {}

    private static final List<Head> HEADS = List.of(
            // JBake: title=A kite above a line of tildes
            new Head("", Pattern.compile("[\\w.-]+=.*|\\s*"), Pattern.compile("~{3,}\\s*")),
            // Nikola's comment
            new Head("<!--", Pattern.compile("\\.\\. .*|\\s*"), Pattern.compile("\\s*-->\\s*")),
            // Pelican: Title: A kite above a blank line
            new Head("", Pattern.compile("[A-Za-z][\\w-]{0,30}:.*|[ \\t]+\\S.*"), Pattern.compile("\\s*")));

    private static final int MOST_LINES = 100;

    private static final Pattern LINE = Pattern.compile("(?m)^(?:\\.\\. )?([A-Za-z][\\w.-]*)[ \\t]*[:=][ \\t]*(.*)$");
    /** A key at the left edge; what stands below it, indented or after a hyphen, belongs to it. */
    private static final Pattern KEY = Pattern.compile("['\"]?([A-Za-z_][\\w .-]{0,100}?)['\"]?[ \\t]{0,100}[:=](.*)");

    /** The text of a file, which old programs may have written in Windows' encoding instead of UTF-8. */
    static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException western) {
            return new String(bytes, WESTERN);
        }
    }

    static ArticleFile of(String raw) {
        String unix = raw.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "\uFFFD");
        String text = BEFORE.matcher(unix).replaceFirst("");
        if (text.startsWith("---") || text.startsWith("+++") || text.startsWith("{\n") || text.startsWith("{ \"")) {
            return fenced(text).orElse(new ArticleFile(Map.of(), text, false));
        }
        return HEADS.stream()
                .flatMap(head -> headed(head, text).stream())
                .findFirst()
                .orElse(new ArticleFile(Map.of(), text, false));
    }

    private static Optional<ArticleFile> headed(Head head, String text) {
        List<String> lines = text.lines().limit(MOST_LINES).toList();
        int first = head.begins().isEmpty() ? 0 : 1;
        if (first > 0 && (lines.isEmpty() || !lines.get(0).strip().equals(head.begins()))) {
            return Optional.empty();
        }
        int end = first;
        while (end < lines.size() && head.line().matcher(lines.get(end)).matches()) {
            end++;
        }
        boolean ended = end == lines.size()
                ? head.ends().matcher("").matches() && end < MOST_LINES
                : head.ends().matcher(lines.get(end)).matches();
        Map<String, Object> keys = keys(String.join("\n", lines.subList(first, end)));
        boolean titled = keys.keySet().stream().anyMatch(key -> key.equalsIgnoreCase("title"));
        String body = text.lines().skip(end + 1L).collect(Collectors.joining("\n", "", "\n"));
        return ended && titled ? Optional.of(new ArticleFile(keys, body, true)) : Optional.empty();
    }

    private static Map<String, Object> keys(String lines) {
        Map<String, Object> keys = new LinkedHashMap<>();
        Matcher line = LINE.matcher(lines);
        while (line.find()) {
            keys.putIfAbsent(line.group(1), line.group(2).strip());
        }
        return keys;
    }

    private static Optional<ArticleFile> fenced(String text) {
        return FrontMatterBlock.of("content/posts/a.md", text, new Problems()).map(block -> {
            Syntax syntax = block.data().syntax();
            String data = block.data().text();
            Map<String, Object> keys = OldSettings.tree(syntax, data).orElseGet(() -> keyByKey(syntax, data));
            return new ArticleFile(keys, block.body(), true);
        });
    }

    /** What can be read of front matter with mistakes: each key alone, and its text where even that is wrong. */
    private static Map<String, Object> keyByKey(Syntax syntax, String data) {
        Map<String, Object> keys = new LinkedHashMap<>();
        Deque<StringBuilder> chunks = new ArrayDeque<>();
        for (String line : data.replace("\t", "  ").split("\n", -1)) {
            boolean below = line.isBlank() || line.startsWith(" ") || line.startsWith("-");
            if (!below) {
                chunks.addLast(new StringBuilder(line));
            } else if (!chunks.isEmpty()) {
                chunks.getLast().append('\n').append(line);
            }
        }
        for (StringBuilder chunk : chunks) {
            Matcher key = KEY.matcher(chunk.toString().lines().findFirst().orElse(""));
            if (key.matches()) {
                String name = key.group(1);
                Object value = OldSettings.tree(syntax, chunk.toString())
                        .flatMap(one -> Optional.ofNullable(one.get(name)))
                        .orElse(key.group(2).strip().replaceAll("^(['\"])(.*)\\1$", "$2"));
                if (!value.equals("")) {
                    keys.putIfAbsent(name, value);
                }
            }
        }
        return keys;
    }
}
