package dev.octavo.render.output;

import dev.octavo.lib.address.Address;
import java.util.function.Supplier;

/**
 * A file in the plan: its address, and a supplier of its output, called only if the file is made. For a large site,
 * computing the outputs takes most of the planning.
 */
public record Planned(Address address, Supplier<? extends Output> source) {
    /** Plans an output that already exists. */
    public static Planned of(Output output) {
        return new Planned(output.address(), () -> output);
    }

    public Output output() {
        return source.get();
    }
}
