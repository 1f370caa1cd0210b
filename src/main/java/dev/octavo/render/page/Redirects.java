package dev.octavo.render.page;

import dev.octavo.blog.site.FrontMatter.Alias;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Location;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.facts.Head;
import dev.octavo.render.page.facts.PageLink;
import dev.octavo.render.page.facts.SiteFrame;
import dev.octavo.render.page.facts.Views.RedirectView;
import java.util.stream.Stream;

/** A page at each earlier address of an article, a list or a feed, which redirects to the current one. */
final class Redirects implements PageKind {
    @Override
    public Stream<Planned> plan(Blog blog) {
        Stream<Planned> root = Stream.of(blog)
                .filter(Blog::redirectsRoot)
                .map(any -> Planned.of(new Redirect(
                        blog.frame(),
                        new Alias(Address.HOME, Location.file("content/site.yaml")),
                        new PageLink(
                                blog.frame().title(),
                                blog.frame().home(),
                                blog.frame().language()))));
        Stream<Planned> aliases = blog.site()
                .articles()
                .flatMap(article -> article.meta().placement().aliases().stream()
                        .map(alias -> Planned.of(new Redirect(
                                blog.frame(),
                                alias,
                                PageLink.of(article, blog.site().config().defaultLanguage())))));
        Stream<Planned> moves = blog.site().config().permalinks().aliases().stream()
                .filter(move ->
                        blog.frame().language().equals(blog.site().config().defaultLanguage()))
                .map(move -> Planned.of(new Redirect(
                        blog.frame(),
                        move.from(),
                        new PageLink(
                                blog.frame().title(), move.to(), blog.frame().language()))));
        return Stream.of(root, aliases, moves).flatMap(all -> all);
    }

    private record Redirect(SiteFrame frame, Alias alias, PageLink target) implements Output {
        @Override
        public Address address() {
            return alias.address();
        }

        @Override
        public Origin origin() {
            return Origin.of("an alias of \"" + target.title() + "\"", alias.place())
                    .remedy("remove the alias, or correct it");
        }

        @Override
        public Content make(Inputs inputs) {
            Head head = frame.head(target.title(), target.href())
                    .titleIn(target.language())
                    .unindexed();
            return frame.rendered("redirect", new RedirectView(frame.on(address()), head, target.href()), inputs);
        }
    }
}
