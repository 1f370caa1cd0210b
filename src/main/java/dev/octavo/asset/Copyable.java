package dev.octavo.asset;

import dev.octavo.address.Address;
import dev.octavo.output.Content;
import dev.octavo.output.Origin;
import dev.octavo.output.Output;
import dev.octavo.problem.Location;
import dev.octavo.site.ProjectFile;

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
