package dev.octavo.render.page.facts;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Excerpt;
import dev.octavo.blog.site.Article.Heading;
import dev.octavo.blog.site.ContentsTree;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import dev.octavo.render.output.Origin;
import dev.octavo.render.page.facts.Head.Feed;
import java.util.List;
import java.util.Optional;

/**
 * Data for the page of an article.
 *
 * @param indexed whether search engines may index it
 * @param headings for its table of contents; empty if it has none
 */
public record ArticleFacts(
        String template,
        SourcePath source,
        boolean post,
        boolean indexed,
        boolean components,
        boolean formulas,
        List<Heading> headings,
        FrontMatter meta) {
    public ArticleFacts {
        headings = List.copyOf(headings);
    }

    /** The data of {@code article}, with the template that it names, or else {@code template}. */
    public static ArticleFacts of(Article article, String template) {
        return new ArticleFacts(
                article.meta().placement().layout().orElse(template),
                article.source().path(),
                article.isPost(),
                article.isPublic(),
                !article.components().isEmpty(),
                article.formulas(),
                article.headings(),
                article.meta());
    }

    /** The origin of its page, which messages call {@code what}. */
    public Origin origin(String what) {
        Origin origin = Origin.of(what, Location.file(source.value()));
        return meta.placement().permalink().isPresent()
                ? origin.remedy("write another \"permalink\" into its front matter, or none")
                : origin;
    }

    /** The head of the page at {@code link}, whose own words are in {@code language}. */
    public Head head(PageLink link, Excerpt excerpt, Optional<Figure> illustration, SiteFrame frame, String language) {
        return new Head(
                link.title(),
                frame.documentTitle(link.title()),
                excerpt.text(),
                language,
                link.language(),
                meta.placement().canonical().orElseGet(() -> frame.url().absolute(link.href())),
                (meta.looks().card() ? frame.sharedPicture(link.href(), link.title()) : Optional.<SharedPicture>empty())
                        .or(() -> illustration.flatMap(SharedPicture::of)),
                post ? "article" : "website",
                indexed,
                components,
                formulas,
                indexed && frame.machines().texts().markdown()
                        ? List.of(new Feed(
                                "text/markdown", link.title(), link.href().file("index.md")))
                        : List.of(),
                Annotations.NONE,
                Optional.empty());
    }

    public List<ContentsTree> contents() {
        return ContentsTree.of(headings);
    }
}
