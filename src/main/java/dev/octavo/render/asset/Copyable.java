package dev.octavo.render.asset;

import dev.octavo.blog.site.ProjectFile;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Location;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;

/** A file of the site made from one of the project and published at its address. */
public interface Copyable extends Output {
    ProjectFile file();

    /** Whether a picture keeps its private metadata: camera, place and time. */
    boolean keepsMetadata();

    @Override
    default Address address() {
        return file().address();
    }

    @Override
    default Origin origin() {
        return Origin.of(
                        "the file " + file().source(),
                        Location.file(file().source().value()))
                .remedy("give the file another name, or remove it");
    }

    default Content copy() {
        return new Content.Copy(file().source(), keepsMetadata());
    }
}
