package dev.octavo.build.pipeline.make;

import dev.octavo.blog.links.Links;
import dev.octavo.blog.site.FrontMatter.Focus;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.SiteConfig.Pictures;
import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.picture.PictureFormat;
import dev.octavo.lib.picture.PixelSize;
import dev.octavo.lib.picture.RenditionRequest;
import dev.octavo.lib.picture.RenditionRequest.Crop;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.PictureSet;
import dev.octavo.render.output.PictureSet.Candidate;
import dev.octavo.render.template.model.PictureRequest;
import dev.octavo.render.template.model.ResponsivePicture;
import dev.octavo.render.template.model.ResponsivePicture.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Renders the pictures that templates request. */
record TemplatePicture(Sources sources, Output output) {
    private static final SourcePath OF_SITE = new SourcePath("content/site.yaml");
    private static final Focus MIDDLE = new Focus(50, 50);

    /**
     * Returns what a template writes for a picture.
     *
     * @param choices the renditions of a picture; absent if the file is shown unchanged
     * @param cameras what a photograph says of its camera
     */
    Optional<ResponsivePicture> offered(
            PictureRequest requested,
            BiFunction<ProjectFile, RenditionRequest, Optional<PictureSet>> choices,
            Function<ProjectFile, Optional<String>> cameras) {
        if (requested.file().isEmpty() && Links.isExternal(requested.written())) {
            return Optional.of(
                    ResponsivePicture.alone(Links.external(requested.written()), Optional.empty(), Optional.empty()));
        }
        return file(requested)
                .map(file -> choices.apply(file, request(requested))
                        .map(set -> offered(set, requested))
                        .orElseGet(() -> ResponsivePicture.alone(
                                url().href(file.address()),
                                file.size().map(PixelSize::width),
                                file.size().map(PixelSize::height)))
                        .with(requested.isWhole() ? cameras.apply(file) : Optional.empty()));
    }

    private SiteUrl url() {
        return sources.read().site().config().url();
    }

    private Optional<ProjectFile> file(PictureRequest requested) {
        return requested.file().isPresent()
                ? sources.links().file(requested.file().get())
                : path(requested.written()).answer(sources);
    }

    /** Returns the question which file {@code written} leads to; from the root, it is the same on every page. */
    PicturePath path(String written) {
        if (written.startsWith("/")) {
            return new PicturePath(OF_SITE, Address.HOME, written);
        }
        SourcePath from = output.origin()
                .where()
                .map(where -> new SourcePath(where.path()))
                .orElse(OF_SITE);
        return new PicturePath(from, output.address(), written);
    }

    private RenditionRequest request(PictureRequest requested) {
        Pictures settings = sources.read().site().config().pictures();
        Focus focus = requested.focus().orElse(MIDDLE);
        return new RenditionRequest(
                requested.widths().isEmpty()
                        ? settings.widths()
                        : requested.widths().stream().sorted().distinct().toList(),
                requested.ratio().map(ratio -> new Crop(ratio.width(), ratio.height(), focus.x(), focus.y())),
                requested.quality().orElse(settings.quality()),
                requested.quality().orElse(settings.webpQuality()));
    }

    private ResponsivePicture offered(PictureSet set, PictureRequest requested) {
        Map<PictureFormat, List<Candidate>> formats = set.candidates().stream()
                .collect(Collectors.groupingBy(Candidate::format, LinkedHashMap::new, Collectors.toList()));
        List<Candidate> original = formats.values().iterator().next();
        List<Candidate> files = requested.format().equals(Optional.of(PictureRequest.Format.WEBP))
                ? formats.getOrDefault(PictureFormat.WEBP, original)
                : original;
        List<Source> others = formats.entrySet().stream()
                .filter(other -> requested.format().isEmpty() && other.getValue() != files)
                .map(other -> new Source(other.getKey().mediaType(), srcset(other.getValue())))
                .toList();
        return new ResponsivePicture(
                url().href(files.get(files.size() - 1).address()),
                Optional.of(set.width()),
                Optional.of(set.height()),
                Optional.of(files).filter(several -> several.size() > 1).map(this::srcset),
                others,
                Optional.of(set.colour()).filter(colour -> !colour.isEmpty()),
                Optional.empty());
    }

    private String srcset(List<Candidate> files) {
        return files.size() == 1
                ? url().href(files.get(0).address())
                : files.stream()
                        .map(file -> url().href(file.address()) + " " + file.width() + "w")
                        .collect(Collectors.joining(", "));
    }
}
