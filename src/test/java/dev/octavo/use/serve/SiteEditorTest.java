package dev.octavo.use.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.build.pipeline.preview.Preview;
import dev.octavo.build.pipeline.preview.PreviewRequest;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.testing.Builds;
import dev.octavo.testing.Folders;
import dev.octavo.use.serve.SiteEditor.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The author's own saves go before those of the preview, and only what a build accepts is written. */
final class SiteEditorTest {
    private static final SourcePath SETTINGS = new SourcePath("content/site.yaml");
    private static final String TEXT = "title: Kites\nurl: https://kites.example/\n";

    private final Path site;
    private final Path file;
    private final Preview preview;
    private final SiteEditor editor;
    private int calls;

    SiteEditorTest(@TempDir Path folder) {
        this.site = folder.resolve("site");
        this.file = site.resolve("content/site.yaml");
        Folders.write(site, "content/site.yaml", TEXT, "static/k.svg", "<svg/>");
        this.preview = Preview.of(new PreviewRequest(site, site.resolve("public"), () -> Builds.NOW, 1), bug -> {});
        this.editor = new SiteEditor(preview, site);
    }

    @AfterEach
    void close() {
        preview.close();
    }

    private void saves(String text) {
        Folders.write(site, "content/site.yaml", text);
    }

    @Test
    void startsOverWithANewerSave() throws Exception {
        editor.edit(SETTINGS, text -> {
            if (++calls < 3) {
                saves(text + "# saved " + calls + "\n");
            }
            return text + "tagline: ours\n";
        });
        assertEquals(TEXT + "# saved 1\n# saved 2\ntagline: ours\n", Files.readString(file));
    }

    @Test
    void givesWayToAProgramThatSavesAgainAndAgain() throws IOException {
        Refusal refused = assertThrows(
                Refusal.class,
                () -> editor.edit(SETTINGS, text -> {
                    saves(text + "# saved " + ++calls + "\n");
                    return text + "tagline: ours\n";
                }));
        assertEquals(409, refused.response().status());
        assertEquals(TEXT + "# saved 1\n# saved 2\n# saved 3\n", Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "look: {logo: ../../../etc/passwd} | lies outside the site",
                "look: {logo: logo.svg}            | does not exist",
                "look: {logo: /nope.svg}           | does not exist",
                "look: {width: broad}              | write one of narrow",
                "tilte: Kites                      | unknown key",
                "author: [                         | ",
            })
    void writesNothingThatABuildRefuses(String line, String why) throws IOException {
        Refusal refused = assertThrows(Refusal.class, () -> editor.edit(SETTINGS, text -> text + line + "\n"));
        assertEquals(422, refused.response().status());
        assertTrue(String.valueOf(refused.getMessage()).contains(why == null ? "" : why), refused.getMessage());
        assertEquals(TEXT, Files.readString(file));
    }

    @Test
    void whatIsWrongAlreadyDoesNotForbidAnEdit() throws Exception {
        saves(TEXT + "titel: Wrong\n");
        editor.edit(SETTINGS, text -> text + "look: {logo: /k.svg}\n");
        assertEquals(TEXT + "titel: Wrong\nlook: {logo: /k.svg}\n", Files.readString(file));
    }

    @Test
    void everyOtherByteStays() throws Exception {
        Files.writeString(file, "\uFEFF" + TEXT.replace("\n", "\r\n"));
        editor.edit(SETTINGS, text -> text.replace("Kites", "Drachen"));
        assertEquals("\uFEFF" + TEXT.replace("Kites", "Drachen").replace("\n", "\r\n"), Files.readString(file));
        byte[] latin = "title: K\u00e4fer\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(file, latin);
        Refusal refused = assertThrows(Refusal.class, () -> editor.edit(SETTINGS, text -> text + "\n"));
        assertEquals(422, refused.response().status());
        assertArrayEquals(latin, Files.readAllBytes(file));
    }

    @Test
    void editsOnlyFilesOfTheSite() {
        for (String path : new String[] {"content/none.md", "templates/post.ftlh", "public/index.html"}) {
            assertEquals(
                    404,
                    assertThrows(Refusal.class, () -> editor.edit(new SourcePath(path), text -> "x"))
                            .response()
                            .status());
        }
    }
}
