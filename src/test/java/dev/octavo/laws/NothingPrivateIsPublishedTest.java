package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.BuildReport;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.picture.privacy.MetadataStripper;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import dev.octavo.testing.TalkativePictures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No file of a finished site says where a picture was taken, by which camera, or what editors noted. */
final class NothingPrivateIsPublishedTest {
    private static final String CONFIG = "title: Doors\nurl: https://example.org/\npublish-files: [heic]\n";
    private static final String HEAD =
            "title: Doors\ndate: 2026-01-01\nillustration: { src: photo.webp, alt: A door }\n";

    @TempDir
    Path folder;

    private Path site;

    /** Pictures that are shown, that are linked to, that nobody refers to, and those of the site itself. */
    @BeforeEach
    void write() {
        site = folder.resolve("site");
        Folders.write(site, "content/site.yaml", CONFIG);
        article("");
        for (Map.Entry<String, byte[]> picture : TalkativePictures.all().entrySet()) {
            for (String place : Set.of("content/posts/doors", "content/pages/about", "content/authors", "static/img")) {
                Folders.writeBytes(site.resolve(place + "/" + picture.getKey()), picture.getValue());
            }
        }
        Folders.writeBytes(site.resolve("static/download.bin"), TalkativePictures.jpeg());
    }

    private void article(String frontMatter) {
        Folders.write(site, "content/posts/doors/index.md", "---\n" + HEAD + frontMatter + "---\n" + """
                ![A door](photo.jpg) ![A screen](screen.png) ![Round](loop.gif) ![Drawn](drawing.svg)

                ![The same](/img/photo.jpg) [whole](/img/photo.jpg) <img src="photo.avif" alt="A door">

                [telephone](photo.heic)
                """);
        Folders.write(site, "content/pages/about/index.md", "---\ntitle: About\n---\n[full](photo.jpg)\n");
    }

    @Test
    void inAnyFile() throws IOException {
        Path out = site.resolve("public");
        Builds.build(site, out);
        assertEquals(Set.of(), talkative(out));
        assertTrue(Files.exists(out.resolve("img/photo.heic")) && Files.exists(out.resolve("download.bin")));
        assertEquals(0, Builds.build(site, out).written());
    }

    @Test
    void whereAPictureIsToStayWhole() throws IOException {
        Path out = site.resolve("public");
        Builds.build(site, out);
        article("keep-metadata: [photo.jpg, /img/photo.webp]\n");
        BuildReport report = Builds.build(site, out);
        assertEquals(Set.of("posts/doors/photo.jpg", "img/photo.webp"), talkative(out));
        assertArrayEquals(TalkativePictures.jpeg(), Files.readAllBytes(out.resolve("posts/doors/photo.jpg")));
        assertTrue(report.written() < 10, report.toString());
        assertEquals(0, Builds.build(site, out).written());
        article("");
        Builds.build(site, out);
        assertEquals(Set.of(), talkative(out));
    }

    @Test
    void whereTheSiteKeepsAll() throws IOException {
        Path out = site.resolve("public");
        Folders.write(site, "content/site.yaml", CONFIG + "pictures: { keep-metadata: true, originals: true }\n");
        Builds.build(site, out);
        assertEquals(TalkativePictures.all().size() * 4 + 1, talkative(out).size());
        Folders.write(site, "content/site.yaml", CONFIG);
        Builds.build(site, out);
        assertEquals(Set.of(), talkative(out));
    }

    @Test
    void aMissingPictureIsNamed() {
        article("keep-metadata: foto.jpg\n");
        assertEquals("""
                error: this link leads nowhere: "foto.jpg" does not exist [dead-link]
                  content/posts/doors/index.md:5:16
                    5 | keep-metadata: foto.jpg
                      |                ^^^^^^^^
                  help: did you mean "photo.jpg"?

                """, Builds.reported(site, site.resolve("public")));
    }

    @Test
    void aBombIsNamed() {
        byte[] chunk = TalkativePictures.chunk("tEXt", new byte[] {'a', 0});
        byte[] many = new byte[chunk.length * 1000];
        for (int i = 0; i < many.length; i++) {
            many[i] = chunk[i % chunk.length];
        }
        byte[][] parts = new byte[301][];
        Arrays.fill(parts, many);
        parts[0] = Arrays.copyOf(TalkativePictures.drawn("png"), 33);
        Folders.writeBytes(site.resolve("static/bomb.png"), TalkativePictures.joined(parts));
        assertEquals("""
                error: the picture has more than 250000 parts, as no program writes it [broken-picture]
                  static/bomb.png
                  help: save it again with another program

                """, Builds.reported(site, site.resolve("public")));
    }

    /** They are copied unchanged. */
    @Test
    void aKeyInATextIsToldInEachBuildUnlessItIsMeant() {
        Path out = site.resolve("public");
        Folders.write(site, "static/demo.txt", "AKIA" + "Q7RK2VXT9MWB4ZSL");
        Builds.build(site, out);
        for (int rebuilt = 0; rebuilt < 2; rebuilt++) {
            assertEquals(0, Builds.build(site, out).written());
            assertTrue(Builds.reported(site, out).contains("add static/demo.txt to \"publish-files\""));
        }
        Folders.write(site, "content/site.yaml", CONFIG.replace("[heic]", "[heic, static/demo.txt]"));
        assertFalse(Builds.reported(site, out).contains("demo.txt"));
        Folders.write(site, "content/site.yaml", CONFIG);
        assertTrue(Builds.reported(site, out).contains("demo.txt"));
    }

    @Test
    void theThemeHasNothingToHide() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("static"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                assertTrue(
                        MetadataStripper.strip(new SourcePath("x"), new ByteArrayInputStream(bytes))
                                .isEmpty(),
                        file.toString());
            }
        }
    }

    private static Set<String> talkative(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            return files.filter(Files::isRegularFile)
                    .filter(NothingPrivateIsPublishedTest::isTalkative)
                    .map(file -> out.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isTalkative(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            return TalkativePictures.SECRETS.stream().anyMatch(text::contains);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
