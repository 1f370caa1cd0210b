package dev.octavo.publish.readers;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.PageFacts;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.function.Uncheck;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * An HTML page of a finished site.
 *
 * @param facts what readers notice of it; targets store them, so if the rule changes, every page looks changed once
 * @param resources addresses of its style sheets, scripts and pictures as the page writes them, without duplicates
 */
public record FinishedPage(PageFacts facts, List<String> resources) {
    /** Of a larger file, which no reader waits for, all bytes count as content. */
    static final int MAX_SIZE = 16 << 20;

    private static final int DIGITS = 16;
    // HTML cannot contain this character, so no text of a page looks like a mark.
    private static final char MARK = '\0';
    private static final String INVISIBLE = "script, style, template, link, meta";
    // Link targets, files shown, and texts that screen readers, tooltips or form fields show.
    private static final List<String> VISIBLE_ATTRIBUTES =
            List.of("href", "src", "poster", "data", "alt", "title", "aria-label", "placeholder", "label", "value");
    private static final Set<String> FILE_ATTRIBUTES = Set.of("src", "poster", "data");
    // To readers, octavo.5f3a09c2.css, octavo-5f3a09c2.css and octavo.css?v=5 are the same file.
    private static final Pattern FINGERPRINT = Pattern.compile(FileKind.FINGERPRINT + "|\\?[^#]*");

    // HTML, "shared declarative refresh steps"; only refreshes without a delay.
    private static final Pattern IMMEDIATE_REFRESH = Pattern.compile(
            "\\s*0+(?:\\.0*)?\\s*[;,\\s]\\s*(?:url\\s*=\\s*)?([\"']?)(.*?)\\1\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    public FinishedPage {
        resources = List.copyOf(resources);
    }

    /** Parses a page, in the encoding that it declares, or UTF-8. */
    public static FinishedPage of(byte[] bytes) {
        if (bytes.length > MAX_SIZE) {
            return new FinishedPage(facts(bytes, Optional.empty()), List.of());
        }
        Document page = Uncheck.get(() -> Jsoup.parse(new ByteArrayInputStream(bytes), null, ""));
        Optional<String> redirect = redirect(page);
        List<String> resources = resources(page);
        String content = page.title().strip() + MARK + visibleContent(page.body());
        return new FinishedPage(facts(content.getBytes(StandardCharsets.UTF_8), redirect), resources);
    }

    private static PageFacts facts(byte[] content, Optional<String> redirect) {
        return new PageFacts(Sha256.of(content).hex().substring(0, DIGITS), redirect);
    }

    /** Its text, pictures and links, without other markup and with white space outside code normalised. */
    private static String visibleContent(Element body) {
        body.select(INVISIBLE).remove();
        for (Element element : body.getAllElements()) {
            String marks = marks(element);
            if (!marks.isEmpty()) {
                element.appendText(marks);
            }
        }
        return body.text();
    }

    private static String marks(Element element) {
        StringBuilder marks = new StringBuilder();
        for (String name : VISIBLE_ATTRIBUTES) {
            String value = element.attr(name).strip();
            // Readers do not notice the target of a link within the page, such as that of a footnote.
            boolean visible = name.equals("href")
                    ? !value.startsWith("#")
                    : !name.equals("value")
                            || (element.nameIs("input") && !element.attr("type").equalsIgnoreCase("hidden"));
            if (visible && !value.isEmpty()) {
                String shown = FILE_ATTRIBUTES.contains(name)
                        ? FINGERPRINT.matcher(value).replaceAll("")
                        : value;
                marks.append(MARK).append(name).append(MARK).append(shown).append(MARK);
            }
        }
        return marks.toString();
    }

    private static Optional<String> redirect(Document page) {
        for (Element meta : page.select("meta[http-equiv=refresh]")) {
            Matcher refresh = IMMEDIATE_REFRESH.matcher(meta.attr("content"));
            boolean always = meta.closest("noscript") == null;
            if (always && refresh.matches()) {
                // As browsers do (URL standard, 4.4); these characters would also break the lines of a manifest.
                String target = refresh.group(2).replaceAll("[\t\n\r]", "").strip();
                return Optional.of(target).filter(to -> !to.isEmpty());
            }
        }
        return Optional.empty();
    }

    private static List<String> resources(Document page) {
        return page.select("link[rel=stylesheet], script, img").stream()
                .map(element -> element.attr(element.nameIs("link") ? "href" : "src"))
                .filter(address -> !address.isBlank())
                .distinct()
                .toList();
    }
}
