package dev.octavo.output;

import dev.octavo.address.Address;

/**
 * One file of the finished site, planned: a record of plain data that says all that the file is made from. Two equal
 * outputs that read equal inputs are the same bytes.
 */
public interface Output {
    Address address();

    /** What it is made for. */
    Origin origin();

    /** Makes the file's content; reads the project through {@code inputs} only. */
    Content make(Inputs inputs);
}
