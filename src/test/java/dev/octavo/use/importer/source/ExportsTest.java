package dev.octavo.use.importer.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.text.Json;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Rows;
import dev.octavo.testing.Told;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Account.Fate;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.importer.html.HtmlConversion;
import dev.octavo.use.importer.old.OldBlog;
import dev.octavo.use.importer.old.OldItem;
import dev.octavo.use.importer.old.OldItem.Format;
import dev.octavo.use.importer.old.OldItem.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is read from an export of each kind: its settings, its articles as Markdown, and the account. */
final class ExportsTest {
    private static final Pattern PICTURE =
            Pattern.compile("\\[[^\\]]*\\]\\(([^\\s)]+)|\"src\": ?\"([^\"]+)|href=\"([^\"]+)\"");

    @TempDir
    Path disk;

    @TestFactory
    Stream<DynamicTest> rows() {
        return Rows.of(ExportsTest.class, "exports.rows").become(this::read);
    }

    private String read(String files) throws IOException {
        Path root = Folders.fresh(disk);
        for (String file : Folders.writeAll(root, files)) {
            if (file.endsWith(".sqlite.sql")) {
                makeDatabase(root.resolve(file));
            }
        }
        try (Archive archive = Archive.open(root)) {
            OldBlog blog =
                    Sources.export(archive.root(), List.of(), Optional.empty()).orElseThrow();
            return described(blog, root);
        } catch (ProblemException problems) {
            return Told.of(problems.problems()).replace(Slashes.of(root) + "/", "");
        }
    }

    /** Makes the database that SQL describes, beside it. */
    private static void makeDatabase(Path sql) throws IOException {
        String database = sql.toString().replaceFirst("\\.sql$", "");
        Process sqlite;
        try {
            sqlite = new ProcessBuilder("sqlite3", database)
                    .redirectInput(sql.toFile())
                    .start();
        } catch (IOException missing) {
            sqlite = Assumptions.abort("sqlite3 is not installed");
        }
        assertEquals(0, sqlite.onExit().join().exitValue());
        Files.delete(sql);
    }

    private static String described(OldBlog blog, Path root) throws IOException {
        Account account = new Account();
        List<String> lines = new ArrayList<>();
        lines.add(blog.program() + " " + Json.PRETTY.write(blog.settings(account)));
        lines.add("authors " + Json.COMPACT.write(blog.authors()));
        List<String> once = new ArrayList<>();
        blog.items(new Account(), item -> once.add(item.path()));
        List<String> twice = new ArrayList<>();
        blog.items(account, item -> {
            twice.add(item.path());
            lines.add(described(item, account));
            String all = lines.get(lines.size() - 1);
            Matcher picture = PICTURE.matcher(all);
            while (picture.find()) {
                String address = Stream.of(1, 2, 3)
                        .map(picture::group)
                        .filter(group -> group != null)
                        .findFirst()
                        .orElse("");
                blog.file(item.place(), address)
                        .ifPresent(file -> lines.add("file " + address + " is " + Slashes.of(root.relativize(file))));
            }
        });
        assertEquals(once, twice);
        lines.add("");
        for (Thing thing : Thing.values()) {
            for (Fate fate : Fate.values()) {
                account.lines(thing, fate)
                        .forEach(line -> lines.add(line.count() + " " + thing.plural() + " " + fate + " " + line.how()
                                + " " + line.places()));
            }
        }
        blog.staticFiles().forEach((name, file) -> lines.add("static " + name));
        lines.add("moved " + Json.COMPACT.write(new TreeMap<>(blog.moved())));
        return String.join("\n", lines);
    }

    private static String described(OldItem item, Account account) {
        String body = item.body().format() == Format.HTML
                ? HtmlConversion.markdown(item.body().text(), item.place(), account)
                : item.body().text();
        StringBuilder text = new StringBuilder("\n######## " + item.kind() + " " + item.path() + " " + item.state()
                + " " + item.address().orElse("-") + " (" + item.place() + ")\n");
        item.keys()
                .forEach((key, value) -> text.append(key)
                        .append(": ")
                        .append(Json.COMPACT.write(value))
                        .append('\n'));
        text.append('\n').append(body.stripTrailing());
        item.comments().forEach(comment -> text.append("\ncomment ").append(Json.COMPACT.write(comment)));
        return text.toString();
    }

    /** None of these has an end, so nothing changes; each would take minutes, or the whole stack, if it were searched for each time. */
    @Test
    void survivesShortcodesWithoutAnEnd() {
        WordPressShortcodes shortcodes = new WordPressShortcodes("item", new Account(), ids -> List.of());
        for (String bomb : List.of(
                "[gallery " + "a".repeat(20_000),
                "[gallery " + "=".repeat(100_000),
                "[caption]".repeat(100_000),
                "[code]".repeat(100_000) + "[/php]",
                "[embed]".repeat(100_000),
                "[gallery ".repeat(100_000),
                "[youtube x".repeat(100_000),
                "[x y='".repeat(100_000),
                "<pre>[ab]".repeat(100_000))) {
            assertEquals(bomb, shortcodes.html(bomb));
        }
        assertEquals("", shortcodes.html("[gallery " + "a".repeat(20_000) + "]"));
        assertEquals("[caption]a", shortcodes.html("[caption][caption]a[/caption]"));
    }

    @Test
    void takesAFileWithTheFoldersOfPicturesBesideItAndNothingElse() throws IOException {
        Path root = Folders.write(
                Folders.fresh(disk),
                "old.xml",
                "<rss xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>Old</title></channel></rss>",
                "posts.csv",
                "post_id,title\n",
                "kite.jpg",
                "x",
                "wp-content/uploads/2020/kite.jpg",
                "x",
                "secret.jpg",
                "x",
                "private/other.jpg",
                "x");
        OldBlog blog = Sources.export(root.resolve("old.xml"), List.of(), Optional.empty())
                .orElseThrow();
        OldItem item = new OldItem(
                "",
                OldItem.Kind.POST,
                "a",
                Map.of(),
                new OldItem.Body("", Format.HTML),
                Optional.empty(),
                State.PUBLIC,
                Optional.empty(),
                List.of());
        assertEquals("WordPress", blog.program());
        assertEquals(
                Optional.of(root.resolve("wp-content/uploads/2020/kite.jpg")),
                blog.file(item.place(), "https://old.example/wp-content/uploads/2020/kite-300x200.jpg"));
        assertEquals(Optional.empty(), blog.file(item.place(), "/other.jpg"));
        assertEquals(Optional.empty(), blog.file(item.place(), "/secret.jpg"));
        assertEquals(Optional.empty(), Sources.export(root.resolve("kite.jpg"), List.of(), Optional.empty()));
    }

    @Test
    void refusesWhatIsNoBlog() throws IOException {
        Path root = Folders.write(Folders.fresh(disk), "Tasks.csv", "Name\n", "notes.txt", "x");
        for (Path from : List.of(root, root.resolve("notes.txt"), root.resolve("none.zip"))) {
            ProblemException refused = assertThrows(
                    ProblemException.class, () -> Sources.open(List.of(from), Optional.empty(), Optional.empty()));
            assertTrue(Told.of(refused.problems()).matches("error: .* is not a blog.*|error: there is no .*"));
        }
    }
}
