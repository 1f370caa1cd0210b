package dev.octavo.output;

import dev.octavo.address.Address;
import java.util.function.Supplier;

/**
 * A place in the plan: which file there will be, and what it is made from, where it is to be made. For a large site
 * to gather the latter takes most of the planning.
 */
public record Planned(Address address, Supplier<? extends Output> source) {
    /** What is gathered already. */
    public static Planned of(Output output) {
        return new Planned(output.address(), () -> output);
    }

    public Output output() {
        return source.get();
    }
}
