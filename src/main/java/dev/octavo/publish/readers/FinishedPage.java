package dev.octavo.publish.readers;

import dev.octavo.publish.site.PageFacts;
import dev.octavo.publish.site.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page of HTML as it stands on the site.
 *
 * @param facts what a reader notices of it. They are kept in lists on targets, so where what counts changes here, every
 *     page looks changed once
 * @param title without blanks at either end; empty where it has none
 * @param loads what it needs to be shown, as the page writes it: style sheets, scripts and pictures, each once
 */
public record FinishedPage(PageFacts facts, String title, List<String> loads) {
    /** A file that is larger, which no reader waits for, counts as text as a whole. */
    static final int LARGEST = 16 << 20;

    private static final int DIGITS = 16;

    // HTML, "shared declarative refresh steps"; only those that wait for nothing.
    private static final Pattern AT_ONCE = Pattern.compile(
            "\\s*0+(?:\\.0*)?\\s*[;,\\s]\\s*(?:url\\s*=\\s*)?([\"']?)(.*?)\\1\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    public FinishedPage {
        loads = List.copyOf(loads);
    }

    /** The page that {@code bytes} are, in the encoding that it says it has, or UTF-8. */
    public static FinishedPage of(byte[] bytes) {
        if (bytes.length > LARGEST) {
            return new FinishedPage(unread(Sha256.of(bytes)), "", List.of());
        }
        Document page = parse(bytes);
        String noticed = page.title().strip() + "\0" + VisibleText.of(page.body());
        Sha256 sum = Sha256.of(noticed.getBytes(StandardCharsets.UTF_8));
        return new FinishedPage(
                new PageFacts(digits(sum), redirect(page)), page.title().strip(), loads(page));
    }

    /** What is known of a page that is too large to be read. */
    static PageFacts unread(Sha256 hash) {
        return new PageFacts(digits(hash), Optional.empty());
    }

    private static Document parse(byte[] bytes) {
        try {
            return Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read bytes in memory", e);
        }
    }

    private static String digits(Sha256 sum) {
        return sum.hex().substring(0, DIGITS);
    }

    private static Optional<String> redirect(Document page) {
        for (Element meta : page.select("meta[http-equiv=refresh]")) {
            Matcher refresh = AT_ONCE.matcher(meta.attr("content"));
            boolean always = meta.closest("noscript") == null;
            if (always && refresh.matches()) {
                // As browsers do (URL standard, 4.4): the target would break the lines of a list, too.
                String target = refresh.group(2).replaceAll("[\t\n\r]", "").strip();
                return Optional.of(target).filter(to -> !to.isEmpty());
            }
        }
        return Optional.empty();
    }

    private static List<String> loads(Document page) {
        Stream<String> styles = page.select("link[rel=stylesheet]").stream().map(link -> link.attr("href"));
        Stream<String> shown = page.select("script[src], img[src]").stream().map(element -> element.attr("src"));
        return Stream.concat(styles, shown)
                .filter(address -> !address.isBlank())
                .distinct()
                .toList();
    }
}
