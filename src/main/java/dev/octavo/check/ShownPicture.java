package dev.octavo.check;

import dev.octavo.links.AuthoredLink;
import dev.octavo.markdown.html.Body.Part;
import dev.octavo.markdown.html.RawTag;
import dev.octavo.markdown.syntax.Entities;
import dev.octavo.problem.Location;
import dev.octavo.site.Article.Kind;
import dev.octavo.site.Entry;
import dev.octavo.site.FrontMatter.Illustration;
import dev.octavo.site.ProjectFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A picture of the site where an article shows it.
 *
 * @param alt the words instead of it; empty where it is decoration
 * @param width that the author states, as an attribute holds it; empty where they state none
 * @param illustration whether it stands at the head of an article, and in lists
 */
record ShownPicture(ProjectFile file, String alt, String width, boolean illustration, Location place) {
    /** All pictures that articles and their front matter show and that are files of the site. */
    static Stream<ShownPicture> all(PlannedSite planned) {
        return planned.site()
                .entries()
                .flatMap(entry -> Stream.concat(illustration(planned, entry), inText(planned, entry)));
    }

    private static Stream<ShownPicture> illustration(PlannedSite planned, Entry entry) {
        Optional<Illustration> illustration = entry.meta().illustration();
        return AuthoredLink.in(entry)
                .filter(mention ->
                        mention.kind() == Kind.IMAGE && mention.place().isEmpty())
                .filter(mention ->
                        illustration.isPresent() && illustration.get().src().equals(mention.written()))
                .flatMap(mention -> file(planned, entry, mention.written())
                        .map(file -> new ShownPicture(
                                file,
                                plain(illustration.orElseThrow().alt()),
                                "",
                                true,
                                MentionPlace.of(mention, planned.project()))));
    }

    private static Stream<ShownPicture> inText(PlannedSite planned, Entry entry) {
        boolean any = entry.article().links().stream().anyMatch(link -> link.kind() == Kind.IMAGE);
        List<Part> parts = any ? planned.bodies().apply(entry).parts() : List.of();
        return parts.stream()
                .filter(Part.Image.class::isInstance)
                .map(Part.Image.class::cast)
                .flatMap(image -> file(planned, entry, image.link().destination())
                        .map(file -> new ShownPicture(
                                file,
                                alt(image.attributes()),
                                image.stated().width(),
                                false,
                                Location.at(
                                        entry.source().path().value(),
                                        image.link().line(),
                                        image.link().column()))));
    }

    private static Stream<ProjectFile> file(PlannedSite planned, Entry entry, String written) {
        return planned.links().target(entry.source().path(), entry.address(), written).stream()
                .flatMap(target -> target.file().stream());
    }

    private static String alt(String attributes) {
        return Optional.ofNullable(RawTag.at("<img" + attributes + ">", 0))
                .flatMap(tag -> tag.value("alt"))
                .map(alt -> plain(Entities.decode(alt)))
                .orElse("");
    }

    /** Whether both have the same words, with or without a full stop. */
    boolean saysTheSame(ShownPicture other) {
        return alt.replaceFirst("\\.$", "").equalsIgnoreCase(other.alt.replaceFirst("\\.$", ""));
    }

    private static String plain(String alt) {
        return alt.replaceAll("\\s+", " ").strip();
    }
}
