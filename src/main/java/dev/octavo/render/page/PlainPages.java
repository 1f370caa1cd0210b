package dev.octavo.render.page;

import dev.octavo.blog.site.Article;
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
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.LinkedData;
import dev.octavo.render.page.facts.Portrait;
import dev.octavo.render.page.facts.SiteFrame;
import dev.octavo.render.page.facts.Views.PageView;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The articles that are not posts, such as "About", and that introduce no list. */
final class PlainPages implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        List<Article> pages = blog.site().pages();
        Set<Address> lists = new Lists(blog.site())
                .among(pages.stream().map(Article::address).toList());
        return pages.stream()
                .filter(page -> !lists.contains(page.address()))
                .map(page ->
                        Planned.of(new PlainPage(blog.frame(), WrittenPage.of(page, blog), portraits(page, blog))));
    }

    private static List<Portrait> portraits(Article page, Blog blog) {
        return page.address().equals(blog.frame().home())
                ? blog.owners()
                : page.meta().authors().stream().map(blog.facts()::portrait).toList();
    }

    private record PlainPage(SiteFrame frame, WrittenPage page, List<Portrait> authors) implements Output {
        @Override
        public Address address() {
            return page.link().href();
        }

        @Override
        public Origin origin() {
            boolean home = address().equals(frame.home());
            return page.article()
                    .origin(home ? "the home page" : "the page \"" + page.link().title() + "\"");
        }

        @Override
        public Content make(Inputs inputs) {
            Words words = inputs.words(page.link().language());
            Head head = page.head(frame, words);
            Html data = address().equals(frame.home()) ? LinkedData.home(head, frame) : LinkedData.page(head, frame);
            PageView view = new PageView(
                    frame.on(address(), page.translations()),
                    head.annotated(Annotations.of(authors, data)),
                    page.body(inputs),
                    page.article().contents(),
                    page.article().meta(),
                    page.article().meta().extra());
            return Content.text(inputs.render(page.article().template(), words.language(), view));
        }
    }
}
