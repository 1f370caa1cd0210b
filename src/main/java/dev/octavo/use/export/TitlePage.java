package dev.octavo.use.export;

import dev.octavo.build.pipeline.FinishedArticles;
import dev.octavo.lib.text.Html;

/** The first page of a book: title, authors, source, date and rights. */
final class TitlePage {
    private TitlePage() {}

    /** The page as XHTML. */
    static String of(FinishedArticles articles, Book book) {
        String home = Html.escape(book.site().url().absolute(book.page()));
        StringBuilder page = new StringBuilder("<div class=\"title\">\n<h1>")
                .append(Html.escape(book.title()))
                .append("</h1>\n<p>")
                .append(Html.escape(String.join(", ", book.authors())))
                .append("</p>\n<p class=\"facts\">")
                .append(Html.escape(book.site().title()))
                .append("<br/><a href=\"")
                .append(home)
                .append("\">")
                .append(home)
                .append("</a><br/>")
                .append(Html.escape(
                        articles.words(book.language()).date(book.lastModified().toLocalDate())))
                .append("</p>\n");
        book.site()
                .copyright()
                .ifPresent(text -> page.append("<p class=\"facts\">")
                        .append(Html.escape(text))
                        .append("</p>\n"));
        book.site()
                .machines()
                .licence()
                .ifPresent(url -> page.append("<p class=\"facts\"><a href=\"")
                        .append(Html.escape(url))
                        .append("\">")
                        .append(Html.escape(url))
                        .append("</a></p>\n"));
        return page.append("</div>").toString();
    }
}
