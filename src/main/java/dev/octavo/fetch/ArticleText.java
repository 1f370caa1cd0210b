package dev.octavo.fetch;

import dev.octavo.data.FrontMatterBlock;
import dev.octavo.markdown.MarkdownParser;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import dev.octavo.site.Article.Kind;
import dev.octavo.site.Article.Link;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an article's file, in which addresses of pictures are replaced, and nothing else: what comes out is parsed
 * again, and counts only where every other link and picture is as it was.
 */
final class ArticleText {
    private static final String IN_ADDRESSES = "[A-Za-z0-9/?&=%._~#+-]";
    private static final int FAR = 4000;

    private final String path;
    private final MarkdownParser parser;
    private String text;

    ArticleText(String path, String text, MarkdownParser parser) {
        this.path = path;
        this.text = text;
        this.parser = parser;
    }

    String text() {
        return text;
    }

    /** The pictures that the article itself shows from that address, not its front matter. */
    private static List<Link> pictures(List<Link> links, String address) {
        return links.stream()
                .filter(link -> link.kind() == Kind.IMAGE && link.destination().equals(address))
                .toList();
    }

    /** Writes {@code file} in all places where {@code address} is the illustration's. */
    void replaceIllustration(String address, String file) throws FetchFault {
        int body = block(text).bodyOffset();
        Matcher found = Pattern.compile(Pattern.quote(address) + "(?!" + IN_ADDRESSES + ")")
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

    /** Writes {@code file} in all places where the article shows the picture of {@code address}. */
    void replacePictures(String address, String file) throws FetchFault {
        List<Link> links = links(text);
        List<Link> left = pictures(links, address);
        while (!left.isEmpty()) {
            text = replaced(links, left.get(0), file).orElseThrow(() -> byHand(file));
            links = links(text);
            left = pictures(links, address);
        }
    }

    private static FetchFault byHand(String file) {
        return new FetchFault(
                "is stored as " + file
                        + ", but its address stands in the article in a way that is not changed by itself",
                "write " + file + " there");
    }

    private Optional<String> replaced(List<Link> links, Link picture, String file) {
        for (String raw : List.of(picture.destination(), picture.destination().replace("&", "&amp;"))) {
            for (int at : candidates(raw, offset(text, picture))) {
                String edited = text.substring(0, at) + file + text.substring(at + raw.length());
                if (isSameBut(links, links(edited), picture.destination(), file)) {
                    return Optional.of(edited);
                }
            }
        }
        return Optional.empty();
    }

    /** Behind where the picture begins; else where its definition is: {@code [label]: address}. */
    private List<Integer> candidates(String raw, int from) {
        Set<Integer> all = new LinkedHashSet<>();
        int inline = text.indexOf(raw, from);
        if (inline >= 0 && inline - from < FAR) {
            all.add(inline);
        }
        Matcher definition =
                Pattern.compile("]:\\s{0,10}<?(" + Pattern.quote(raw) + ")").matcher(text);
        while (definition.find()) {
            all.add(definition.start(1));
        }
        return new ArrayList<>(all);
    }

    /** Whether pictures of {@code address} became {@code file}, at least one of them, and nothing else changed. */
    private static boolean isSameBut(List<Link> before, List<Link> after, String address, String file) {
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

    private FrontMatterBlock block(String whole) {
        Problems problems = new Problems();
        return FrontMatterBlock.of(path, whole, problems).orElseThrow(() -> new ProblemException(problems.sorted()));
    }

    private List<Link> links(String whole) {
        FrontMatterBlock block = block(whole);
        return parser.parse(block.body(), path, block.bodyLine()).body().links();
    }

    /** Where in the file a link stands, of which the line and the column in code points are known. */
    private static int offset(String whole, Link link) {
        int at = whole.startsWith("\uFEFF") ? 1 : 0;
        for (int line = 1; line < link.line(); line++) {
            while (at < whole.length() && whole.charAt(at) != '\n' && whole.charAt(at) != '\r') {
                at++;
            }
            at = Math.min(whole.length(), at + (whole.startsWith("\r\n", at) ? 2 : 1));
        }
        int available = whole.codePointCount(at, whole.length());
        return whole.offsetByCodePoints(at, Math.min(link.column() - 1, available));
    }
}
