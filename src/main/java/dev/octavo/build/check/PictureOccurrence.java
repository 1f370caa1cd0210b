package dev.octavo.build.check;

import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.markdown.html.Body.Part;
import dev.octavo.blog.markdown.html.RawTag;
import dev.octavo.blog.markdown.syntax.Entities;
import dev.octavo.blog.site.Article;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.blog.site.FrontMatter.Illustration;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.lib.problem.Location;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A place where an article shows a picture of the site.
 *
 * @param alt the alternative text; empty for decoration
 * @param width the width attribute as written; empty if there is none
 * @param illustration whether it is at the head of an article and in lists
 */
record PictureOccurrence(ProjectFile file, String alt, String width, boolean illustration, Location place) {
    /** All occurrences in articles and their front matter of pictures that are files of the site. */
    static Stream<PictureOccurrence> all(PlannedSite planned) {
        return planned.site()
                .articles()
                .flatMap(article -> Stream.concat(illustration(planned, article), inText(planned, article)));
    }

    private static Stream<PictureOccurrence> illustration(PlannedSite planned, Article article) {
        Optional<Illustration> illustration = article.meta().illustration();
        return AuthoredLink.in(article)
                .filter(link -> link.kind() == Kind.IMAGE && link.place().isEmpty())
                .filter(link ->
                        illustration.isPresent() && illustration.get().src().equals(link.written()))
                .flatMap(link -> file(planned, article, link.written())
                        .map(file -> new PictureOccurrence(
                                file,
                                plain(illustration.orElseThrow().alt()),
                                "",
                                true,
                                LinkLocation.of(link, planned.project()))));
    }

    private static Stream<PictureOccurrence> inText(PlannedSite planned, Article article) {
        boolean any = article.links().stream().anyMatch(link -> link.kind() == Kind.IMAGE);
        List<Part> parts = any ? planned.bodies().apply(article).parts() : List.of();
        return parts.stream()
                .filter(Part.Image.class::isInstance)
                .map(Part.Image.class::cast)
                .flatMap(image -> file(planned, article, image.link().destination())
                        .map(file -> new PictureOccurrence(
                                file,
                                alt(image.attributes()),
                                image.given().width(),
                                false,
                                Location.at(
                                        article.source().path().value(),
                                        image.link().line(),
                                        image.link().column()))));
    }

    private static Stream<ProjectFile> file(PlannedSite planned, Article article, String written) {
        return planned.links().target(article.source().path(), article.address(), written).stream()
                .flatMap(target -> target.file().stream());
    }

    private static String alt(String attributes) {
        return Optional.ofNullable(RawTag.at("<img" + attributes + ">", 0))
                .flatMap(tag -> tag.value("alt"))
                .map(alt -> plain(Entities.decode(alt)))
                .orElse("");
    }

    /** Whether both have the same alternative text, ignoring case and a full stop. */
    boolean hasSameAlt(PictureOccurrence other) {
        return alt.replaceFirst("\\.$", "").equalsIgnoreCase(other.alt.replaceFirst("\\.$", ""));
    }

    private static String plain(String alt) {
        return alt.replaceAll("\\s+", " ").strip();
    }
}
