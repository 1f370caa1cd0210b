package dev.octavo.render.template;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks addresses of the site that templates link to. */
@FunctionalInterface
public interface AddressCheck {
    AddressCheck UNCHECKED = (address, place) -> Optional.empty();

    /** The problem with {@code address}, if any. {@code place} is costly, so call it only if there is one. */
    Optional<Problem> problem(Address address, Supplier<Location> place);
}
