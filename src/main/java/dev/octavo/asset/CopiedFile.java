package dev.octavo.asset;

import dev.octavo.address.Address;
import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Origin;
import dev.octavo.output.Output;
import dev.octavo.problem.Location;
import dev.octavo.site.ProjectFile;

/**
 * A file of the site that has the bytes of one of the project.
 *
 * @param whole whether a picture keeps what it says of camera, place and time
 */
record CopiedFile(ProjectFile file, boolean whole) implements Output {
    @Override
    public Address address() {
        return file.address();
    }

    @Override
    public Origin origin() {
        return Origin.of(
                        "the file " + file.source(), Location.file(file.source().value()))
                .remedy("give the file another name, or take it away");
    }

    @Override
    public Content make(Inputs inputs) {
        return new Content.Copy(file.source(), whole);
    }
}
