package dev.octavo.use.export;

import dev.octavo.blog.words.Languages;
import dev.octavo.blog.words.Word;
import dev.octavo.build.disk.DiskException;
import dev.octavo.build.pipeline.FinishedArticles;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.text.Html;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** A book as a single HTML page with embedded pictures, for printing from a browser. */
record PrintedBook(BookPictures pictures) implements Chapters.Format {
    static void write(FinishedArticles articles, Book book, Path site, Writer out) throws IOException {
        Chapters chapters = new Chapters(
                articles, book, new PrintedBook(new BookPictures(book.site().url(), site)));
        String language = book.language();
        out.write("<!doctype html>\n<html lang=\"" + language + "\" dir=\"" + Languages.direction(language)
                + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + Html.escape(book.title()) + "</title>\n<style>\n" + Resources.text("/export/book.css")
                + book.site().design().colours().in(Resources.text("/export/printed.css"))
                + "</style>\n</head>\n<body>\n"
                + TitlePage.of(articles, book).replace("<br/>", "<br>") + "\n<nav>\n<h1>"
                + Html.escape(articles.words(language).text(Word.CONTENTS)) + "</h1>\n<ol>\n");
        for (int i = 0; i < chapters.count(); i++) {
            out.write("<li><a href=\"#c" + (i + 1) + "\">"
                    + Html.escape(book.posts().get(i).title()) + "</a></li>\n");
        }
        out.write("</ol>\n</nav>\n");
        for (int i = 0; i < chapters.count(); i++) {
            out.write("<section id=\"c" + (i + 1) + "\">\n" + chapters.html(i) + "\n</section>\n");
        }
        out.write("</body>\n</html>\n");
    }

    @Override
    public String id(int chapter, String id) {
        return "c" + (chapter + 1) + "-" + id;
    }

    @Override
    public String link(int chapter, Optional<String> id) {
        return "#c" + (chapter + 1) + id.map(name -> "-" + name).orElse("");
    }

    @Override
    public Optional<String> picture(String src) {
        return pictures.file(src).map(file -> {
            try {
                return "data:" + BookPictures.type(file) + ";base64,"
                        + Base64.getEncoder().encodeToString(Files.readAllBytes(file));
            } catch (IOException e) {
                throw new ProblemException(DiskException.of("read", file, e).problem());
            }
        });
    }
}
