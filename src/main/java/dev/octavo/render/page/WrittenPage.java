package dev.octavo.render.page;

import dev.octavo.blog.links.Translations.Translation;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Excerpt;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.text.Html;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.page.facts.ArticleFacts;
import dev.octavo.render.page.facts.Figure;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.PageLink;
import dev.octavo.render.page.facts.SiteFrame;
import java.util.List;
import java.util.Optional;

/** An article that is not a post: a page of its own, or what introduces the list at its address. */
record WrittenPage(
        PageLink link,
        Excerpt summary,
        Optional<Figure> illustration,
        List<Translation> translations,
        ArticleFacts article) {
    static WrittenPage of(Article page, Blog blog) {
        return new WrittenPage(
                PageLink.of(page, blog.site().config().defaultLanguage()),
                Facts.excerpt(page),
                blog.facts().illustration(page),
                blog.translations().of(page),
                ArticleFacts.of(page, "page"));
    }

    Head head(SiteFrame frame, Words words) {
        return article.head(link, summary, illustration, frame, words.language());
    }

    Html body(Inputs inputs) {
        return inputs.article(article.source(), Inputs.Addressing.ROOTED);
    }
}
