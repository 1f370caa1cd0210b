package dev.octavo.render.asset;

import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.Server;
import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.picture.RenditionRequest;
import dev.octavo.lib.picture.Svg;
import dev.octavo.lib.picture.SvgFaults;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Generator;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.Planned;
import dev.octavo.render.output.Prerequisite;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans the copies of files in {@code static/}, in the theme's {@code static/}, and beside articles and authors.
 *
 * @param shown the pictures that are published as their largest rendition, and the drawings that are checked
 */
public record StaticFiles(Links links, Set<SourcePath> shown) implements Generator {
    @Override
    public Stream<Planned> plan(Site site) {
        boolean keepAll = site.config().pictures().keepMetadata();
        Set<SourcePath> unchanged = keepAll ? Set.of() : publishedUnchanged(site);
        // An author's own rules become part of ours, except JSON, which cannot be joined as text.
        Set<Address> rules = site.config().machines().ruleFiles();
        rules.remove(Server.VERCEL.redirects());
        return site.files().stream()
                .filter(file -> rules.isEmpty() || !rules.contains(file.address()))
                .map(file -> output(file, site.config(), keepAll || unchanged.contains(file.source())))
                .map(Planned::of);
    }

    private Output output(ProjectFile file, SiteConfig settings, boolean keepsMetadata) {
        if (!shown.contains(file.source())) {
            return LookFiles.changed(file, settings.design(), keepsMetadata)
                    .orElseGet(() -> file.source().value().endsWith(".css")
                            ? new Stylesheet(file, keepsMetadata)
                            : new CopiedFile(file, keepsMetadata));
        }
        return file.source().isSvg()
                ? new ShownDrawing(file, keepsMetadata)
                : new ShownPicture(file, settings.pictures().request(), keepsMetadata);
    }

    /** The files that articles ask to publish unchanged. */
    private Set<SourcePath> publishedUnchanged(Site site) {
        return site.articles()
                .flatMap(AuthoredLink::withMetadataKept)
                .flatMap(mention -> links.resolve(mention.from(), mention.page(), mention.written()).stream())
                .flatMap(target -> target.file().stream())
                .map(ProjectFile::source)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A file of the site that is a copy of one of the project. */
    private record CopiedFile(ProjectFile file, boolean keepsMetadata) implements Copyable {
        @Override
        public Content make(Inputs inputs) {
            return copy();
        }
    }

    /** A stylesheet: a theme's without its comments, any other as it is. */
    private record Stylesheet(ProjectFile file, boolean keepsMetadata) implements Copyable {
        @Override
        public Content make(Inputs inputs) {
            byte[] css = inputs.bytes(file.source());
            return PackedStylesheet.isOfTheme(css) ? new Content.Bytes(PackedStylesheet.of(css)) : copy();
        }
    }

    /** A picture that pages show but do not link to. Only its largest rendition is published, so that the original stays private. */
    private record ShownPicture(ProjectFile file, RenditionRequest request, boolean keepsMetadata)
            implements Copyable, Prerequisite {
        @Override
        public Content make(Inputs inputs) {
            return inputs.shownPicture(file.source(), request).orElseGet(this::copy);
        }
    }

    /**
     * An SVG beside an article or author that is shown as a picture. Rejects drawings with scripts, which do not run in pictures, or
     * with entities that expand too far.
     */
    private record ShownDrawing(ProjectFile file, boolean keepsMetadata) implements Copyable {
        @Override
        public Content make(Inputs inputs) {
            String text = Svg.text(inputs.bytes(file.source()));
            Problems problems = new Problems();
            for (SvgFaults.Place place : SvgFaults.of(text)) {
                problems.add(ProblemKind.SCRIPT
                        .error(
                                "the drawing " + place.fault().fact(),
                                Location.at(file.source().value(), place.line(), 1))
                        .hint(place.fault().remedy()));
            }
            problems.requireNoErrors();
            return copy();
        }
    }
}
