package dev.octavo.build.check;

import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.links.Links;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.picture.PixelSize;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks whether icons can be made from the picture that {@code site.yaml} names, and whether the logo is the site's own. */
public final class SiteIcon {
    private static final int MIN_WIDTH = 512;

    private SiteIcon() {}

    public static Stream<Problem> check(PlannedSite planned) {
        SiteConfig site = planned.site().config();
        return Stream.of(
                        AuthoredLink.logo(site).flatMap(logo -> elsewhere("logo", logo, planned)),
                        AuthoredLink.icon(site)
                                .flatMap(
                                        icon -> elsewhere("icon", icon, planned).or(() -> unfit(icon, planned))))
                .flatMap(Optional::stream);
    }

    private static Optional<Problem> elsewhere(String what, AuthoredLink picture, PlannedSite planned) {
        return Links.isExternal(picture.written())
                ? Optional.of(ProblemKind.ICON
                        .error(
                                "the " + what + " \"" + picture.written() + "\" lies on another site",
                                LinkLocation.of(picture, planned.project()))
                        .hint("put a copy into static/, and write its name"))
                : Optional.empty();
    }

    private static Optional<Problem> unfit(AuthoredLink icon, PlannedSite planned) {
        return planned.links()
                .icon(planned.site().config())
                .flatMap(SiteIcon::fault)
                .map(fault -> ProblemKind.ICON
                        .error(
                                "the icon \"" + icon.written() + "\" " + fault.fact(),
                                LinkLocation.of(icon, planned.project()))
                        .hint(fault.remedy()));
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
