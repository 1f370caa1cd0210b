package dev.octavo.asset;

import dev.octavo.address.SourcePath;
import dev.octavo.output.Generator;
import dev.octavo.output.Planned;
import dev.octavo.picture.RenditionRequest;
import dev.octavo.site.Site;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Plans the copies: what lies in {@code static/}, in the theme's, and beside articles and authors.
 *
 * @param shown the pictures of which only the largest size is published
 */
public record StaticFiles(Set<SourcePath> shown) implements Generator {
    @Override
    public Stream<Planned> plan(Site site) {
        RenditionRequest request = RenditionRequest.standard(site.config().pictures());
        return site.files().stream()
                .map(file -> shown.contains(file.source()) ? new ShownPicture(file, request) : new CopiedFile(file))
                .map(Planned::of);
    }
}
