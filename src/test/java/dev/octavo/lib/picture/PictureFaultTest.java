package dev.octavo.lib.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.picture.codec.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PictureFaultTest {
    @Test
    void saysWhatTheFileReallyIs() throws IOException {
        assertEquals("is empty", fact(""));
        assertEquals("is HEIC, which most browsers do not show", fact("\0\0\0\u0018ftypmif1\0\0\0\0"));
        String jpegXl = "is JPEG XL, which most browsers do not show";
        assertEquals(jpegXl, fact("\0\0\0\fJXL \r\n\u0087\n"));
        assertEquals(jpegXl, fact("\u00FF\n...."));
        String film = "is a film, which most browsers do not show as a picture";
        assertEquals(film, fact("\0\0\0\u001Cftypmp42\0\0\0\0"));
        assertEquals(film, fact("\0\0\0\u0014ftypqt  \0\0\0\0"));
        assertEquals(film, fact("\u001AE\u00DF\u00A3...."));
        assertEquals("is TIFF, which most browsers do not show", fact("II*\0...."));
        assertEquals("is TIFF, which most browsers do not show", fact("MM\0*...."));
        assertEquals("is a file for print, which most browsers do not show as a picture", fact("%PDF-1.7"));
        assertEquals(
                "is only a pointer of Git LFS to the picture", fact("version https://git-lfs.github.com/spec/v1\n"));
        assertEquals("is cut off or damaged", fact("\u0089PNG\r\n\u001A\n\0\0"));
        assertEquals("is cut off or damaged", fact("\u00FF\u00D8\u00FF\u00E0"));
        assertEquals("is not a picture that browsers can show", fact("<!DOCTYPE html><title>Not found</title>"));
        assertEquals("is not a picture that browsers can show", fact("q\u0003\u0099z"));
    }

    @Test
    void givesCommandsThatAnAuthorCanCopy() throws IOException {
        String file = "\0\0\0\u0018ftypheic\0\0\0\0";
        String remedy = remedy(file, "content/posts/a/IMG_1.HEIC");
        assertTrue(
                remedy.contains(
                        "macOS:   sips -s format jpeg content/posts/a/IMG_1.HEIC --out content/posts/a/IMG_1.jpg\n"),
                remedy);
        assertTrue(remedy(file, "content/my summer/a.heif")
                .endsWith("magick \"content/my summer/a.heif\" \"content/my summer/a.jpg\""));
    }

    @Test
    void namesTheVideoInItsTag() throws IOException {
        assertEquals(
                "show it with a tag: <video src=\"walk.mov\" controls></video>",
                remedy("\0\0\0\u0014ftypqt  \0\0\0\0", "content/posts/a/walk.mov"));
    }

    private static String remedy(String latin1, String path) throws IOException {
        return PictureFault.of(new ByteArrayInputStream(latin1.getBytes(StandardCharsets.ISO_8859_1)), path)
                .map(Fault::remedy)
                .orElse("");
    }

    @Test
    void isEmptyIfABrowserMayShowIt() throws IOException {
        for (String shown : new String[] {
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><x:svg/>",
            "\u00FF\u00FE<\0s\0v\0g\0/\0>\0",
            "\u001F\u008B\b\0",
            "\0\0\0\u001Cftypavif\0\0\0\0",
            "\0\0\u0001\0\u0001\0",
            "BM....",
        }) {
            assertEquals("", fact(shown), shown);
        }
    }

    private static String fact(String latin1) throws IOException {
        return PictureFault.of(latin1.getBytes(StandardCharsets.ISO_8859_1))
                .map(Fault::fact)
                .orElse("");
    }
}
