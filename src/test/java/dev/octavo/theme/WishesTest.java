package dev.octavo.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import dev.octavo.testing.TalkativePictures;
import dev.octavo.use.scaffold.NewSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What designers and authors wish for takes one file of a new site, and no part of the theme is copied for it. */
@Tag("both")
final class WishesTest {
    private static final Path WISHES = Path.of("src/test/resources/dev/octavo/theme/wishes.txt");
    private static final Pattern WISH =
            Pattern.compile("(?m)^== (.+?) \\| (\\S+) \\| (.+)\n(\\S+)\n((?:(?!== ).*\n)+)");
    private static final Pattern KEY = Pattern.compile("(?m)^([a-z-]+):");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> takeOneFile() throws IOException {
        List<MatchResult> wishes =
                WISH.matcher(Files.readString(WISHES)).results().toList();
        assertTrue(wishes.size() > 20, "found only " + wishes.size());
        return wishes.stream().map(wish -> DynamicTest.dynamicTest(wish.group(1), () -> fulfil(wish)));
    }

    private void fulfil(MatchResult wish) throws IOException {
        Path site = folder.resolve(wish.group(1).replaceAll("\\W+", "-"));
        NewSite.write(site, LocalDate.of(2026, 11, 24), ZoneId.of("UTC"), Optional.empty());
        Folders.write(
                site,
                "static/logo.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"30\"/>",
                "content/data/talks.yaml",
                "- {title: Kites, year: 2026}\n- {title: Birds, year: 2025}\n",
                "content/posts/photo.md",
                "---\ntitle: Photo\ndate: 2026-11-01\nillustration: {src: photo.jpg, alt: A door}\n---\n\nA door.\n");
        Files.createDirectories(site.resolve("static/fonts"));
        Files.write(site.resolve("static/fonts/quill.woff2"), new byte[] {'w', 'O', 'F', '2', 0});
        Files.write(site.resolve("content/posts/photo.jpg"), TalkativePictures.jpeg());
        Path file = site.resolve(wish.group(4));
        String before = Files.exists(file) ? Files.readString(file) : "";
        if (wish.group(4).endsWith(".yaml")) {
            for (MatchResult key : KEY.matcher(wish.group(5)).results().toList()) {
                before = before.replaceFirst("(?m)^" + key.group(1) + ":.*\n(?:[ -].*\n)*", "");
            }
        }
        Folders.write(site, wish.group(4), before + wish.group(5));
        assertEquals("", Builds.reported(site, site.resolve("public")));
        String page = Files.readString(site.resolve("public").resolve(wish.group(2)));
        Matcher shown = Pattern.compile(wish.group(3), Pattern.DOTALL).matcher(page);
        assertTrue(shown.find(), wish.group(3) + " is not in " + page);
    }
}
