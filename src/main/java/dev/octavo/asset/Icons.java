package dev.octavo.asset;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.links.Links;
import dev.octavo.output.Generator;
import dev.octavo.output.Output;
import dev.octavo.output.Planned;
import dev.octavo.site.ProjectFile;
import dev.octavo.site.Site;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans the icons of a site, all made from one picture, except those the site has as files of its own. */
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
}
