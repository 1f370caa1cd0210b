package dev.octavo.render.page.facts;

import dev.octavo.lib.address.Address;
import java.util.Optional;

/**
 * An author as posts name them.
 *
 * @param href their page; absent if they have neither a file nor a listed post, so that it would be empty
 */
public record Writer(String name, Optional<Address> href, Optional<Picture> picture) {}
