package dev.octavo.render.asset;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.text.Json;
import dev.octavo.render.asset.IconFile.Kind;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Generator;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans the icons of a site, all made from one picture, except those the site has as its own files. */
public record Icons(Links links) implements Generator {
    @Override
    public Stream<Planned> plan(Site site) {
        Optional<SourcePath> picture = links.icon(site.config()).map(ProjectFile::source);
        if (picture.isEmpty()) {
            return Stream.empty();
        }
        long limit = site.config().pictures().limit() * 1_000_000L;
        Set<Address> own = site.files().stream().map(ProjectFile::address).collect(Collectors.toSet());
        Stream<Output> icons = Stream.of(IconFile.Kind.values()).map(kind -> new IconFile(kind, picture.get(), limit));
        WebManifest manifest = new WebManifest(
                site.config().title(), site.config().language(), site.config().url());
        return Stream.concat(icons, Stream.of(manifest))
                .filter(output -> !own.contains(output.address()))
                .map(Planned::of);
    }

    /** The web manifest, which phones request when someone adds the site to the home screen. */
    private record WebManifest(String title, String language, SiteUrl url) implements Output {
        private static final Json JSON = Json.PRETTY.inSnakeCase();

        private record App(String name, String lang, String startUrl, String display, List<Icon> icons) {}

        private record Icon(String src, String sizes, String type, String purpose) {}

        @Override
        public Address address() {
            return new Address("/site.webmanifest");
        }

        @Override
        public Origin origin() {
            return Origin.of("the web manifest");
        }

        @Override
        public Content make(Inputs inputs) {
            List<Icon> icons = Stream.of(Kind.SMALL, Kind.LARGE, Kind.MASKABLE_SMALL, Kind.MASKABLE_LARGE)
                    .map(kind -> new Icon(
                            url.href(kind.address()),
                            kind.side() + "x" + kind.side(),
                            "image/png",
                            kind.maskable() ? "maskable" : "any"))
                    .toList();
            App app = new App(title, language, url.href(Address.HOME), "browser", icons);
            return Content.text(JSON.write(app) + "\n");
        }
    }
}
