package dev.octavo.use.importer.source;

import dev.octavo.lib.data.FrontMatterBlock;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.problem.Problems;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of an article, in one of the shapes that other programs have.
 *
 * @param keys of the front matter, as written
 * @param line on which the body begins
 * @param hasKeys whether there is front matter, which may be empty
 */
record ArticleFile(Map<String, Object> keys, String body, int line, boolean hasKeys) {
    /** How long keys without fences may be; a limit to what the patterns go through. */
    private static final int LONGEST_HEAD = 4_000;

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final Pattern BEFORE = Pattern.compile("\\A\\s+(?=---|\\+\\+\\+)");
    /** {@code Title: A kite}, without fences, as Pelican has it. */
    private static final Pattern HEADER =
            Pattern.compile("\\A(?:[A-Za-z][\\w-]{0,30}+:[^\\n]*+\\n(?:[ \\t]++[^\\n]*+\\n)*+)++(?=[ \\t]*+\\n|\\z)");
    /** JBake's {@code title=A kite} above a line of tildes. */
    private static final Pattern PROPERTIES =
            Pattern.compile("\\A((?:[\\w.-]++=[^\\n]*+\\n|[ \\t]*+\\n)++)~{3,}+[ \\t]*+(?:\\n|\\z)");
    /** Nikola's comment. */
    private static final Pattern COMMENT =
            Pattern.compile("\\A\\s*+<!--[ \\t]*+\\n((?:\\.\\. [^\\n]*+\\n|[ \\t]*+\\n)++)[ \\t]*+-->[ \\t]*+\\n?");

    private static final Pattern LINE = Pattern.compile("(?m)^(?:\\.\\. )?([A-Za-z][\\w.-]*)[ \\t]*[:=][ \\t]*(.*)$");
    /** A key at the left edge, with the lines below that belong to it. */
    private static final Pattern CHUNK = Pattern.compile(
            "(?m)^['\"]?([A-Za-z_][\\w .-]*?)['\"]?[ \\t]*[:=](.*(?:\\n(?:[ \\t-].*|[ \\t]*(?=\\n[ \\t-])))*)");

    /** Text in UTF-8, or else in the encoding of western Windows. */
    static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException western) {
            return new String(bytes, WESTERN);
        }
    }

    static ArticleFile of(String raw) {
        String unix = raw.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "\uFFFD");
        String text = BEFORE.matcher(unix.startsWith("\uFEFF") ? unix.substring(1) : unix)
                .replaceFirst("");
        if (text.startsWith("---") || text.startsWith("+++") || text.startsWith("{\n") || text.startsWith("{ \"")) {
            return fenced(text).orElse(new ArticleFile(Map.of(), text, 1, false));
        }
        Optional<ArticleFile> properties = headed(PROPERTIES, text).or(() -> headed(COMMENT, text));
        if (properties.isPresent()) {
            return properties.get();
        }
        Matcher header = HEADER.matcher(text).region(0, Math.min(text.length(), LONGEST_HEAD));
        boolean titled =
                header.find() && header.group().toLowerCase(Locale.ROOT).matches("(?s)(?:.*\\n)?title:.*");
        return titled ? headed(header, text, header.group()) : new ArticleFile(Map.of(), text, 1, false);
    }

    private static Optional<ArticleFile> headed(Pattern shape, String text) {
        Matcher head = shape.matcher(text).region(0, Math.min(text.length(), LONGEST_HEAD));
        return head.find() ? Optional.of(headed(head, text, head.group(1))) : Optional.empty();
    }

    private static ArticleFile headed(Matcher head, String text, String lines) {
        Map<String, Object> keys = new LinkedHashMap<>();
        Matcher line = LINE.matcher(lines);
        while (line.find()) {
            keys.putIfAbsent(line.group(1), line.group(2).strip());
        }
        return new ArticleFile(
                keys, text.substring(head.end()), 1 + (int) head.group().lines().count(), true);
    }

    private static Optional<ArticleFile> fenced(String text) {
        return FrontMatterBlock.of("content/posts/a.md", text, new Problems()).map(block -> {
            Syntax syntax = block.data().syntax();
            String data = block.data().text();
            Map<String, Object> keys = OldSettings.tree(syntax, data).orElseGet(() -> keyByKey(syntax, data));
            return new ArticleFile(keys, block.body(), block.bodyLine(), true);
        });
    }

    /** What can be read of front matter with mistakes: each key alone, and its text where even that is wrong. */
    private static Map<String, Object> keyByKey(Syntax syntax, String data) {
        Map<String, Object> keys = new LinkedHashMap<>();
        Matcher chunk = CHUNK.matcher(data.replace("\t", "  "));
        while (chunk.find()) {
            String key = chunk.group(1);
            Object value = OldSettings.tree(syntax, chunk.group())
                    .flatMap(one -> Optional.ofNullable(one.get(key)))
                    .orElse(chunk.group(2)
                            .strip()
                            .replaceAll("^(['\"])(.*)\\1$", "$2")
                            .replaceAll("\\s+", " "));
            if (!value.equals("")) {
                keys.putIfAbsent(key, value);
            }
        }
        return keys;
    }
}
