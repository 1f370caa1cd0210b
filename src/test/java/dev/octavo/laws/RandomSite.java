package dev.octavo.laws;

import dev.octavo.testing.DrawnPictures;
import dev.octavo.testing.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A small site with every kind of content, and an author who changes it at random. */
final class RandomSite {
    private static final String PICTURE = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"9\"/>";
    private static final List<String> WORDS =
            List.of("ink", "paper", "press", "type", "page", "spine", "quire", "fold");

    private static final String ORIGINAL = "<#include \"original:partials/footer.ftlh\">";
    private static final List<String> PHOTOS = List.of("one", "two");

    /** The author's edits; those listed twice happen more often. */
    private static final List<Edit> EDITS = List.of(
            RandomSite::body,
            RandomSite::body,
            RandomSite::body,
            author -> author.frontMatter("title", author.words(2)),
            author -> author.frontMatter("title", author.words(1) + " *" + author.words(1) + "* `x`"),
            author -> author.frontMatter("title", author.words(2)),
            author -> author.frontMatter("tags", author.tags()),
            author -> author.frontMatter("categories", author.words(1) + "/" + author.words(1)),
            author -> author.frontMatter("books", author.tags()),
            author -> author.frontMatter("date", author.date()),
            author -> author.frontMatter("draft", Boolean.toString(author.random.nextBoolean())),
            author -> author.frontMatter("draft", author.any(List.of("false\npinned: true", "false"))),
            author -> author.frontMatter("toc", Boolean.toString(author.random.nextBoolean())),
            RandomSite::link,
            RandomSite::linkByName,
            author -> author.write("content/posts/p" + author.random.nextInt(9) + ".md", author.post()),
            author -> author.write("content/notes/n" + author.random.nextInt(4) + ".md", author.post()),
            RandomSite::sections,
            RandomSite::rename,
            RandomSite::delete,
            RandomSite::touch,
            RandomSite::restore,
            RandomSite::keepSizeAndTime,
            RandomSite::template,
            RandomSite::template,
            RandomSite::theme,
            RandomSite::theme,
            author -> author.write("content/site.yaml", author.config()),
            author -> author.write(author.any(List.of("static/note.txt", "static/more.txt")), author.words(3)),
            author -> author.write("content/posts/album/dot.svg", author.picture()),
            author -> author.write("static/dot.svg", author.picture()),
            author -> author.write("content/authors/ada.yaml", "name: Ada\nbio: " + author.words(3) + "\n"),
            author -> author.write("content/posts/deep/er/_defaults.yaml", author.defaults()),
            author -> author.write("content/posts/_defaults.yaml", author.defaults()),
            author -> author.write("content/posts/deep/er/d" + author.random.nextInt(3) + ".md", author.post()),
            author -> author.write("content/posts/p" + author.random.nextInt(9) + ".de.md", author.post()),
            author -> author.write("content/posts/album/index.de.md", author.post() + "\n![Ein Punkt](dot.svg)\n"),
            author -> author.write("content/site.yaml", author.config() + author.languages()),
            author -> author.write("content/site.yaml", author.config() + author.languages()),
            author -> author.write("content/data/kites.json", author.data()),
            author -> author.write("content/data/kites.json", author.data()),
            author -> author.write("content/pages/kite.md", author.rows()),
            author -> author.write("templates/words/en.yaml", "archive: " + author.words(1) + "\n"),
            author -> author.write(
                    "templates/components/zebra.ftlh",
                    author.words(1) + "${label} ${page.title} ${body} ${targets.src.bytes}"),
            author -> author.write("content/pages/index.md", author.page()),
            author -> author.write("content/pages/index.de.md", author.page()),
            author -> author.write("content/pages/posts.md", author.page()),
            author -> author.write("content/pages/tags/" + author.words(1) + ".md", author.page()),
            author -> author.write("content/pages/tags/" + author.words(1) + ".md", author.page()),
            author -> author.write("content/pages/authors/ada.md", author.page()),
            author -> author.write("content/pages/notes.md", author.page()),
            RandomSite::deletePage,
            RandomSite::photo,
            RandomSite::photo,
            RandomSite::renamePhoto,
            RandomSite::linkToPhoto,
            RandomSite::permalinks,
            RandomSite::tamper,
            RandomSite::tamperWithPicture);

    private final Path site;
    private final Random random;

    private RandomSite(Path site, Random random) {
        this.site = site;
        this.random = random;
    }

    /** Changes something, and returns a description. */
    @FunctionalInterface
    private interface Edit {
        String by(RandomSite author) throws IOException;
    }

    static void create(Path site, Random random) {
        RandomSite author = new RandomSite(site, random);
        author.write("content/site.yaml", author.config());
        author.write("content/authors/ada.yaml", "name: Ada\nbio: Writes.\n");
        author.write("content/pages/about.md", """
                ---
                title: About
                ---

                See [one](../posts/album/index.md).

                ::posts{most=3}

                :::zebra[x]{src=/dot.svg}
                Words.
                :::

                ::include{file=/static/note.txt}

                ::file{href=/note.txt}
                """);
        author.write("templates/components/zebra.ftlh", "${label} ${site.title} ${body}");
        author.write("content/data/kites.json", author.data());
        author.write("content/pages/kite.md", author.rows());
        author.write("themes/upper/theme.yaml", author.theme("extends: lower\n"));
        author.write("themes/lower/theme.yaml", author.theme(""));
        author.write("static/note.txt", "note");
        author.write("static/dot.svg", author.picture());
        for (int i = 0; i < 6; i++) {
            author.write("content/posts/p" + i + ".md", author.post());
        }
        author.write("content/posts/album/index.md", author.post() + "\n![A dot](dot.svg) and ![one](/dot.svg)\n");
        author.write("content/posts/album/dot.svg", author.picture());
        author.photo("one");
    }

    static String edit(Path site, Random random) throws IOException {
        RandomSite author = new RandomSite(site, random);
        return author.any(EDITS).by(author);
    }

    /** Removes the links, as an author does after a report of a dead link. */
    static void mend(Path site) throws IOException {
        for (Path post : new RandomSite(site, new Random(0)).posts()) {
            Files.writeString(post, Files.readString(post).replaceAll("\\nSee (?:\\[it|!?\\[\\[).*\\n", ""));
        }
    }

    private String body() throws IOException {
        Path post = any(posts());
        Files.writeString(post, Files.readString(post) + "\n" + words(4) + "\n");
        return "body of " + name(post);
    }

    private String frontMatter(String key, String value) throws IOException {
        Path post = any(posts());
        Files.writeString(post, Files.readString(post).replaceFirst("(?m)^" + key + ": .*", key + ": " + value));
        return key + " of " + name(post) + " is " + value;
    }

    private String link() throws IOException {
        Path post = any(posts());
        Path target = any(posts());
        // By its file, so that the link stays right when permalinks move what it leads to.
        String address = post.getParent().relativize(target).toString();
        Files.writeString(post, Files.readString(post) + "\nSee [it](" + address + ").\n");
        return "link from " + name(post) + " to " + name(target);
    }

    /** By file name, which another file may get, by title, which others may have, or as a card. */
    private String linkByName() throws IOException {
        Path post = any(posts());
        String name = any(List.of("p" + random.nextInt(9), words(1), words(2), "album", "dot.svg#" + words(1)));
        String text =
                any(List.of("See [[%s]].", "See ![[%s]].", "See [[%s|it]].")).formatted(name);
        Files.writeString(post, Files.readString(post) + "\n" + text + "\n");
        return "link from " + name(post) + " by the name " + name;
    }

    private String rename() throws IOException {
        Path post = any(posts());
        Path target = site.resolve("content/posts/p" + random.nextInt(9) + ".md");
        if (name(post).contains("album")) {
            return "nothing";
        }
        Files.move(post, target, StandardCopyOption.REPLACE_EXISTING);
        return name(post) + " becomes " + name(target);
    }

    private String delete() throws IOException {
        Path post = any(posts());
        if (name(post).contains("album") || posts().size() < 4) {
            return "nothing";
        }
        Files.delete(post);
        return "no " + name(post);
    }

    /** Perhaps the home page, or one that introduces a list. */
    private String deletePage() throws IOException {
        Path page;
        try (Stream<Path> files = Files.walk(site.resolve("content/pages"))) {
            page = any(files.filter(Files::isRegularFile).sorted().toList());
        }
        if (name(page).contains("about")) {
            return "nothing";
        }
        Files.delete(page);
        return "no " + name(page);
    }

    private String touch() throws IOException {
        Path post = any(posts());
        Files.setLastModifiedTime(post, FileTime.fromMillis(System.currentTimeMillis() - random.nextInt(100_000)));
        return "touched " + name(post);
    }

    private String restore() throws IOException {
        Path post = any(posts());
        byte[] bytes = Files.readAllBytes(post);
        Files.writeString(post, "---\ntitle: Gone\n---\n");
        Files.delete(post);
        Files.write(post, bytes);
        return "restored " + name(post);
    }

    /** As a tool that resets the file's time does. */
    private String keepSizeAndTime() throws IOException {
        Path post = any(posts());
        FileTime time = Files.getLastModifiedTime(post);
        String text = Files.readString(post);
        // Only the whole word, since "link" is a key.
        String capitals = text.replaceAll("\\bink\\b", "INK");
        Files.writeString(post, capitals.equals(text) ? text.replace("INK", "ink") : capitals);
        Files.setLastModifiedTime(post, time);
        return "hidden edit of " + name(post);
    }

    private String data() {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> "{\"id\": " + i + ", \"name\": \"" + words(1) + "\", \"of\": \"" + words(2) + "\"}")
                .collect(Collectors.joining(", ", "[", "]\n"));
    }

    /** A page for each row of the data. */
    private String rows() {
        return "---\neach: kites\ntitle: \"{{name}} "
                + words(1) + "\"\npermalink: /" + any(List.of("kites", "k")) + "/{{id}}/\n"
                + any(List.of("", "description: \"{{of}}\"\n", "draft: true\n", "language: de\n")) + "---\n"
                + any(List.of("{{of}}", words(2), "*{{name}}* ![x](/dot.svg)\n\n::posts{most=1}")) + "\n";
    }

    private String template() throws IOException {
        String name = any(List.of(
                "partials/footer.ftlh",
                "partials/post-card.ftlh",
                "archive.ftlh",
                "partials/own.ftlh",
                "slots/aside.ftlh"));
        Path file = site.resolve("templates/" + name);
        if (Files.exists(file)) {
            Files.delete(file);
            return "no template " + name;
        }
        String text = name.endsWith("footer.ftlh")
                ? "<footer>" + words(1) + " ${site.title} <#include \"own.ftlh\" ignore_missing=true>"
                        + "<#list data(\"kites\") as kite>${kite.name} </#list>" + asking() + "</footer>"
                        + any(List.of("", ORIGINAL))
                : "<p>" + words(2) + " <a href=\"${href(\"/about/\")}\">about</a></p>";
        return write("templates/" + name, text);
    }

    /** A file of a theme is changed, added or taken away. */
    private String theme() throws IOException {
        String theme = any(List.of("upper", "lower"));
        String name = any(List.of(
                "theme.yaml",
                "templates/partials/footer.ftlh",
                "templates/partials/own.ftlh",
                "static/css/" + theme + ".css",
                "static/note.txt",
                "words/en.yaml"));
        Path file = site.resolve("themes/" + theme + "/" + name);
        if (Files.exists(file) && !name.equals("theme.yaml") && random.nextBoolean()) {
            Files.delete(file);
            return "no " + theme + "/" + name;
        }
        String text = name.equals("theme.yaml")
                ? theme(theme.equals("upper") ? "extends: lower\n" : "")
                : name.endsWith(".css")
                        ? "/* " + words(1) + " */\n"
                        : name.endsWith(".yaml")
                                ? any(List.of("archive: ", "tags: ")) + words(1) + "\n"
                                : name.endsWith(".ftlh") ? words(1) + " ${site.theme.word}" + ORIGINAL : words(1);
        return write("themes/" + theme + "/" + name, text);
    }

    private String theme(String more) {
        return "name: T\n" + more + "settings:\n  All:\n    word: { about: A., type: text, default: " + words(1)
                + " }\n";
    }

    /** What a template asks for; never for a name that a post may lose, which would be a mistake. */
    private String asking() {
        String kind = any(List.of("posts", "posts", "posts", "pages", "tags", "series", "authors", "terms"));
        boolean articles = kind.equals("posts") || kind.equals("pages");
        String options = (articles
                        ? any(List.of("'others': true", "'year': 2026", "'extra.word': 'ink'"))
                        : "'order': 'descending'")
                + ", 'sort': '"
                + any(
                        articles
                                ? List.of("date", "updated", "title", "readTime", "extra.word")
                                : List.of("name", "count"))
                + "', 'limit': " + random.nextInt(5);
        String shown = !articles
                ? "${it.name} ${it.href}"
                : "${it.title} ${(it.date.text)!} "
                        + any(List.of("", "${it.body}", "${it.extra.word!}", "${it.summary!}"));
        return "<#list site." + kind + "({" + options + "}) as it>" + shown + "</#list>";
    }

    /** Moves all posts, and with them what the page about the blog links to. */
    private String permalinks() throws IOException {
        Path config = site.resolve("content/site.yaml");
        String pattern = any(List.of("/posts/:slug/", "/p/:folder/:slug.html"));
        Files.writeString(config, Files.readString(config).replaceFirst("posts: /\\S* ", "posts: " + pattern + " "));
        return "permalinks " + pattern;
    }

    /** The notes may be a section, or in a folder that is not published. */
    private String sections() throws IOException {
        Path config = site.resolve("content/site.yaml");
        String notes = "sections: { notes: { title: " + words(1) + ", permalink: "
                + any(List.of("/notes/:slug/", "/n/:slug.html")) + " } }\n";
        Files.writeString(config, Files.readString(config).replaceFirst("sections: .*\\n", notes));
        return notes;
    }

    /** Tampers with Octavo's output. */
    private String tamper() throws IOException {
        Path home = site.resolve("public/index.html");
        if (!Files.exists(home)) {
            return "nothing";
        }
        if (random.nextBoolean()) {
            Files.delete(home);
        } else {
            Files.writeString(home, Files.readString(home) + "!");
        }
        return "tampered with the home page";
    }

    private String write(String path, String text) {
        Folders.write(site, path, text);
        return path;
    }

    /** Puts a photograph beside the album, another one or the same again, and shows it there. */
    private String photo() throws IOException {
        String name = any(PHOTOS);
        String story = photo(name);
        Path album = site.resolve("content/posts/album/index.md");
        String shown = "![Photo " + name + "](" + name + ".jpg)\n";
        if (!Files.readString(album).contains(shown)) {
            Files.writeString(album, Files.readString(album) + "\n" + shown);
        }
        return story;
    }

    private String photo(String name) {
        String file = "content/posts/album/" + name + ".jpg";
        int seed = random.nextInt(4);
        Folders.writeBytes(site.resolve(file), DrawnPictures.jpeg(40 + seed, 30, seed));
        return file + " " + seed;
    }

    /** Also in the album; an existing photograph of that name is replaced. */
    private String renamePhoto() throws IOException {
        String from = any(PHOTOS);
        String to = any(PHOTOS);
        Path file = site.resolve("content/posts/album/" + from + ".jpg");
        if (from.equals(to) || !Files.exists(file)) {
            return "nothing";
        }
        Files.move(file, file.resolveSibling(to + ".jpg"), StandardCopyOption.REPLACE_EXISTING);
        Path album = site.resolve("content/posts/album/index.md");
        String text = Files.readString(album);
        Files.writeString(album, text.replace(from + ".jpg", to + ".jpg"));
        return from + ".jpg becomes " + to + ".jpg";
    }

    private String linkToPhoto() throws IOException {
        Path album = site.resolve("content/posts/album/index.md");
        String text = Files.readString(album);
        String name = any(PHOTOS);
        if (!Files.exists(site.resolve("content/posts/album/" + name + ".jpg"))) {
            return "nothing";
        }
        String link = "\n[" + name + " in full](" + name + ".jpg)\n";
        Files.writeString(album, text.contains(link) ? text.replace(link, "") : text + link);
        return "link to " + name + ".jpg";
    }

    /** Tampers with a rendition of a photograph. */
    private String tamperWithPicture() throws IOException {
        for (String folder : List.of("public/pictures", ".octavo/pictures")) {
            try (Stream<Path> all =
                    Files.isDirectory(site.resolve(folder)) ? Files.walk(site.resolve(folder)) : Stream.empty()) {
                List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
                if (!files.isEmpty() && random.nextBoolean()) {
                    Path file = any(files);
                    byte[] bytes = Files.readAllBytes(file);
                    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
                    return "cut " + name(file);
                }
            }
        }
        return "nothing";
    }

    private String post() {
        return "---\ntitle: " + words(2) + "\ndate: " + date() + "\ntags: " + tags()
                + "\ncategories: " + words(1) + "\nbooks: " + tags() + "\ndraft: false\ntoc: false\nauthor: "
                + any(List.of("ada", "Somebody Else", "ada\nlink: https://example.com/" + words(1))) + "\n---\n\n## "
                + words(1) + "\n\n" + words(9)
                + "\n\n```java\nint "
                + words(1) + ";\n```\n";
    }

    private String page() {
        return "---\ntitle: " + words(2) + "\ndescription: " + words(2) + "\ndraft: " + any(List.of(false, false, true))
                + "\n---\n\n" + words(3) + "\n\n::posts{most=2}\n";
    }

    private String defaults() {
        return "tags: " + tags() + "\nlanguage: " + any(List.of("en", "fr")) + "\nextra: { word: " + words(1) + " }\n";
    }

    private String config() {
        return "title: " + words(1) + "\nurl: https://blog.example\nposts-per-page: " + (1 + random.nextInt(4))
                + "\ntagline: " + words(2)
                + "\nsections: { notes: Notes }\ntaxonomies: { books: " + words(1)
                + " }\npermalinks: { posts: /posts/:slug/ }\npictures: { widths: [16, "
                + any(List.of(20, 30)) + "] }\nmarkdown: " + any(List.of("[]", "[marks, wikilinks]", "[wikilinks]"))
                + "\nbacklinks: " + any(List.of(true, false)) + "\nmarkdown-copies: " + any(List.of(true, false))
                + "\nllms-full: " + any(List.of(true, false)) + "\nfeeds: { full: " + any(List.of(true, false))
                + " }\n" + "navigation: [{ title: " + words(1) + ", children: [{ title: " + words(1) + ", url: "
                + any(List.of("/about/", "/archive/")) + " }] }]\n"
                + "look: { home: " + any(List.of("list", "grid", "magazine")) + ", copy-button: "
                + any(List.of(true, false)) + ", contents: "
                + any(List.of("none", "top", "side")) + ", zoom: "
                + any(List.of("true", "true, camera: true", "false")) + " }\n"
                + any(List.of(
                        "",
                        "theme: log\n",
                        "theme: folio\n",
                        "theme: upper\n",
                        "theme: upper\ntheme-settings: { word: " + words(1) + " }\n"))
                + any(List.of("", "footer: [{ text: " + words(1) + " }, { links: [{ title: a, url: /tags/ }] }]\n"));
    }

    private String languages() {
        return "languages: { en: {}, de: { title: " + words(1) + ", address: " + any(List.of("/de/", "/d/"))
                + ", time-zone: " + any(List.of("UTC", "Asia/Tokyo")) + ", author: " + any(List.of("ada", "Grete"))
                + " } }\n";
    }

    private String picture() {
        return PICTURE.formatted(1 + random.nextInt(99));
    }

    private String tags() {
        return "[" + words(1) + ", the " + words(1) + "]";
    }

    private String date() {
        return "2026-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(9);
    }

    private String words(int count) {
        return Stream.generate(() -> any(WORDS)).limit(count).collect(Collectors.joining(" "));
    }

    private List<Path> posts() throws IOException {
        try (Stream<Path> files = Files.walk(site.resolve("content/posts"))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private String name(Path file) {
        return site.relativize(file).toString();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
