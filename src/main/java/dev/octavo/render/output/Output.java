package dev.octavo.render.output;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Location;

/**
 * A planned file of the finished site: a record of plain data that determines the file. Equal outputs that read equal
 * inputs give the same bytes.
 */
public interface Output {
    Address address();

    Origin origin();

    /** The place for messages: the file that it is made for, or else its own path. */
    default Location madeFor() {
        return origin().where().orElse(Location.file(address().path()));
    }

    /** Makes the file's content; reads the project only through {@code inputs}. */
    Content make(Inputs inputs);
}
