package dev.octavo.asset;

import dev.octavo.address.SourcePath;
import dev.octavo.links.AuthoredLink;
import dev.octavo.links.Links;
import dev.octavo.output.Generator;
import dev.octavo.output.Output;
import dev.octavo.output.Planned;
import dev.octavo.picture.RenditionRequest;
import dev.octavo.site.ProjectFile;
import dev.octavo.site.Site;
import dev.octavo.site.SiteConfig;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans the copies of files in {@code static/}, in that of the theme, and beside articles and authors.
 *
 * @param shown the pictures whose largest rendition is published instead
 */
public record StaticFiles(Links links, Set<SourcePath> shown) implements Generator {
    @Override
    public Stream<Planned> plan(Site site) {
        SiteConfig.Pictures settings = site.config().pictures();
        boolean all = settings.keepMetadata();
        Set<SourcePath> whole = all ? Set.of() : whole(site);
        return site.files().stream()
                .map(file -> output(file, settings, all || whole.contains(file.source())))
                .map(Planned::of);
    }

    private Output output(ProjectFile file, SiteConfig.Pictures settings, boolean whole) {
        if (!shown.contains(file.source())) {
            return new CopiedFile(file, whole);
        }
        return file.source().isSvg()
                ? new ShownDrawing(file, whole)
                : new ShownPicture(file, RenditionRequest.standard(settings), whole);
    }

    /** The files that articles ask to be published unchanged. */
    private Set<SourcePath> whole(Site site) {
        return site.entries()
                .flatMap(AuthoredLink::withMetadataKept)
                .flatMap(mention -> links.resolve(mention.from(), mention.page(), mention.written()).stream())
                .flatMap(target -> target.file().stream())
                .map(ProjectFile::source)
                .collect(Collectors.toUnmodifiableSet());
    }
}
