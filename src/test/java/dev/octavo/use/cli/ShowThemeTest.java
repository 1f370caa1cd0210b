package dev.octavo.use.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("both")
final class ShowThemeTest {
    private final Path site;
    private final Shell shell;

    ShowThemeTest(@TempDir Path folder) {
        site = folder;
        shell = Shell.in(folder);
        Folders.write(site, "content/site.yaml", "title: A\nurl: https://example.org/\ntheme: mine\n");
        Folders.write(site, "themes/mine/theme.yaml", "name: Mine\n");
        Folders.write(site, "themes/mine/templates/partials/footer.ftlh", "<footer>mine</footer>\n");
        Folders.write(site, "themes/mine/templates/partials/new.ftlh", "<#-- Something new. -->\n");
        Folders.write(site, "templates/partials/header.ftlh", "<header>me</header>\n");
    }

    @Test
    void listsPartsAndWhoseTheyAre() {
        List<String> lines =
                shell.octavo("theme").out().lines().map(String::strip).toList();
        assertTrue(lines.indexOf("templates") < lines.indexOf("slots"), lines.toString());
        assertTrue(lines.contains("partials/new.ftlh                 [mine] Something new."), lines.toString());
        assertTrue(
                lines.contains("partials/footer.ftlh              [mine] The foot of every page."), lines.toString());
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("partials/header.ftlh +\\[yours] The header of .*")),
                lines.toString());
        assertTrue(lines.contains("components/kbd.ftlh               A key, or several: Ctrl+K."), lines.toString());
        assertTrue(lines.stream().noneMatch(line -> line.matches("[a-z]+/[\\w.-]+")), "all have a sentence");
        assertTrue(shell.octavo("theme", "--json").out().contains("\"theme\": \"mine\""));
    }

    @Test
    void judgesAThemeAsOursAreJudged() {
        String out = shell.octavo("theme", "check").out();
        assertTrue(out.contains("wrong  no template includes slots/footer-end.ftlh"), out);
        Folders.write(
                site,
                "themes/mine/templates/partials/footer.ftlh",
                "<#include \"original:partials/footer.ftlh\">\n",
                "templates/partials/header.ftlh",
                "<#include \"original:partials/header.ftlh\">\n");
        assertEquals("""
                ok     35 pairs of colours can be read in both schemes
                ok     all 12 slots have a place
                ok     29 pages of every kind are complete
                """, shell.octavo("theme", "check").out());
        Folders.write(
                site,
                "themes/mine/static/css/mine.css",
                """
                /* Greys:
                   soft ones. */
                @layer octavo-theme {
                  :root { --soft: rgb(160 160 160); --ink-soft: light-dark(var(--soft), #9eabb5) /* ; */ }
                  @media print { :root { --ink: #eee } }
                }
                """,
                "themes/mine/templates/archive.ftlh",
                "<#import \"layout.ftlh\" as layout><@layout.sheet>${page.title}</@layout.sheet>\n",
                "themes/mine/templates/tag.ftlh",
                "${tag.nam}\n");
        Run run = shell.octavo("theme", "check");
        assertEquals(1, run.code());
        assertTrue(
                run.out()
                        .contains(
                                "wrong  --ink-soft on --paper is hard to read by day: its contrast is 2.5 : 1, and text"
                                        + " needs 4.5 : 1 (themes/mine/static/css/mine.css:4)\n"),
                run.out());
        assertTrue(run.out().contains("(themes/mine/templates/tag.ftlh:1)"), run.out());
        Folders.write(site, "themes/mine/templates/tag.ftlh", "<#include \"original:tag.ftlh\">\n");
        String pages = shell.octavo("theme", "check").out();
        assertTrue(pages.contains("wrong  the page archive/index.html has no h1"), pages);
        assertTrue(!pages.contains("--ink on"), pages);
    }

    @Test
    void copiesAPartAndTellsWhenItsOriginalChanges() throws IOException {
        assertEquals(
                "templates/partials/footer.ftlh\n",
                shell.octavo("theme", "eject", "footer").out());
        Path copy = site.resolve("templates/partials/footer.ftlh");
        String text = Files.readString(copy);
        assertTrue(
                text.matches("<#-- A copy of partials/footer.ftlh of the theme mine \\([0-9a-f]{32}\\): octavo doctor"
                        + " tells when that changes -->\n<footer>mine</footer>\n"),
                text);
        assertTrue(doctor().contains("note   templates/partials/footer.ftlh is the same as that of the theme mine"));
        Files.writeString(copy, text.replace("mine</", "me</"));
        assertTrue(doctor().contains("ok     templates/partials/footer.ftlh takes the place of that of the theme mine,"
                + " which is as it was when you copied it"));
        Run again = shell.octavo("theme", "eject", "footer");
        assertEquals(1, again.code());
        assertTrue(
                again.err().contains("the site has this part already\n  templates/partials/footer.ftlh"), again.err());
    }

    @Test
    void showsWhatHasChangedInTheOriginalOfACopy() throws IOException {
        String original = "<footer>\n<p>mine</p>\n<p>1</p>\n<p>old</p>\n</footer>\n";
        Folders.write(site, "themes/mine/templates/partials/footer.ftlh", original);
        shell.octavo("theme", "eject", "footer");
        Path copy = site.resolve("templates/partials/footer.ftlh");
        String own = Files.readString(copy).replace("<p>1</p>", "<p>me</p>");
        Files.writeString(copy, own);
        Folders.write(
                site, "themes/mine/templates/partials/footer.ftlh", original.replace("<p>old", "<p class=\"new\">old"));
        String told = """
                note   templates/partials/footer.ftlh takes the place of that of the theme mine, which has changed since you copied it
                         take over what has changed there (- as it was, + as it is now), then run octavo theme eject partials/footer.ftlh, which keeps your file
                           - <p>old</p>
                           + <p class="new">old</p>
                """;
        assertTrue(doctor().contains(told), doctor());

        Files.delete(site.resolve(".octavo/originals/templates/partials/footer.ftlh"));
        String unkept = """
                         how it was is not known on this machine, only how yours differs from today's (- yours, + today's):
                         take over what is new there, then run octavo theme eject partials/footer.ftlh, which keeps your file
                           - <p>me</p>
                           - <p>old</p>
                           + <p>1</p>
                           + <p class="new">old</p>
                """;
        assertTrue(doctor().contains(unkept), doctor());

        Run renewed = shell.octavo("theme", "eject", "partials/footer.ftlh");
        assertEquals(0, renewed.code(), renewed.err());
        assertEquals("Only its first comment has changed: it counts as a copy of today's original.\n", renewed.err());
        assertEquals(
                own.substring(own.indexOf('\n')),
                Files.readString(copy).substring(Files.readString(copy).indexOf('\n')));
        assertTrue(doctor().contains("ok     templates/partials/footer.ftlh takes the place of that of the theme mine,"
                + " which is as it was when you copied it"));
        Folders.write(site, "themes/mine/templates/partials/footer.ftlh", original);
        assertTrue(doctor().contains("  - <p class=\"new\">old</p>\n"), doctor());
    }

    private String doctor() {
        return shell.octavo("doctor").out();
    }

    @Test
    void copiesPartsThatStillWork() throws IOException {
        for (String part : List.of("templates/layout.ftlh", "kbd", "css/octavo", "post.ftlh", "components/post")) {
            assertEquals(0, shell.octavo("theme", "eject", part).code(), part);
        }
        Folders.write(site, "content/posts/a.md", "---\ntitle: A\ndate: 2026-01-01\n---\n\n:kbd[A]\n");
        Run build = shell.octavo("build");
        assertEquals(0, build.code(), build.err());
        assertTrue(Files.readString(site.resolve("static/css/octavo.css"))
                .startsWith("/* A copy of css/octavo.css of Octavo "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fotter              | the theme has no part "fotter"    | did you mean "footer"?
        partials/headr.ftlh | the theme has no part "partials/headr.ftlh" | did you mean "partials/header"?
        xyzzy               | the theme has no part "xyzzy"     | octavo theme lists all parts
        """)
    void saysWhatIsWrong(String part, String fact, String remedy) {
        Run run = shell.octavo("theme", "eject", part);
        assertEquals(1, run.code());
        assertTrue(run.err().contains("error: " + fact), run.err());
        assertTrue(run.err().contains("help: " + remedy), run.err());
    }
}
