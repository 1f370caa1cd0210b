package dev.octavo.render.page;

import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.FrontMatter.Focus;
import dev.octavo.blog.site.SiteConfig.Cards;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.picture.PictureEncoder;
import dev.octavo.lib.picture.RenditionRequest.Crop;
import dev.octavo.lib.picture.codec.PictureException;
import dev.octavo.lib.plain.Fingerprint;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.raster.EmbeddedImage;
import dev.octavo.lib.raster.SvgRenderer;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import dev.octavo.render.page.facts.Figure;
import dev.octavo.render.page.facts.LinkCard;
import dev.octavo.render.page.facts.Picture;
import dev.octavo.render.page.facts.Views.CardView;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** The pictures that social networks show with links to articles and to the home page, if the site wants them. */
final class LinkCards implements PageKind {
    private static final String TEMPLATE = "card";
    private static final Focus MIDDLE = new Focus(50, 50);

    @Override
    public Stream<Planned> plan(Blog blog) {
        Optional<Cards> cards = blog.site().config().looks().cards();
        if (cards.isEmpty()) {
            return Stream.empty();
        }
        boolean named = LinkCard.isPossible(blog.site().config().title(), cards.get());
        Stream<Planned> home = !named
                ? Stream.empty()
                : Stream.of(Planned.of(new CardPicture(
                        blog.frame().home(),
                        Origin.of("the card of the home page"),
                        LinkCard.ofHome(blog.site().config()),
                        Optional.empty(),
                        cards.get(),
                        blog.site().config().pictures().limit())));
        Stream<Planned> articles = blog.site()
                .articles()
                .filter(article -> !article.address().equals(blog.frame().home()))
                .filter(article -> article.meta().looks().card() && LinkCard.isPossible(article.title(), cards.get()))
                .map(article ->
                        new Planned(LinkCard.addressFor(article.address()), () -> card(article, blog, cards.get())));
        return Stream.concat(home, articles);
    }

    private static CardPicture card(Article article, Blog blog, Cards cards) {
        String source = article.source().path().value();
        return new CardPicture(
                article.address(),
                Origin.of("the card of \"" + article.title() + "\"", Location.file(source)),
                LinkCard.of(article, blog.facts().tagNames(article), blog.site().config()),
                blog.facts().illustration(article).map(Figure::picture),
                cards,
                blog.site().config().pictures().limit());
    }

    /**
     * The card of a page.
     *
     * @param picture the article's own
     * @param megapixels the most that {@code picture} may have
     */
    private record CardPicture(
            Address page, Origin origin, LinkCard card, Optional<Picture> picture, Cards cards, int megapixels)
            implements Output {
        @Override
        public Address address() {
            return LinkCard.addressFor(page);
        }

        @Override
        public Content make(Inputs inputs) {
            Optional<byte[]> file = picture.flatMap(Picture::file).map(inputs::bytes);
            Focus focus = picture.flatMap(Picture::focus).orElse(MIDDLE);
            Optional<EmbeddedImage> image = file.flatMap(bytes -> image(bytes, focus));
            String svg = inputs.render(
                    TEMPLATE, card.language(), new CardView(card, image.isPresent(), image.isPresent() && isWide()));
            Digest from = new Digest()
                    .add(SvgRenderer.VERSION)
                    .add(PictureEncoder.VERSION)
                    .add(svg)
                    .add(Fingerprint.of(cards.fonts()))
                    .add(focus.x())
                    .add(focus.y());
            file.ifPresent(bytes -> from.add(bytes, 0, bytes.length));
            return new Content.Bytes(inputs.kept("card", from.hash(), () -> drawn(svg, image)));
        }

        private boolean isWide() {
            return picture.flatMap(Picture::size)
                    .filter(size -> 3L * size.width() > 4L * size.height())
                    .isPresent();
        }

        /**
         * The article's own picture, to be drawn into the card. Empty for an SVG with text, whose font would depend on the
         * machine. A picture that cannot be read is left out of the card; the article's page reports it.
         */
        private Optional<EmbeddedImage> image(byte[] file, Focus focus) {
            if (PictureEncoder.isPublishedUnchanged(file) && !hasNoText(new String(file, StandardCharsets.UTF_8))) {
                return Optional.empty();
            }
            return Optional.of((width, height) -> {
                try {
                    Crop crop = new Crop(width, height, focus.x(), focus.y());
                    return Optional.of(SvgRenderer.pictureIn(file, crop, megapixels * 1_000_000L));
                } catch (PictureException bad) {
                    return Optional.empty();
                }
            });
        }

        private static boolean hasNoText(String svg) {
            return svg.contains("<svg") && !svg.contains("<text");
        }

        private byte[] drawn(String svg, Optional<EmbeddedImage> image) {
            cards.fonts().stream().filter(font -> !font.exists()).findFirst().ifPresent(font -> {
                throw new ProblemException(ProblemKind.SETTINGS
                        .error(
                                "\"cards\" names the font \"" + font.name() + "\", which this machine does not have",
                                Location.file("content/site.yaml"))
                        .hint(
                                "install it, name another (fc-list : family prints those of most machines), or put its file into"
                                        + " static/fonts/ and write /fonts/NAME.ttf"));
            });
            try {
                return SvgRenderer.renderOpaque(
                        svg, LinkCard.SIZE.width(), LinkCard.SIZE.height(), image, cards.fonts());
            } catch (PictureException e) {
                throw new ProblemException(ProblemKind.TEMPLATE
                        .error(
                                "what this template makes " + e.fault().fact(),
                                Location.file("templates/" + TEMPLATE + ".ftlh"))
                        .hint("write elements of SVG alone, each with its end")
                        .related("while making", Location.file(address().path())));
            }
        }
    }
}
