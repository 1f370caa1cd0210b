package dev.octavo.render.feed;

import dev.octavo.blog.site.Site;
import dev.octavo.lib.address.Address;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Generator;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import java.util.stream.Stream;

/** Plans the file that proves to search engines that IndexNow requests come from the owner of the site. */
public final class IndexNowKeyFile implements Generator {
    @Override
    public Stream<Planned> plan(Site site) {
        return site.config().machines().notifications().indexNow().stream()
                .map(indexNow -> Planned.of(new Key(indexNow.keyFile(), indexNow.key())));
    }

    private record Key(Address address, String key) implements Output {
        @Override
        public Origin origin() {
            return Origin.of("the key of IndexNow").remedy("take that file away, or write another key");
        }

        @Override
        public Content make(Inputs inputs) {
            return Content.text(key);
        }
    }
}
