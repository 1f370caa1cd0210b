package dev.octavo.blog.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.site.Design.Accent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ColoursTest {
    @Test
    void readsEveryNotationOfOpaqueColours() {
        Map.of(
                        "#0a5", "#00aa55",
                        "#00AA55FF", "#00aa55",
                        "rgb(0, 170, 85)", "#00aa55",
                        "rgba(0 66.6667% 33.3333% / 100%)", "#00aa55",
                        "hsl(150deg 100% 33.3333%)", "#00aa55",
                        "hsl(-210, 100%, 33.3333%)", "#00aa55",
                        "oklch(50% 0.1 30)", "#944b40",
                        "RebeccaPurple", "#663399")
                .forEach((text, hex) ->
                        assertEquals(Optional.of(hex), Colours.of(text).map(Colours::hex), text));
    }

    @Test
    void showsWhatScreensCanOfAColourBeyondThem() {
        assertTrue(Colours.of("oklch(50% 99999999999999999 0)").isPresent());
    }

    @Test
    void refusesWhatIsNone() {
        for (String text : List.of(
                "",
                "#",
                "#00a5",
                "#00695c80",
                "#12345",
                "rgb(1 2)",
                "rgb(a b c)",
                "rgb(1 2 3 4 5)",
                "hsl(0 0% 0% / 0.5)",
                "transparent",
                "currentcolor",
                "var(--a)",
                "rgb(1 2 3",
                "red;}",
                "light-dark(red, blue)")) {
            assertEquals(Optional.empty(), Colours.of(text), text);
        }
    }

    @Test
    void findsAShadeToReadForEveryColourInBothSchemes() {
        for (int colour = 0; colour <= 0xffffff; colour += 0x0b0d11) {
            for (int ground : List.of(Colours.DAY, Colours.NIGHT, 0x777777, 0x707070, 0xedf0ef)) {
                assertTrue(Colours.isLegible(Colours.legible(colour, ground), ground), Colours.hex(colour));
                assertTrue(Colours.isLegible(Colours.inOtherScheme(colour, ground), ground), Colours.hex(colour));
            }
        }
        assertEquals("#00695c", Colours.hex(Colours.legible(0x00695c, Colours.DAY)));
        assertEquals("#b35f0b", Colours.hex(Colours.legible(0xff8800, Colours.DAY)));
    }

    @Test
    void knowsTheColoursOfTheTheme() throws IOException {
        String css = Files.readString(Path.of("static/css/octavo.css"));
        for (String token : List.of(
                "--paper: light-dark(" + Colours.hex(Colours.DAY) + ", " + Colours.hex(Colours.NIGHT) + ");",
                "--accent: light-dark(" + Accent.OF_THEME.light() + ", " + Accent.OF_THEME.dark() + ");")) {
            assertTrue(css.contains(token), token);
        }
    }
}
