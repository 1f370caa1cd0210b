package dev.octavo.build.pipeline.make;

import dev.octavo.build.cache.Ledger.ByProduct;
import dev.octavo.build.disk.SiteWriter;
import dev.octavo.build.pipeline.picture.PictureFile;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.OutputPath;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files that are made along with outputs. Each is written once, by the first output that needs it, and stays as
 * long as an output has it. Safe to use from several threads.
 */
final class ByProducts {
    private final Set<Address> planned;
    private final Optional<SiteWriter> writing;
    private final Map<OutputPath, Boolean> there = new ConcurrentHashMap<>();

    /** @param writing absent if the site is only checked */
    ByProducts(Set<Address> planned, Optional<SiteWriter> writing) {
        this.planned = planned;
        this.writing = writing;
    }

    /** Keeps the files on disk; returns false if one is missing or changed. */
    boolean keep(Map<String, ByProduct> recorded) {
        return recorded.entrySet().stream()
                .allMatch(file ->
                        keep(new OutputPath(file.getKey()), file.getValue().content()));
    }

    private boolean keep(OutputPath path, Hash hash) {
        return there.computeIfAbsent(path, absent -> isKept(path, hash) ? true : null) != null;
    }

    private boolean isKept(OutputPath path, Hash hash) {
        return !planned.contains(path.address())
                && writing.map(files -> files.keep(path, hash)).orElse(true);
    }

    boolean isPlanned(Address address) {
        return planned.contains(address);
    }

    /** Whether the file was written or kept already. */
    boolean isThere(PictureFile file) {
        return there.containsKey(OutputPath.of(file.address()));
    }

    /** Writes {@code file} if it is missing or changed on disk, and adds it to {@code recorded}. */
    void put(PictureFile file, Map<String, ByProduct> recorded) {
        OutputPath path = OutputPath.of(file.address());
        there.computeIfAbsent(path, absent -> isPut(path, file));
        recorded.put(path.value(), new ByProduct(file.hash(), file.source().value()));
    }

    private boolean isPut(OutputPath path, PictureFile file) {
        if (planned.contains(file.address())) {
            throw new ProblemException(ProblemKind.SAME_ADDRESS
                    .error(
                            "a file of the site has the address of one that is made: " + file.address(),
                            Location.file(file.source().value()))
                    .hint("keep files of your own out of /pictures/ and /search/"));
        }
        if (!isKept(path, file.hash())) {
            writing.ifPresent(
                    out -> out.put(path, new Content.Bytes(file.bytes().get())));
        }
        return true;
    }
}
