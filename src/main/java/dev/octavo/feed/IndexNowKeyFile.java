package dev.octavo.feed;

import dev.octavo.address.Address;
import dev.octavo.output.Content;
import dev.octavo.output.Generator;
import dev.octavo.output.Inputs;
import dev.octavo.output.Origin;
import dev.octavo.output.Output;
import dev.octavo.output.Planned;
import dev.octavo.site.Site;
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
