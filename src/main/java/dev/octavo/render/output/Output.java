package dev.octavo.render.output;

import dev.octavo.lib.address.Address;

/**
 * A planned file of the finished site: a record of plain data that determines the file. Equal outputs that read equal
 * inputs give the same bytes.
 */
public interface Output {
    Address address();

    Origin origin();

    /** Makes the file's content; reads the project only through {@code inputs}. */
    Content make(Inputs inputs);
}
