package dev.octavo.page.facts;

import dev.octavo.address.Address;
import java.util.Optional;

/**
 * An author as a post names them.
 *
 * @param href their page; absent where they have neither a file nor a listed post, so that nothing would stand on it
 */
public record Writer(String name, Optional<Address> href) {}
