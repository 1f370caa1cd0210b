package dev.octavo.asset;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.asset.IconFile.Kind;
import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Origin;
import dev.octavo.output.Output;
import dev.octavo.text.Json;
import java.util.List;
import java.util.stream.Stream;

/** The web manifest, which phones request when someone adds the site to the home screen. */
record WebManifest(String title, String language, SiteUrl url) implements Output {
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
