package dev.octavo.use.fetch;

import dev.octavo.blog.markdown.MarkdownParser;
import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.blog.site.Component;
import dev.octavo.lib.data.FrontMatterBlock;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces addresses of pictures in the source of an article. Each replacement is parsed again, and accepted only if
 * all other links and pictures are unchanged.
 */
final class ArticleEditor {
    private static final String ADDRESS_CHARACTER = "[A-Za-z0-9/?&=%._~#+-]";
    private static final int MAX_DISTANCE = 4000;
    private static final Pattern ALONE =
            Pattern.compile("<?(https?://[^\\s>]+)>?|::link-card\\{href=(https?://[^\\s}]+)}");

    private final String path;
    private final MarkdownParser parser;
    private String text;

    ArticleEditor(String path, String text, MarkdownParser parser) {
        this.path = path;
        this.text = text;
        this.parser = parser;
    }

    String text() {
        return text;
    }

    /** The pictures with that address, among the links of the article's body. */
    private static List<Link> pictures(List<Link> links, String address) {
        return links.stream()
                .filter(link -> link.kind() == Kind.IMAGE && link.destination().equals(address))
                .toList();
    }

    /** Replaces the illustration's {@code address} in the front matter by {@code file}. */
    void replaceIllustration(String address, String file) throws FetchException {
        int body = block(text).bodyOffset();
        Matcher found = Pattern.compile(Pattern.quote(address) + "(?!" + ADDRESS_CHARACTER + ")")
                .matcher(text)
                .region(0, body);
        if (!found.find()) {
            throw byHand(file);
        }
        int start = found.start();
        int end = found.end();
        if (found.find()) {
            throw byHand(file);
        }
        text = text.substring(0, start) + file + text.substring(end);
    }

    /** Replaces {@code address} by {@code file} wherever the article shows that picture. */
    void replacePictures(String address, String file) throws FetchException {
        List<Link> links = links(text);
        List<Link> left = pictures(links, address);
        while (!left.isEmpty()) {
            text = replaced(links, left.get(0), file).orElseThrow(() -> byHand(file));
            links = links(text);
            left = pictures(links, address);
        }
    }

    /** A line that is nothing but an address or a link without words, and the component that shows what is there. */
    record Alone(int line, String written, Component shown) {
        String address() {
            return ALONE.matcher(written).replaceFirst("$1$2");
        }
    }

    List<Alone> addressesAlone() {
        List<String> lines = text.lines().toList();
        return document(text).components().stream()
                .map(shown ->
                        new Alone(shown.line(), lines.get(shown.line() - 1).strip(), shown))
                .filter(alone -> ALONE.matcher(alone.written()).matches())
                .toList();
    }

    /** Replaces such a line by another. */
    void replace(Alone alone, String line) {
        int at = text.indexOf(alone.written(), lineStart(text, alone.line()));
        text = text.substring(0, at)
                + line
                + text.substring(at + alone.written().length());
    }

    private static FetchException byHand(String file) {
        return new FetchException(
                "is stored as " + file + ", but the article writes its address in a way that cannot be replaced safely",
                "write " + file + " there");
    }

    private Optional<String> replaced(List<Link> links, Link picture, String file) {
        for (String raw : List.of(picture.destination(), picture.destination().replace("&", "&amp;"))) {
            for (int at : candidates(raw, offset(text, picture))) {
                String edited = text.substring(0, at) + file + text.substring(at + raw.length());
                if (changesOnly(links, links(edited), picture.destination(), file)) {
                    return Optional.of(edited);
                }
            }
        }
        return Optional.empty();
    }

    /** Indexes where the address may be: soon after {@code from}, or in a link definition, {@code [label]: address}. */
    private List<Integer> candidates(String raw, int from) {
        Set<Integer> all = new LinkedHashSet<>();
        int inline = text.indexOf(raw, from);
        if (inline >= 0 && inline - from < MAX_DISTANCE) {
            all.add(inline);
        }
        Pattern.compile("]:\\s{0,10}<?(" + Pattern.quote(raw) + ")")
                .matcher(text)
                .results()
                .forEach(definition -> all.add(definition.start(1)));
        return new ArrayList<>(all);
    }

    /** Whether at least one picture changed from {@code address} to {@code file}, and nothing else did. */
    private static boolean changesOnly(List<Link> before, List<Link> after, String address, String file) {
        boolean changed = false;
        boolean same = before.size() == after.size();
        for (int i = 0; i < before.size() && same; i++) {
            Link old = before.get(i);
            Link now = after.get(i);
            boolean replaced = old.kind() == Kind.IMAGE
                    && old.destination().equals(address)
                    && now.destination().equals(file);
            changed |= replaced;
            same = old.kind() == now.kind() && (replaced || old.destination().equals(now.destination()));
        }
        return same && changed;
    }

    private FrontMatterBlock block(String source) {
        Problems problems = new Problems();
        return FrontMatterBlock.of(path, source, problems).orElseThrow(() -> new ProblemException(problems.sorted()));
    }

    private List<Link> links(String source) {
        return document(source).links();
    }

    private Body document(String source) {
        FrontMatterBlock block = block(source);
        return parser.parse(block.body(), path, block.bodyLine()).body();
    }

    /** The index of a link in the source, from its line, and its column in code points. */
    private static int offset(String source, Link link) {
        int at = lineStart(source, link.line());
        int available = source.codePointCount(at, source.length());
        return source.offsetByCodePoints(at, Math.min(link.column() - 1, available));
    }

    private static int lineStart(String source, int number) {
        int at = source.startsWith("\uFEFF") ? 1 : 0;
        for (int line = 1; line < number; line++) {
            while (at < source.length() && source.charAt(at) != '\n' && source.charAt(at) != '\r') {
                at++;
            }
            at = Math.min(source.length(), at + (source.startsWith("\r\n", at) ? 2 : 1));
        }
        return at;
    }
}
