package dev.octavo.use.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import dev.octavo.testing.Folders;
import dev.octavo.testing.Rows;
import dev.octavo.use.importer.account.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of folders of other programs, and of the pictures that exports lack. */
final class ImportFolderTest {
    @TempDir
    Path disk;

    private Path old = Path.of("");
    private Path site = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        old = Folders.fresh(disk);
        site = Folders.fresh(disk);
    }

    private Account run(Optional<Path> media, String... from) throws IOException {
        List<Path> all = List.of(from).stream()
                .map(name -> old.resolve(name).normalize())
                .toList();
        return Import.run(
                        new ImportRequest(
                                all,
                                Optional.empty(),
                                media,
                                site,
                                false,
                                false,
                                false,
                                Optional.empty(),
                                false,
                                LocalDate.of(2026, 1, 2),
                                ZoneOffset.UTC),
                        Progress.SILENT)
                .account();
    }

    private String written(String path) throws IOException {
        return Files.readString(site.resolve(path));
    }

    /** Each article with what it says of being public, and its address; other files; and what was left. */
    @TestFactory
    Stream<DynamicTest> becomePublic() {
        return Rows.of(ImportFolderTest.class, "public.rows").become(this::told);
    }

    private String told(String files) throws IOException {
        folders();
        Folders.writeAll(old, files);
        StringBuilder told = new StringBuilder();
        List<String> account = AccountText.lines(run(Optional.empty(), ""));
        try (Stream<Path> all = Files.walk(site)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String path = Slashes.of(site.relativize(file));
                if (path.equals("content/site.yaml")) {
                    told.append(written(path).replaceAll("(?s).*?(navigation:.*?\n(?=\\w)|$).*", "$1"));
                } else if (!path.startsWith(".") && !path.endsWith(".yaml")) {
                    told.append(path);
                    Pattern.compile("(?m)^(draft|unlisted|permalink|author): (.*)")
                            .matcher(written(path))
                            .results()
                            .forEach(key ->
                                    told.append(key.group(2).equals("true") ? " " + key.group(1) : " " + key.group(2)));
                    told.append('\n');
                }
            }
        }
        account.stream()
                .skip(account.indexOf("Left:") + 1L)
                .map(String::strip)
                .filter(line -> line.matches(".* (?:other files|pages|links): .*"))
                .forEach(line -> told.append(line).append('\n'));
        return told.toString();
    }

    @Test
    void onlyNotesThatSaySoArePublicIfAnyDoes() throws IOException {
        Folders.write(
                old,
                ".obsidian/app.json",
                "{}",
                "One.md",
                "---\npublish: true\n---\nOne\n",
                "Two.md",
                "Two\n",
                "private/Three.md",
                "Three\n",
                "Templates/Daily.md",
                "{{date}}\n");
        run(Optional.empty(), "");
        assertFalse(written("content/posts/one.md").contains("draft"));
        assertTrue(written("content/posts/two.md").contains("draft: true"));
        assertFalse(Files.exists(site.resolve("content/posts/private")));
        assertFalse(Files.exists(site.resolve("content/posts/Templates")));
    }

    @Test
    void notesOfAVaultAreDraftsUnlessTheySayOtherwise() throws IOException {
        Folders.write(old, ".obsidian/app.json", "{}", "One.md", "One\n", "Two.md", "---\nPublish: yes\n---\nTwo\n");
        Folders.write(
                old, "Three.md", "[x](private/Diary.md) [y](octavo-article:none)\n", "private/Diary.md", "Mine\n");
        run(Optional.empty(), "");
        assertTrue(written("content/posts/one.md").contains("draft: true"));
        assertFalse(written("content/posts/two.md").contains("draft"));
        assertTrue(written("content/posts/three.md").contains("[x](/private/Diary.md)"));
        assertFalse(Files.exists(site.resolve("content/posts/three/Diary.md")));
    }

    @Test
    void whatMakesNoPageIsADraft() throws IOException {
        Folders.write(
                old,
                "hugo.toml",
                "title = \"Kites\"\n",
                "content/posts/one.md",
                "---\ntitle: One\ndate: 2020-01-01\nbuild: {render: never}\n---\nOne\n",
                "content/posts/two.md",
                "---\ntitle: Two\ncreated: 2019-01-01\ndate: 2020-01-01\npublishDate: 2030-01-01\n---\nTwo\n",
                "content/posts/three.md",
                "---\ntitle: Three\ndate: 2020-01-01\nexpiryDate: 2020-01-01\n---\nThree\n");
        run(Optional.empty(), "");
        assertTrue(written("content/posts/one.md").contains("draft: true"));
        assertTrue(written("content/posts/two.md").contains("publish-at: 2030-01-01"));
        assertTrue(written("content/posts/three.md").contains("draft: true"));
    }

    @Test
    void whatNikolaMarksByTagsIsADraft() throws IOException {
        Folders.write(
                old,
                "conf.py",
                "BLOG_TITLE = \"Kites\"\nSITE_URL = \"https://old.example/\"\n",
                "posts/one.md",
                "<!--\n.. title: One\n.. date: 2017-01-02\n.. tags: wind, private\n-->\n\nOne\n\n<!-- TEASER_END -->\n\n![Kite](/images/kite.png)\n",
                "images/kite.png",
                "x");
        run(Optional.empty(), "");
        String post = written("content/posts/one.md");
        assertTrue(post.contains("draft: true"), post);
        assertTrue(post.contains("<!--more-->"), post);
        assertTrue(post.contains("![Kite](one/kite.png)"), post);
        assertTrue(written("content/site.yaml").contains("title: Kites\n"));
    }

    @Test
    void settingsInScriptsAreReadAsFarAsTheyArePlain() throws IOException {
        Folders.write(
                old,
                "gatsby-config.js",
                """
                module.exports = {
                  siteMetadata: {
                    title: `Kites`,
                    siteUrl: `https://old.example/`,
                    description: `${words}`,
                  },
                }
                """,
                "content/blog/one/index.md",
                "---\ntitle: One\ndate: \"2018-01-02T00:00:00.000Z\"\n---\nOne\n");
        run(Optional.empty(), "");
        String settings = written("content/site.yaml");
        assertTrue(settings.contains("title: Kites\nurl: https://old.example/\n"), settings);
    }

    /** A folder that is elsewhere may have no page of the site in it, and the build says so. */
    @Test
    void missingPicturesOfAnArticleAreElsewhereButNotTheArticle() throws IOException {
        Folders.write(
                old,
                "_config.yml",
                "url: https://old.example\npermalink: /:title/\n",
                "_posts/2018-01-02-one.md",
                "---\ntitle: One\n---\n![A](/one/a.png) ![B](/one/b.png) ![C](/one/c.png)\n");
        run(Optional.empty(), "");
        String settings = written("content/site.yaml");
        assertTrue(settings.contains("elsewhere:\n  - /one/a.png\n  - /one/b.png\n  - /one/c.png\n"), settings);
    }

    @Test
    void tagsReferToArticlesByNamesWithoutDatesAndByAddresses() throws IOException {
        Folders.write(
                old,
                "_config.yml",
                "title: Kites\nurl: https://old.example\npermalink: :year/:title/\n",
                "package.json",
                "{\"dependencies\": {\"hexo\": \"7\"}}",
                "source/_posts/2020-01-02-red-kite.md",
                "---\ntitle: Red kite\n---\nOne\n",
                "source/about/index.md",
                "---\ntitle: About\n---\n{% post_link red-kite 'A' %} {% post_link 2020/red-kite 'B' %}"
                        + " {% post_link gone 'C' %}\n");
        run(Optional.empty(), "");
        String about = written("content/pages/about/index.md");
        assertTrue(
                about.contains("[A](../../posts/2020-01-02-red-kite.md) [B](../../posts/2020-01-02-red-kite.md)"
                        + " <!-- {% post_link gone 'C' %} -->"),
                about);
    }

    @Test
    void translationsOfHugoAndZolaStayTranslations() throws IOException {
        Folders.write(
                old,
                "config/_default/hugo.toml",
                "title = \"Kites\"\ndefaultContentLanguage = \"en\"\n",
                "config/_default/languages.de.toml",
                "title = \"Drachen\"\nlabel = \"Deutsch\"\ncontentDir = \"content/german\"\n",
                "config/_default/languages.cn.toml",
                "languageCode = \"zh-cn\"\n",
                "config/_default/menus.toml",
                "[[main]]\nname = \"Home\"\nurl = \"/\"\n",
                "content/posts/one/index.md",
                "---\ntitle: One\ndate: 2020-01-01\n---\n![Kite](kite.png) [Two](../two.md)\n",
                "content/posts/one/index.cn.md",
                "---\ntitle: Yi\ndate: 2020-01-01\n---\n![Kite](kite.png) [One](/posts/one/)\n",
                "content/posts/one/kite.png",
                "x",
                "content/posts/two.md",
                "---\ntitle: Two\ndate: 2020-01-02\n---\nTwo\n",
                "content/german/posts/two.md",
                "---\ntitle: Zwei\ndate: 2020-01-02\nlanguage: de\n---\n[One](/posts/one/) [Home](/de/)\n",
                "content/german/posts/alone.md",
                "---\ntitle: Allein\ndate: 2020-01-03\nurl: /de/solo/\n---\n[Zwei](/de/posts/two/)\n");
        run(Optional.empty(), "");
        String settings = written("content/site.yaml");
        assertTrue(
                settings.contains("languages:\n  de:\n    name: Deutsch\n    title: Drachen\n  zh-CN: {}\n"), settings);
        assertTrue(settings.contains("navigation:\n  - title: Home\n    url: /\n"), settings);
        assertEquals(
                "---\ntitle: Yi\ndate: 2020-01-01\npermalink: /cn/posts/one/\n---\n\n![Kite](kite.png) [One](index.md)\n",
                written("content/posts/one/index.zh-CN.md"));
        assertEquals(
                "---\ntitle: Zwei\ndate: 2020-01-02\n---\n\n[One](one/index.md) [Home](/de/)\n",
                written("content/posts/two.de.md"));
        assertEquals(
                "---\ntitle: Allein\ndate: 2020-01-03\npermalink: /de/solo/\n---\n\n[Zwei](two.de.md)\n",
                written("content/posts/solo.de.md"));
        assertTrue(Files.exists(site.resolve("content/posts/one/kite.png")));
    }

    @Test
    void translationsKeepTheirOwnPicturesAndStateOfBeingPublic() throws IOException {
        Folders.write(
                old,
                "hugo.toml",
                """
                title = "Kites"
                [languages.en]
                [languages.de]
                contentDir = "content/german"
                [languages.fr]
                disabled = true
                """,
                "content/posts/one/index.md",
                "---\ntitle: One\ndate: 2020-01-01\n---\n![Kite](kite.png) [Two](../two.md)\n",
                "content/posts/one/kite.png",
                "english",
                "content/posts/one/index.fr.md",
                "---\ntitle: Un\ndate: 2020-01-01\n---\nUn\n",
                "content/german/posts/one/index.md",
                "---\ntitle: Eins\ndate: 2020-01-01\n---\n![Drachen](kite.png)\n",
                "content/german/posts/one/kite.png",
                "deutsch",
                "content/posts/two.md",
                "---\ntitle: Two\ndate: 2020-01-02\npublishDate: 2020-01-03\n---\nTwo\n");
        run(Optional.empty(), "");
        assertEquals("english", written("content/posts/one/kite.png"));
        assertEquals("deutsch", written("content/posts/one/index.de/kite.png"));
        assertTrue(written("content/posts/one/index.de.md").contains("![Drachen](index.de/kite.png)"));
        assertTrue(written("content/posts/one/index.fr.md").contains("draft: true"));
        assertTrue(written("content/posts/one/index.md").contains("[Two](../two.md)"));
    }

    @Test
    void aNoteMayBeNamedLikeAFile() throws IOException {
        Folders.write(old, ".obsidian/app.json", "{}", "Node.js.md", "---\npublish: true\n---\nWords\n");
        run(Optional.empty(), "");
        assertTrue(written("content/posts/node-js.md").contains("Words"));
    }

    @Test
    void languagesInFoldersOfTheirOwnAreEditions() throws IOException {
        Folders.write(
                old,
                "_config.yml",
                "url: https://old.example\n",
                "Gemfile",
                "gem 'jekyll'\n",
                "en/news/_posts/2020-01-02-one.md",
                "---\ntitle: One\nlang: en\n---\nOne\n",
                "de/news/_posts/2020-01-02-one.md",
                "---\ntitle: Eins\nlang: de\n---\n[One](/en/news/2020/01/02/one.html)\n",
                "en/index.md",
                "---\ntitle: Home\nlang: en\n---\nHome\n");
        run(Optional.empty(), "");
        String settings = written("content/site.yaml");
        assertTrue(settings.contains("languages:\n  de: {}\n  en:\n    address: /en/\n"), settings);
        assertTrue(settings.contains("posts: /news/:year/:month/:day/:slug.html\n"), settings);
        assertEquals(
                "---\ntitle: Eins\ndate: 2020-01-02\n---\n\n[One](2020-01-02-one.md)\n",
                written("content/posts/2020-01-02-one.de.md"));
    }

    @Test
    void aPathBelowWhichJekyllPublishesIsPartOfTheUrl() throws IOException {
        Folders.write(
                old,
                "_config.yml",
                "url: https://old.example\nbaseurl: /blog\ncollections: {talks: {output: true}}\n",
                "_talks/one.md",
                "---\ntitle: One\n---\nRead {% post_url 2020-01-02-two %}\n",
                "_posts/2020-01-02-two.md",
                "---\ntitle: Two\n---\nTwo\n");
        run(Optional.empty(), "");
        assertTrue(written("content/site.yaml").contains("url: https://old.example/blog/\n"));
        String talk = written("content/pages/talks/one.md");
        assertTrue(talk.contains("permalink: /talks/one.html\n"), talk);
        assertTrue(talk.contains("Read /2020/01/02/two.html\n"), talk);
    }

    @Test
    void containersOfAstroBecomeNotes() throws IOException {
        Folders.write(
                old,
                "astro.config.mjs",
                "export default {}\n",
                "src/content/blog/one.md",
                "---\ntitle: One\npubDate: Jul 08 2022\n---\n:::note[Wind]\nStrong.\n:::\n");
        run(Optional.empty(), "");
        assertTrue(written("content/posts/one.md").contains("> [!NOTE] Wind\n> Strong.\n"));
    }

    @Test
    void anExportHasSeveralFilesAndItsPicturesElsewhere() throws IOException {
        Folders.write(
                old,
                "one.xml",
                export(
                        1,
                        "&lt;img src=\"https://old.example/wp-content/uploads/2020/01/kite-300x200.jpg\" alt=\"Kite\"&gt;"),
                "two.xml",
                export(2, "Two"));
        Path media = Folders.write(Folders.fresh(disk), "2020/01/kite.jpg", "the original", "2019/kite.jpg", "another");
        run(Optional.of(media), "one.xml", "two.xml");
        assertEquals("the original", written("content/posts/post-1/kite.jpg"));
        assertTrue(Files.exists(site.resolve("content/posts/post-2.md")));
        assertThrows(ProblemException.class, () -> run(Optional.of(old.resolve("nowhere")), "one.xml"));
    }

    private static String export(int id, String body) {
        return """
                <?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/" \
                xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Kites</title>\
                <link>https://old.example</link><item><title>Post %1$d</title>\
                <link>https://old.example/post-%1$d/</link><content:encoded>%2$s</content:encoded>\
                <wp:post_id>%1$d</wp:post_id><wp:post_date>2020-01-0%1$d 10:00:00</wp:post_date>\
                <wp:post_name>post-%1$d</wp:post_name><wp:status>publish</wp:status>\
                <wp:post_type>post</wp:post_type></item></channel></rss>
                """.formatted(id, body);
    }
}
