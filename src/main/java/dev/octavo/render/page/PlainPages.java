package dev.octavo.render.page;

import dev.octavo.blog.links.Translations.Translation;
import dev.octavo.blog.site.Article.Excerpt;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
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
import java.util.stream.Stream;

/** The articles that are not posts, such as "About". */
final class PlainPages implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        return blog.site().pages().stream()
                .map(page -> Planned.of(new PlainPage(
                        blog.frame(),
                        blog.translations().of(page),
                        PageLink.of(page, blog.site().config().defaultLanguage()),
                        Facts.excerpt(page),
                        blog.facts().illustration(page),
                        page.meta().authors().stream()
                                .map(blog.facts()::portrait)
                                .toList(),
                        ArticleFacts.of(page, "page"))));
    }

    private record PlainPage(
            SiteFrame frame,
            List<Translation> translations,
            PageLink link,
            Excerpt summary,
            Optional<Figure> illustration,
            List<Portrait> authors,
            ArticleFacts article)
            implements Output {
        @Override
        public Address address() {
            return link.href();
        }

        @Override
        public Origin origin() {
            String what = "the page \"" + link.title() + "\"";
            return article.origin(what);
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(link.language());
            Head head = article.head(link, summary, illustration, frame, words.language());
            PageView view = new PageView(
                    frame.on(address(), translations),
                    head.annotated(Annotations.of(authors, LinkedData.page(head, frame))),
                    inputs.article(article.source(), Inputs.Addressing.ROOTED),
                    article.contents(),
                    article.meta(),
                    article.meta().extra());
            return Content.text(inputs.render(article.template(), words.language(), view));
        }
    }
}
