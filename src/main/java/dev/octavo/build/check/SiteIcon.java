package dev.octavo.build.check;

import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.lib.picture.PixelSize;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks whether icons can be made from the picture that {@code site.yaml} names, and whether the logo is the site's own. */
public final class SiteIcon {
    private static final int MIN_WIDTH = 512;

    private SiteIcon() {}

    public static Stream<Problem> check(PlannedSite planned) {
        Stream<Problem> logo =
                AuthoredLink.logo(planned.site().config()).stream().flatMap(own -> elsewhere("logo", own, planned));
        Stream<Problem> icons = AuthoredLink.icon(planned.site().config()).stream()
                .flatMap(icon -> {
                    Location place = LinkLocation.of(icon, planned.project());
                    String name = "the icon \"" + icon.written() + "\" ";
                    if (Links.isExternal(icon.written())) {
                        return elsewhere("icon", icon, planned);
                    }
                    return planned.links().icon(planned.site().config()).stream()
                            .flatMap(file -> fault(file).stream())
                            .map(fault ->
                                    Problem.error(name + fault.fact(), place).hint(fault.remedy()));
                });
        return Stream.concat(logo, icons);
    }

    private static Stream<Problem> elsewhere(String what, AuthoredLink picture, PlannedSite planned) {
        return Stream.of(picture)
                .filter(link -> Links.isExternal(link.written()))
                .map(link -> Problem.error(
                                "the " + what + " \"" + link.written() + "\" lies on another site",
                                LinkLocation.of(link, planned.project()))
                        .hint("put a copy into static/, and write its name"));
    }

    private record Fault(String fact, String remedy) {}

    private static Optional<Fault> fault(ProjectFile file) {
        if (file.size().isEmpty()) {
            return Optional.empty(); // an SVG needs no size
        }
        PixelSize size = file.size().get();
        String fact = "is " + size.width() + " × " + size.height() + " pixels";
        if (size.width() != size.height()) {
            return Optional.of(new Fault(fact + ", not square", "cut it to a square, or put it onto one"));
        }
        boolean vector = file.source().isSvg();
        return size.width() < MIN_WIDTH && !vector
                ? Optional.of(new Fault(
                        fact + ", and the largest icon has " + MIN_WIDTH + " × " + MIN_WIDTH,
                        "use a larger one, or an SVG"))
                : Optional.empty();
    }
}
