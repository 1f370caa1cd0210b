package dev.octavo.pipeline.preview;

import dev.octavo.address.Address;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The files that were looked at last, as they were when they could be made. Safe to use from several threads. */
final class LastGood {
    private static final int MOST = 100;
    private static final long LARGEST = 1 << 20;

    private final Map<Address, Shown> files = new LinkedHashMap<>(MOST, 0.75f, true);

    synchronized void remember(Address address, Shown shown) {
        if (shown.size() > LARGEST) {
            return;
        }
        files.put(address, shown);
        if (files.size() > MOST) {
            files.remove(files.keySet().iterator().next());
        }
    }

    synchronized Optional<Shown> of(Address address) {
        return Optional.ofNullable(files.get(address));
    }
}
