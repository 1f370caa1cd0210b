package dev.octavo.build.pipeline.picture;

import dev.octavo.blog.links.AuthoredLink;
import dev.octavo.blog.site.Article.Link.Kind;
import dev.octavo.build.check.LinkLocation;
import dev.octavo.lib.picture.codec.Fault;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import java.util.Optional;

/** Reports problems of a picture at the place where an article shows it. */
record PictureFaults(Published published) {
    ProblemException of(RequestedPicture wanted, Fault fault) {
        Optional<AuthoredLink> shown = AuthoredLink.all(published.site())
                .filter(mention -> mention.kind() == Kind.IMAGE)
                .filter(mention -> leadsTo(mention, wanted))
                .findFirst();
        String name = shown.map(AuthoredLink::written).orElse(wanted.file().value());
        Location place = shown.map(mention -> LinkLocation.of(mention, published.project()))
                .orElse(Location.file(wanted.file().value()));
        return new ProblemException(ProblemKind.BROKEN_PICTURE
                .error("the picture \"" + name + "\" " + fault.fact(), place)
                .about(name)
                .hint(fault.remedy()));
    }

    private boolean leadsTo(AuthoredLink mention, RequestedPicture wanted) {
        return published
                .links()
                .file(mention)
                .filter(file -> file.source().equals(wanted.file()))
                .isPresent();
    }
}
