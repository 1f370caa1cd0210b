package dev.octavo.output;

import dev.octavo.address.Address;
import java.util.function.Supplier;

/**
 * A file in the plan: its address, and what it is made from, which is gathered only if the file is made. For a large
 * site that gathering takes most of the planning.
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
