package dev.octavo.render.page;

import dev.octavo.blog.links.Translations.Translation;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Excerpt;
import dev.octavo.blog.site.Lists;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.text.Html;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.facts.Annotations;
import dev.octavo.render.page.facts.ArticleFacts;
import dev.octavo.render.page.facts.Figure;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.LinkedData;
import dev.octavo.render.page.facts.PageLink;
import dev.octavo.render.page.facts.Portrait;
import dev.octavo.render.page.facts.SiteFrame;
import dev.octavo.render.page.facts.Views.PageView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The articles that are not posts, such as "About", and that introduce no list. */
final class PlainPages implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        List<Article> pages = blog.site().pages();
        if (pages.isEmpty()) {
            return Stream.empty();
        }
        Set<Address> lists = new Lists(blog.site())
                .among(pages.stream().map(Article::address).toList());
        return pages.stream().filter(page -> !lists.contains(page.address())).map(page -> {
            WrittenPage written = WrittenPage.of(page, blog);
            return Planned.of(new PlainPage(
                    blog.frame(),
                    written.translations(),
                    written.link(),
                    written.summary(),
                    written.illustration(),
                    portraits(page, blog),
                    written.article()));
        });
    }

    private static List<Portrait> portraits(Article page, Blog blog) {
        return page.address().equals(blog.frame().home())
                ? blog.owners()
                : page.meta().authors().stream().map(blog.facts()::portrait).toList();
    }

    /** Has the parts of a written page as its own, so that the author is told which of them changed. */
    private record PlainPage(
            SiteFrame frame,
            List<Translation> translations,
            PageLink link,
            Excerpt summary,
            Optional<Figure> illustration,
            List<Portrait> authors,
            ArticleFacts article)
            implements Output {
        private WrittenPage page() {
            return new WrittenPage(link, summary, illustration, translations, article);
        }

        @Override
        public Address address() {
            return link.href();
        }

        @Override
        public Origin origin() {
            boolean home = address().equals(frame.home());
            return article.origin(home ? "the home page" : "the page \"" + link.title() + "\"");
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(link.language());
            Head head = page().head(frame, words);
            Html data = address().equals(frame.home()) ? LinkedData.home(head, frame) : LinkedData.page(head, frame);
            PageView view = new PageView(
                    frame.on(address(), translations),
                    head.annotated(Annotations.of(authors, data)),
                    page().body(inputs),
                    article.contents(),
                    article.meta(),
                    article.meta().extra());
            return Content.text(inputs.render(article.template(), words.language(), view));
        }
    }
}
