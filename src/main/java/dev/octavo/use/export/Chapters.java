package dev.octavo.use.export;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.FrontMatter.Illustration;
import dev.octavo.blog.words.Languages;
import dev.octavo.build.pipeline.FinishedArticles;
import dev.octavo.lib.address.PercentEncoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Document.OutputSettings.Syntax;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;

/** The posts of a book as markup whose links and pictures point into the book if their targets are in it. */
final class Chapters {
    private static final String MATHML = "http://www.w3.org/1998/Math/MathML";
    private static final String SVG = "http://www.w3.org/2000/svg";

    private final FinishedArticles articles;
    private final Book book;
    private final Format format;
    private final Map<String, Integer> chapters = new HashMap<>();
    private final List<Set<String>> ids = new ArrayList<>();

    /** How one format of books writes ids, links and pictures. */
    interface Format {
        /** The id of an element in a chapter, counted from 0. */
        String id(int chapter, String id);

        /** The address of the element {@code id} in a chapter; that of the chapter if {@code id} is empty. */
        String link(int chapter, Optional<String> id);

        /** The address in the book of the picture with the URL {@code src}; empty if the book cannot contain it. */
        Optional<String> picture(String src);
    }

    /** @param properties of its EPUB manifest item, separated by spaces: {@code mathml}, {@code svg}, both or none */
    record Chapter(String title, String xhtml, String properties) {}

    Chapters(FinishedArticles articles, Book book, Format format) {
        this.articles = articles;
        this.book = book;
        this.format = format;
        for (Article post : book.posts()) {
            chapters.put(url(post), chapters.size());
            Set<String> all = new HashSet<>();
            PlainMarkup.of(articles.text(post)).select("[id]").forEach(element -> all.add(element.id()));
            ids.add(all);
        }
    }

    int count() {
        return book.posts().size();
    }

    private String url(Article post) {
        return book.site().url().absolute(post.address());
    }

    /** A chapter as XHTML. */
    Chapter chapter(int number) {
        Document text = document(number);
        text.outputSettings().syntax(Syntax.xml).escapeMode(EscapeMode.xhtml).charset("UTF-8");
        Element body = text.body();
        body.select("[lang]").forEach(element -> element.attr("xml:lang", element.attr("lang")));
        body.select("math").attr("xmlns", MATHML);
        body.select("svg").attr("xmlns", SVG);
        return new Chapter(
                book.posts().get(number).title(),
                body.html(),
                Stream.of(Map.entry("math", "mathml"), Map.entry("svg", "svg"))
                        .filter(kind -> !body.select(kind.getKey()).isEmpty())
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining(" ")));
    }

    String html(int number) {
        return document(number).body().html();
    }

    private Document document(int number) {
        Article post = book.posts().get(number);
        Document text = PlainMarkup.of(articles.text(post));
        Element body = text.body();
        body.prependChild(head(post));
        Set<String> seen = new HashSet<>();
        for (Element element : body.select("[id]")) {
            String name = ncName(element.id());
            if (seen.add(name)) {
                element.attr("id", format.id(number, name));
            } else {
                element.removeAttr("id");
            }
        }
        body.select("a[href]").forEach(link -> rewriteLink(link, number));
        body.select("img").forEach(this::rewritePicture);
        return text;
    }

    private Element head(Article post) {
        Element head = new Element("div").addClass("head");
        String language = post.meta().placement().language().orElse(book.language());
        if (!language.equals(book.language())) {
            head.attr("lang", language).attr("dir", Languages.direction(language));
        }
        head.appendElement("h1").text(post.title());
        List<String> facts = new ArrayList<>();
        post.meta().authors().forEach(author -> facts.add(author.name()));
        facts.add(articles.words(book.language()).date(post.date().day()));
        head.appendElement("p").addClass("facts").text(String.join(" · ", facts));
        articles.illustration(post).ifPresent(src -> {
            Illustration picture = post.meta().illustration().orElseThrow();
            Element figure = head.appendElement("figure");
            figure.appendElement("img").attr("src", src).attr("alt", picture.alt());
            picture.caption()
                    .ifPresent(caption -> figure.appendElement("figcaption").text(caption));
        });
        return head;
    }

    /** {@code id} changed to a name that XML allows for ids, an NCName. */
    static String ncName(String id) {
        String name = id.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return name.matches("\\p{L}.*") ? name : "_" + name;
    }

    private void rewriteLink(Element link, int from) {
        String href = link.attr("href");
        int mark = href.indexOf('#');
        String page = mark < 0 ? href : href.substring(0, mark);
        Integer chapter = chapters.get(page);
        if (chapter == null && !page.isEmpty()) {
            return;
        }
        int to = chapter == null ? from : chapter;
        Optional<String> id = Optional.of(mark < 0 ? "" : decoded(href.substring(mark + 1)))
                .filter(ids.get(to)::contains)
                .map(Chapters::ncName);
        link.attr("href", format.link(to, id));
    }

    private static String decoded(String fragment) {
        return PercentEncoding.decoded(fragment).orElse(fragment);
    }

    private void rewritePicture(Element picture) {
        Optional<String> src = format.picture(picture.attr("src"));
        if (src.isPresent()) {
            picture.attr("src", src.get());
            picture.attr("alt", picture.attr("alt"));
        } else {
            String alt = picture.attr("alt");
            picture.replaceWith(new Element("span").text(alt.isEmpty() ? "" : "[" + alt + "]"));
        }
    }
}
