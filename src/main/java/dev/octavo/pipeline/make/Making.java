package dev.octavo.pipeline.make;

import dev.octavo.cache.Ledger;
import dev.octavo.cache.Ledger.Changes;
import dev.octavo.cache.Ledger.Made;
import dev.octavo.cache.Read;
import dev.octavo.hash.Hash;
import dev.octavo.output.Content;
import dev.octavo.output.Listing;
import dev.octavo.output.Output;
import dev.octavo.output.OutputPath;
import dev.octavo.pipeline.make.ProjectInputs.Sources;
import dev.octavo.plain.Fingerprint;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes what is planned, unless what it was made from is as it was. Safe to use from several threads. */
public final class Making {
    private final Sources sources;
    private final Ledger ledger;
    private final Present present;
    private final SiteFiles files;
    // Of records that many outputs hold, each made once. By identity: to compare records by what they hold would take
    // as
    // long as to hash them. Such a map takes a third of the memory of a concurrent one, and two records of each post
    // are
    // in it.
    private final Map<Record, Hash> shared = Collections.synchronizedMap(new IdentityHashMap<>());

    public Making(Sources sources, Ledger ledger, Present present, SiteFiles files) {
        this.sources = sources;
        this.ledger = ledger;
        this.present = present;
        this.files = files;
    }

    /** What stands in the file, whatever was there before. */
    public static Content content(Sources sources, Output output) {
        return output.make(new ProjectInputs(sources, output));
    }

    void unlessCurrent(Output output) {
        OutputPath path = OutputPath.of(output.address());
        Map<String, Hash> parts = parts(output);
        Optional<List<String>> reasons = reasonsToMake(path, parts);
        if (reasons.isPresent()) {
            make(output, path, parts, reasons.get());
        } else {
            ledger.keep(path.value());
        }
    }

    private Map<String, Hash> parts(Output output) {
        Map<String, Hash> parts = Fingerprint.parts((Record) output, this::shared);
        // Under a name that no component has.
        parts.put("", Fingerprint.of(output.getClass().getName()));
        return parts;
    }

    private Hash shared(Record record) {
        Hash before = shared.get(record);
        if (before != null) {
            return before;
        }
        Hash hash = Fingerprint.of(record);
        shared.put(record, hash);
        return hash;
    }

    /** Why the file is to be made, in words for an author; absent where it stays as it is. */
    private Optional<List<String>> reasonsToMake(OutputPath path, Map<String, Hash> parts) {
        Optional<Made> made = ledger.of(path.value());
        if (made.isEmpty()) {
            return Optional.of(ledger.head().builds() == 0 ? Reasons.NOTHING_KNOWN : Reasons.NEW);
        }
        Changes changes = Ledger.changes(made.get(), parts, present);
        if (changes.any()) {
            return Optional.of(Reasons.of(changes));
        }
        return files.keep(path, made.get().content()) ? Optional.empty() : Optional.of(Reasons.NOT_AS_LEFT);
    }

    private void make(Output output, OutputPath path, Map<String, Hash> parts, List<String> reasons) {
        ProjectInputs inputs = new ProjectInputs(sources, output);
        Content content = output.make(inputs);
        Map<Read, Hash> reads = new LinkedHashMap<>();
        inputs.seen().forEach(read -> reads.put(read, present.apply(read)));
        if (content instanceof Content.Copy copy) {
            // Before it is copied: what is written meanwhile is copied again the next time.
            Read file = new Read(Read.Kind.FILE, copy.source().value());
            reads.put(file, present.apply(file));
        }
        if (output instanceof Listing) {
            files.markList(path);
        }
        Hash hash = files.put(path, content);
        ledger.put(path.value(), new Made(ledger.build(), parts, hash, reads, reasons));
    }
}
