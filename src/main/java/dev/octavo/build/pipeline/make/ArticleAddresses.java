package dev.octavo.build.pipeline.make;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.links.Links.Target;
import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.markdown.html.ComponentUse;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.blog.site.SiteConfig.Pictures;
import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.picture.PixelSize;
import dev.octavo.render.output.Inputs.Addressing;
import dev.octavo.render.output.PictureSet;
import java.util.Optional;
import java.util.function.Function;

/** Fills the placeholders in one article's body with addresses. */
final class ArticleAddresses implements Body.Addresses {
    private final Links links;
    private final DroppedLinks dropped;
    private final SiteUrl url;
    private final Pictures settings;
    private final boolean zooms;
    private final Article article;
    private final Addressing addressing;
    private final Function<ProjectFile, Optional<PictureSet>> choices;
    private final Function<ProjectFile, Optional<String>> cameras;
    private final Function<ComponentUse, String> components;

    /** Creates one without renditions of pictures. */
    ArticleAddresses(Sources sources, Article article, Addressing addressing) {
        this(sources, article, addressing, file -> Optional.empty(), file -> Optional.empty(), ComponentUse::asWritten);
    }

    /**
     * @param choices the renditions of a picture; absent if the file is shown unchanged
     * @param cameras what a photograph says of its camera
     * @param components returns the markup of a component
     */
    ArticleAddresses(
            Sources sources,
            Article article,
            Addressing addressing,
            Function<ProjectFile, Optional<PictureSet>> choices,
            Function<ProjectFile, Optional<String>> cameras,
            Function<ComponentUse, String> components) {
        SiteConfig config = sources.read().site().config();
        this.links = sources.links();
        this.dropped = sources.dropped();
        this.url = config.url();
        this.settings = config.pictures();
        this.zooms = config.design().zoom() && addressing == Addressing.ROOTED;
        this.article = article;
        this.addressing = addressing;
        this.choices = choices;
        this.cameras = cameras;
        this.components = components;
    }

    @Override
    public String href(Link link) {
        // A bare fragment works on the article's own page, but not in a feed.
        if (link.destination().startsWith("#") && addressing == Addressing.ROOTED) {
            return link.destination();
        }
        if (dropped.has(article, link)) {
            return NONE;
        }
        return resolved(link)
                .map(target -> links.isWithheld(target) ? NONE : written(target))
                .orElseGet(() -> outside(link));
    }

    /** The address of another site, or of what another program serves on this host. */
    private String outside(Link link) {
        String address = Links.external(link.destination());
        boolean rooted = address.startsWith("/") && !address.startsWith("//");
        return rooted && addressing == Addressing.ABSOLUTE ? url.origin() + address : address;
    }

    @Override
    public Body.Picture picture(Link link) {
        if (dropped.has(article, link)) {
            return Body.Picture.NONE;
        }
        Optional<Target> target = resolved(link);
        if (target.isEmpty()) {
            return new Body.Picture(outside(link), 0, 0);
        }
        Optional<PictureSet> choice = target.get().file().flatMap(choices);
        if (choice.isPresent()) {
            return offered(choice.get());
        }
        Optional<PixelSize> size = target.get().file().flatMap(file -> file.size());
        return new Body.Picture(
                written(target.get()),
                size.map(PixelSize::width).orElse(0),
                size.map(PixelSize::height).orElse(0));
    }

    private Body.Picture offered(PictureSet set) {
        return new Body.Picture(
                url.href(set.src()),
                set.width(),
                set.height(),
                set.colour(),
                set.candidates().stream()
                        .map(file ->
                                new Body.Candidate(file.format().mediaType(), file.width(), url.href(file.address())))
                        .toList());
    }

    @Override
    public String sizes(Body.Column column, Body.Picture target) {
        return settings.sizes().orElseGet(() -> Columns.sizes(column, target.width(), target.height()));
    }

    @Override
    public boolean isFirstShown() {
        return addressing == Addressing.ROOTED
                && !(article.isPost() && article.meta().illustration().isPresent());
    }

    @Override
    public boolean zooms() {
        return zooms;
    }

    @Override
    public String camera(Link link) {
        return resolved(link).flatMap(target -> target.file()).flatMap(cameras).orElse("");
    }

    @Override
    public String component(ComponentUse use) {
        return components.apply(use);
    }

    private Optional<Target> resolved(Link link) {
        return links.resolve(article.source().path(), article.address(), link.destination());
    }

    private String written(Target target) {
        return addressing == Addressing.ROOTED ? target.href(url) : target.absolute(url);
    }
}
