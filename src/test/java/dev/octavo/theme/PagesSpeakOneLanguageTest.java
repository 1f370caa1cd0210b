package dev.octavo.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.Build;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Builds;
import dev.octavo.testing.GoldenSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A site in Russian with all that a site can have says nothing in English, neither to those who see it nor to those who
 * hear it: what would be English stands in Java or in a template.
 */
@Tag("both")
final class PagesSpeakOneLanguageTest {
    private static final Pattern LATIN = Pattern.compile("[A-Za-z]{2,}");
    private static final Pattern PLACE = Pattern.compile("(?:https?:/)?/[^\\s\"]*|[a-z]+\\.(?:com|svg)|\\{[a-z]+}");
    private static final Set<String> NAMES =
            Set.of("Atom", "RSS", "JSON", "Feed", "Octavo", "YouTube", "Vimeo", "Java", "JavaScript", "SVG");
    private static final Set<String> SAID = Set.of(
            "aria-label", "aria-description", "title", "alt", "placeholder", "label", "data-failed", "data-close");
    private static final Set<String> METAS = Set.of("description", "og:title", "og:description", "og:image:alt");

    @TempDir
    Path folder;

    @Test
    void nothingIsInAnotherLanguage() throws IOException {
        GoldenSite.read(Path.of("src/test/resources/theme/in-russian.txt")).write(folder);
        Path out = folder.resolve("public");
        Build.run(new BuildRequest(folder, out, Optional.empty(), true, Builds.NOW, false, 2), Progress.SILENT);
        Set<String> foreign = new TreeSet<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(out)) {
            files = all.filter(file -> file.toString().matches(".*\\.(html|xml)"))
                    .toList();
        }
        for (Path file : files) {
            texts(file)
                    .forEach(text -> foreignWords(text)
                            .forEach(word -> foreign.add(out.relativize(file) + ": " + word + " in " + text)));
        }
        assertEquals(Set.of(), foreign);
        assertTrue(files.size() > 30, files::toString);
    }

    private static Stream<String> foreignWords(String text) {
        return LATIN.matcher(PLACE.matcher(text).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(word -> !NAMES.contains(word));
    }

    /** All texts of the page or feed that somebody reads or hears. */
    private static Stream<String> texts(Path file) throws IOException {
        boolean feed = file.toString().endsWith(".xml");
        String text = Files.readString(file);
        Document page = feed ? Jsoup.parse(text, "", Parser.xmlParser()) : Jsoup.parse(text);
        if (feed) {
            return page.select("title, subtitle, description, category, feed > div, channel > div").stream()
                    .map(Element::text);
        }
        page.select("script, style, svg, math, code").forEach(Element::empty);
        return page.getAllElements().stream().flatMap(PagesSpeakOneLanguageTest::ofElement);
    }

    private static Stream<String> ofElement(Element element) {
        Stream<String> attributes = element.attributes().asList().stream()
                .filter(attribute -> SAID.contains(attribute.getKey()))
                .map(Attribute::getValue);
        String described = METAS.contains(element.attr("name")) || METAS.contains(element.attr("property"))
                ? element.attr("content")
                : "";
        return Stream.concat(attributes, Stream.of(element.ownText(), described));
    }
}
