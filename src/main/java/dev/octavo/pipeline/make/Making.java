package dev.octavo.pipeline.make;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.cache.Ledger;
import dev.octavo.cache.Ledger.Beside;
import dev.octavo.cache.Ledger.Changes;
import dev.octavo.cache.Ledger.Made;
import dev.octavo.cache.Read;
import dev.octavo.disk.SiteWriter;
import dev.octavo.hash.Hash;
import dev.octavo.output.Content;
import dev.octavo.output.Groundwork;
import dev.octavo.output.Listing;
import dev.octavo.output.Output;
import dev.octavo.output.OutputPath;
import dev.octavo.picture.privacy.MetadataStripper;
import dev.octavo.pipeline.make.ProjectInputs.Sources;
import dev.octavo.pipeline.picture.PictureFile;
import dev.octavo.pipeline.picture.Wanted;
import dev.octavo.plain.Fingerprint;
import dev.octavo.problem.Figures;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import dev.octavo.project.Project;
import dev.octavo.work.Parallel;
import dev.octavo.work.Progress;
import java.io.OutputStream;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Makes the planned files, except those whose inputs have not changed. Safe to use from several threads. */
public final class Making {
    private static final Hash NOWHERE = new Hash(0, 0);

    private final Sources sources;
    private final Ledger ledger;
    private final Present present;
    private final Optional<SiteWriter> writing;
    private final ByProducts byProducts;
    // Of records that many outputs hold, each made once. By identity: to compare records by what they hold would take
    // as long as to hash them. Such a map takes a third of the memory of a concurrent one, and two records of each
    // post are in it.
    private final Map<Record, Hash> shared = Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * @param planned all addresses of the site
     * @param writing where the files go; absent where the site is only checked
     */
    public Making(Sources sources, Ledger ledger, Present present, Set<Address> planned, Optional<SiteWriter> writing) {
        this.sources = sources;
        this.ledger = ledger;
        this.present = present;
        this.writing = writing;
        this.byProducts = new ByProducts(planned, writing);
    }

    /**
     * What stands in a file, whatever was there before.
     *
     * @param besides what it brings along
     * @param pending the pictures that it is to have when they are ready
     * @param behind whether what it says of other posts is that of before an edit, until they are compared again
     */
    public record Fresh(Content content, List<PictureFile> besides, Set<Wanted> pending, boolean behind) {
        public static Fresh of(Sources sources, Output output) {
            ProjectInputs inputs = new ProjectInputs(sources, output);
            Content content = output.make(inputs);
            return new Fresh(content, List.copyOf(inputs.besides()), inputs.pending(), inputs.isBehind());
        }
    }

    /**
     * Makes all of {@code plan} that is not as it was, however many of them fail, and says what is wrong with them.
     *
     * @param progress hears how many are done
     */
    public List<Problem> all(List<Output> plan, int threads, Progress progress) {
        Problems problems = new Problems();
        List<Output> first = plan.stream().filter(Groundwork.class::isInstance).toList();
        AtomicInteger done = new AtomicInteger();
        Parallel.each(inOrder(plan, first), threads, output -> {
            try {
                unlessCurrent(output);
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            } catch (OutOfMemoryError e) {
                problems.add(outOfMemory(output));
            }
            tell(progress, done.incrementAndGet(), first.size(), plan.size());
        });
        return Folded.once(problems.sorted());
    }

    private static List<Output> inOrder(List<Output> plan, List<Output> first) {
        return first.isEmpty()
                ? plan
                : Stream.concat(first.stream(), plan.stream().filter(output -> !(output instanceof Groundwork)))
                        .toList();
    }

    private static void tell(Progress progress, int done, int first, int all) {
        if (done < first) {
            progress.at(Figures.count(first - done, "picture") + " left", done, first);
        } else {
            progress.at("make", done, all);
        }
    }

    private static Problem outOfMemory(Output output) {
        String message = "there was not enough memory to make " + output.address();
        return output.origin()
                .where()
                .map(where -> Problem.error(message, Location.file(where.path())))
                .orElseGet(() -> Problem.error(message))
                .hint("split it into smaller parts, or give Java more memory: JDK_JAVA_OPTIONS=-Xmx2g");
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
        parts.put("class", Fingerprint.of(output.getClass().getName()));
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
        boolean kept = byProducts.keep(made.get().besides())
                && (writing.isEmpty() || writing.get().keep(path, made.get().content()));
        if (!kept) {
            return Optional.of(Reasons.NOT_AS_LEFT);
        }
        sources.pictures().use(made.get().reads().keySet());
        made.get().reads().keySet().stream()
                .filter(read -> read.kind() == Read.Kind.TEXTS)
                .forEach(read -> sources.read()
                        .site()
                        .entries()
                        .forEach(entry -> sources.read().articles().keepDerived(entry, read.name())));
        return Optional.empty();
    }

    private void make(Output output, OutputPath path, Map<String, Hash> parts, List<String> reasons) {
        ProjectInputs inputs = new ProjectInputs(sources, output);
        Content content = output.make(inputs);
        inputs.pending().forEach(sources.pictures()::look);
        Map<Read, Hash> reads = new LinkedHashMap<>();
        inputs.seen().forEach(read -> reads.put(read, present.apply(read)));
        if (content instanceof Content.Copy copy) {
            // Before it is copied: what is written meanwhile is copied again the next time.
            Read file = new Read(Read.Kind.FILE, copy.source().value());
            reads.put(file, present.apply(file));
        }
        if (output instanceof Listing) {
            writing.ifPresent(files -> files.writeLast(path));
        }
        Hash hash = put(path, content);
        Map<String, Beside> besides = byProducts.put(inputs.besides());
        ledger.put(path.value(), new Made(ledger.build(), parts, hash, besides, reads, reasons));
    }

    private Hash put(OutputPath path, Content content) {
        if (content instanceof Content.Bytes bytes) {
            return writing.map(files -> files.put(path, bytes)).orElse(NOWHERE);
        }
        if (content instanceof Content.Kept kept) {
            return put(path, kept);
        }
        Content.Copy copy = (Content.Copy) content;
        SourcePath source = copy.source();
        Optional<byte[]> bytes = withoutMetadata(sources.project(), copy);
        if (writing.isPresent()) {
            return bytes.isPresent()
                    ? writing.get().put(path, new Content.Bytes(bytes.get()))
                    : writing.get().put(path, out -> sources.project().copy(source, out));
        }
        // It is still read, since it may be unreadable.
        sources.project().look(source, in -> in.transferTo(OutputStream.nullOutputStream()));
        return NOWHERE;
    }

    private Hash put(OutputPath path, Content.Kept content) {
        boolean isThere = writing.isEmpty() || writing.get().keep(path, content.sum());
        return isThere
                ? content.sum()
                : writing.get().put(path, new Content.Bytes(content.bytes().get()));
    }

    /**
     * What is published instead of the file; empty where that is the file.
     *
     * @throws ProblemException where it is too large, or made to keep programs busy
     */
    public static Optional<byte[]> withoutMetadata(Project project, Content.Copy copy) {
        SourcePath source = copy.source();
        boolean asItIs = copy.whole() || !project.isOwn(source); // the theme's pictures have nothing to hide
        return asItIs ? Optional.empty() : project.look(source, in -> MetadataStripper.strip(source, in));
    }
}
