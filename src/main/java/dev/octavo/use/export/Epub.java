package dev.octavo.use.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.octavo.blog.words.Languages;
import dev.octavo.blog.words.Word;
import dev.octavo.build.pipeline.FinishedArticles;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.text.Html;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a book as EPUB 3.3. The same posts give the same bytes. */
final class Epub implements Chapters.Format {
    private static final String MIMETYPE = "application/epub+zip";
    private static final LocalDateTime FIXED_TIME =
            LocalDateTime.of(1980, 2, 1, 0, 0); // about the earliest that ZIP can store without an extra field

    private final FinishedArticles articles;
    private final Book book;
    private final BookPictures pictures;
    private final List<String> manifest = new ArrayList<>();
    private final List<String> spine = new ArrayList<>();

    private Epub(FinishedArticles articles, Book book, Path site) {
        this.articles = articles;
        this.book = book;
        this.pictures = new BookPictures(book.site().url(), site);
    }

    static void write(FinishedArticles articles, Book book, Path site, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
            new Epub(articles, book, site).write(zip);
        }
    }

    @Override
    public String id(int chapter, String id) {
        return id;
    }

    @Override
    public String link(int chapter, Optional<String> id) {
        return "chapter-" + (chapter + 1) + ".xhtml"
                + id.map(name -> "#" + name).orElse("");
    }

    @Override
    public Optional<String> picture(String src) {
        return pictures.number(src).map(this::pictureName);
    }

    private String pictureName(int number) {
        String name = String.valueOf(pictures.all().get(number).getFileName());
        return "pictures/" + (number + 1) + name.substring(name.lastIndexOf('.'));
    }

    private void write(ZipOutputStream zip) throws IOException {
        stored(zip, "mimetype", MIMETYPE.getBytes(UTF_8));
        put(zip, "META-INF/container.xml", Resources.text("/export/container.xml"));
        item("style", "book.css", "text/css", "");
        put(zip, "EPUB/book.css", Resources.text("/export/book.css"));
        page(zip, "title", "title.xhtml", book.title(), TitlePage.of(articles, book), "");
        Chapters chapters = new Chapters(articles, book, this);
        StringBuilder contents = new StringBuilder();
        for (int i = 0; i < chapters.count(); i++) {
            Chapters.Chapter chapter = chapters.chapter(i);
            String name = link(i, Optional.empty());
            page(zip, "chapter-" + (i + 1), name, chapter.title(), chapter.xhtml(), chapter.properties());
            contents.append("<li><a href=\"")
                    .append(name)
                    .append("\">")
                    .append(Html.escape(chapter.title()))
                    .append("</a></li>\n");
        }
        contents(zip, contents.toString());
        for (int i = 0; i < pictures.all().size(); i++) {
            Path file = pictures.all().get(i);
            item("picture-" + (i + 1), pictureName(i), BookPictures.type(file), "");
            stored(zip, "EPUB/" + pictureName(i), Files.readAllBytes(file));
        }
        put(zip, "EPUB/package.opf", packageDocument());
    }

    private void page(ZipOutputStream zip, String id, String name, String title, String body, String properties)
            throws IOException {
        item(id, name, "application/xhtml+xml", properties);
        spine.add("<itemref idref=\"" + id + "\"/>");
        put(zip, "EPUB/" + name, xhtml(title, body));
    }

    private void contents(ZipOutputStream zip, String list) throws IOException {
        String title = Html.escape(articles.words(book.language()).text(Word.CONTENTS));
        item("contents", "contents.xhtml", "application/xhtml+xml", "nav");
        spine.add(1, "<itemref idref=\"contents\"/>");
        put(
                zip,
                "EPUB/contents.xhtml",
                xhtml(
                        articles.words(book.language()).text(Word.CONTENTS),
                        "<nav epub:type=\"toc\" id=\"toc\">\n<h1>" + title + "</h1>\n<ol>\n" + list + "</ol>\n</nav>"));
    }

    private String xhtml(String title, String body) {
        String language = book.language();
        String direction = Languages.direction(language);
        return Resources.filled(
                "/export/page.xhtml",
                Map.of("language", language, "direction", direction, "title", Html.escape(title), "body", body));
    }

    private void item(String id, String href, String type, String properties) {
        manifest.add("<item id=\"" + id + "\" href=\"" + href + "\" media-type=\"" + type + "\""
                + (properties.isEmpty() ? "" : " properties=\"" + properties + "\"") + "/>");
    }

    private String packageDocument() {
        String source = book.site().url().absolute(book.page());
        StringBuilder meta = new StringBuilder();
        // A book keeps its identifier whenever it is made again.
        element(meta, "dc:identifier", " id=\"id\"", "urn:uuid:" + UUID.nameUUIDFromBytes(source.getBytes(UTF_8)));
        element(meta, "dc:title", "", book.title());
        element(meta, "dc:language", "", book.language());
        book.authors().forEach(author -> element(meta, "dc:creator", "", author));
        element(meta, "dc:publisher", "", book.site().title());
        element(meta, "dc:source", "", source);
        element(meta, "dc:date", "", book.lastModified().toLocalDate().toString());
        book.site().copyright().ifPresent(text -> element(meta, "dc:rights", "", text));
        book.site().machines().licence().ifPresent(url -> element(meta, "dc:rights", "", url));
        element(
                meta,
                "meta",
                " property=\"dcterms:modified\"",
                DateTimeFormatter.ISO_INSTANT.format(book.lastModified().toInstant()));
        book.site()
                .machines()
                .reservation()
                .ifPresent(value -> element(meta, "meta", " property=\"tdm:reservation\"", value.toString()));
        return Resources.filled(
                "/export/package.opf",
                Map.of(
                        "metadata", meta.toString(),
                        "manifest", String.join("\n", manifest),
                        "direction", Languages.direction(book.language()),
                        "spine", String.join("\n", spine)));
    }

    private static void element(StringBuilder out, String name, String attributes, String text) {
        out.append('<').append(name).append(attributes).append('>').append(Html.escape(text));
        out.append("</").append(name).append(">\n");
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED_TIME);
        zip.putNextEntry(entry);
        zip.write(text.getBytes(UTF_8));
        zip.closeEntry();
    }

    /** Adds a file uncompressed, as EPUB requires of the first one; pictures are compressed already. */
    private static void stored(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED_TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }
}
