package dev.octavo.lib.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.Jvm;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures are encoded to the same bytes by every Java, whichever of its compilers runs. */
final class SameBytesElsewhereTest {
    @TempDir
    Path folder;

    @BeforeEach
    void draw() throws IOException {
        BufferedImage noise = DrawnPictures.noise(300, 220, BufferedImage.TYPE_3BYTE_BGR);
        byte[] jpeg = DrawnPictures.file(noise, "jpeg");
        byte[] wide = DrawnPictures.profile(
                2.19921875, 0.60974, 0.31111, 0.01947, 0.20528, 0.62567, 0.06087, 0.14919, 0.06322, 0.74457);
        write("baseline.jpg", jpeg);
        write("progressive.jpg", DrawnPictures.file(noise, "jpeg", true));
        write("turned.jpg", DrawnPictures.turned(jpeg, 6));
        write("wide.jpg", DrawnPictures.withProfile(jpeg, wide));
        write("inks.jpg", DrawnPictures.inks(2, 124, 86, 182, 255));
        write(
                "printed.jpg",
                DrawnPictures.withProfile(DrawnPictures.inks(0, 200, 100, 50, 180), DrawnPictures.press(true)));
        write("photograph.png", DrawnPictures.file(noise, "png"));
        write("deep.png", DrawnPictures.file(DrawnPictures.deep(300, 220), "png"));
        write("palette.png", DrawnPictures.file(DrawnPictures.ofPalette(300, 220), "png"));
        BufferedImage seeThrough = DrawnPictures.noise(300, 220, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 300 * 220; i++) {
            seeThrough.setRGB(i % 300, i / 300, ((i % 256) << 24) | (seeThrough.getRGB(i % 300, i / 300) & 0xFFFFFF));
        }
        write("alpha.png", DrawnPictures.file(seeThrough, "png"));
        write("still.gif", DrawnPictures.file(DrawnPictures.ofPalette(300, 220), "gif"));
    }

    private void write(String name, byte[] file) throws IOException {
        Files.write(folder.resolve(name), file);
    }

    @Test
    @Tag("ci")
    void withEveryCompiler() throws Exception {
        assertElsewhere(
                Path.of(System.getProperty("java.home")),
                List.of("-Xint", "-Duser.language=tr", "--enable-native-access=ALL-UNNAMED"));
    }

    @Test
    @Tag("ci")
    void withAnotherJava() throws Exception {
        int other = Runtime.version().feature() == 25 ? 17 : 25;
        Optional<Path> home = Jvm.ofVersion(other);
        Assumptions.assumeTrue(home.isPresent(), "there is no JDK " + other + " here");
        assertElsewhere(home.get(), List.of("--enable-native-access=ALL-UNNAMED"));
    }

    private void assertElsewhere(Path java, List<String> flags) throws Exception {
        Jvm.Run run = Jvm.run(java, flags, EncodeElsewhere.class, folder.toString());
        assertEquals(EncodeElsewhere.made(folder), run.output());
    }
}
