package dev.octavo.template;

import dev.octavo.address.Address;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import java.util.Optional;
import java.util.function.Supplier;

/** Checks the addresses of the site that templates write. */
@FunctionalInterface
public interface TemplateAddresses {
    TemplateAddresses UNCHECKED = (address, place) -> Optional.empty();

    /** What is wrong with {@code address}. Its {@code place} is costly, so ask for it only where something is. */
    Optional<Problem> fault(Address address, Supplier<Location> place);
}
