package dev.octavo.asset;

import dev.octavo.output.Generator;
import dev.octavo.output.Planned;
import dev.octavo.site.Site;
import java.util.stream.Stream;

/** Plans the copies: what lies in {@code static/}, in the theme's, and beside articles and authors. */
public final class StaticFiles implements Generator {
    @Override
    public Stream<Planned> plan(Site site) {
        return site.files().stream().map(CopiedFile::new).map(Planned::of);
    }
}
