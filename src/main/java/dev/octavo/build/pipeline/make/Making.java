package dev.octavo.build.pipeline.make;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.SecretText;
import dev.octavo.build.cache.Ledger;
import dev.octavo.build.cache.Ledger.ByProduct;
import dev.octavo.build.cache.Ledger.Changes;
import dev.octavo.build.cache.Ledger.Made;
import dev.octavo.build.disk.SiteWriter;
import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.build.pipeline.picture.PictureFile;
import dev.octavo.build.pipeline.picture.RequestedPicture;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.picture.codec.Gzip;
import dev.octavo.lib.picture.privacy.MetadataStripper;
import dev.octavo.lib.plain.Fingerprint;
import dev.octavo.lib.problem.Bug;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.work.Parallel;
import dev.octavo.lib.work.Progress;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Listing;
import dev.octavo.render.output.MediaTypes;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.OutputPath;
import dev.octavo.render.output.Prerequisite;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes the planned files, except those whose inputs have not changed. Safe to use from several threads. */
public final class Making {
    private static final Hash NOWHERE = new Hash(0, 0);

    private final Sources sources;
    private final Ledger ledger;
    private final Answers answers;
    private final Optional<SiteWriter> writing;
    private final ByProducts byProducts;
    private final boolean precompressing;
    // Hashes of records that many outputs share, keyed by identity, since comparing records takes as long as hashing
    // them. An IdentityHashMap takes a third of the memory of a concurrent map, and has two records for each post.
    private final Map<Record, Hash> shared = Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * @param planned all addresses of the site
     * @param writing absent if the site is only checked
     */
    public Making(Sources sources, Ledger ledger, Answers answers, Set<Address> planned, Optional<SiteWriter> writing) {
        this.sources = sources;
        this.ledger = ledger;
        this.answers = answers;
        this.writing = writing;
        this.byProducts = new ByProducts(planned, writing);
        this.precompressing =
                writing.isPresent() && sources.read().site().config().machines().precompress();
    }

    /**
     * The content of a file, made regardless of the ledger.
     *
     * @param byProducts the files made along with it
     * @param pending the pictures that were not ready
     * @param behind whether its suggestions are from before an edit, until the posts have been compared again
     */
    public record Fresh(Content content, List<PictureFile> byProducts, Set<RequestedPicture> pending, boolean behind) {
        public static Fresh of(Sources sources, Output output) {
            List<PictureFile> byProducts = new ArrayList<>();
            ProjectInputs inputs = new ProjectInputs(sources, output, byProducts::add);
            try {
                Content content = output.make(inputs);
                byProducts.addAll(inputs.byProducts());
                return new Fresh(content, byProducts, inputs.pending(), inputs.isBehind());
            } catch (RuntimeException | Error bug) {
                Bug.note(bug, output.madeFor());
                throw bug;
            }
        }
    }

    /**
     * Makes all outputs of {@code plan} that are out of date, even if some fail, and returns their problems.
     *
     * @param progress called after each output
     */
    public List<Problem> all(List<Output> plan, int threads, Progress progress) {
        Problems problems = new Problems();
        List<Output> first =
                plan.stream().filter(Prerequisite.class::isInstance).toList();
        AtomicInteger done = new AtomicInteger();
        Parallel.each(inOrder(plan, first), threads, output -> {
            try {
                problems.addAll(unlessCurrent(output));
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            } catch (OutOfMemoryError | StackOverflowError e) {
                problems.add(Problem.exhausted(e, output.madeFor()));
            } catch (RuntimeException | Error bug) {
                Bug.note(bug, output.madeFor());
                throw bug;
            }
            report(progress, done.incrementAndGet(), first.size(), plan.size());
        });
        return MergedProblems.once(problems.sorted());
    }

    private static List<Output> inOrder(List<Output> plan, List<Output> first) {
        return first.isEmpty()
                ? plan
                : Stream.concat(first.stream(), plan.stream().filter(output -> !(output instanceof Prerequisite)))
                        .toList();
    }

    private static void report(Progress progress, int done, int first, int all) {
        if (done < first) {
            progress.at(Figures.count(first - done, "picture") + " left", done, first);
        } else {
            progress.at("make", done, all);
        }
    }

    /** Returns warnings about a file that was made. */
    List<Problem> unlessCurrent(Output output) {
        OutputPath path = OutputPath.of(output.address());
        Map<String, Hash> parts = parts(output);
        Optional<List<String>> reasons = reasonsToMake(path, parts);
        if (reasons.isPresent()) {
            return make(output, path, parts, reasons.get());
        }
        ledger.keep(path.value());
        return List.of();
    }

    private Map<String, Hash> parts(Output output) {
        Map<String, Hash> parts = Fingerprint.parts((Record) output, this::shared);
        // "class" cannot be the name of a component.
        parts.put("class", Fingerprint.of(output.getClass().getName()));
        if (precompressing) {
            parts.put("precompressed", NOWHERE);
        }
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

    /** Returns why the file must be made, in words for an author; absent if it is up to date. */
    private Optional<List<String>> reasonsToMake(OutputPath path, Map<String, Hash> parts) {
        Optional<Made> made = ledger.of(path.value());
        if (made.isEmpty()) {
            return Optional.of(ledger.head().builds() == 0 ? Reasons.NOTHING_KNOWN : Reasons.NEW);
        }
        Changes changes = Ledger.changes(made.get(), parts, answers::hash);
        if (changes.any()) {
            return Optional.of(Reasons.of(changes));
        }
        boolean kept = byProducts.keep(made.get().byProducts())
                && (writing.isEmpty() || writing.get().keep(path, made.get().content()));
        if (!kept) {
            return Optional.of(Reasons.NOT_AS_LEFT);
        }
        for (String key : made.get().answers().keySet()) {
            Question question = Question.of(key);
            question.keep(sources);
            putFingerprinted(question);
        }
        return Optional.empty();
    }

    private List<Problem> make(Output output, OutputPath path, Map<String, Hash> parts, List<String> reasons) {
        List<Problem> warnings = List.of();
        Map<String, ByProduct> recorded = new LinkedHashMap<>();
        ProjectInputs inputs = new ProjectInputs(sources, output, file -> putBeside(file, recorded));
        Content content = output.make(inputs);
        inputs.pending().forEach(sources.pictures()::look);
        Map<String, Hash> asked = new LinkedHashMap<>();
        inputs.asked().forEach((key, question) -> {
            asked.put(key, answers.hash(key, question));
            putFingerprinted(question);
        });
        if (content instanceof Content.Copy copy) {
            // Hashed before the copy, so that a change meanwhile causes another copy next time.
            Question file = new Question.CopiedFile(copy.source());
            asked.put(file.key(), answers.hash(file.key(), file));
            warnings = SecretText.in(sources.project(), copy.source());
        }
        if (output instanceof Listing) {
            writing.ifPresent(files -> files.writeLast(path));
        }
        Hash hash = put(path, content);
        inputs.byProducts().forEach(file -> putBeside(file, recorded));
        SourcePath source = content instanceof Content.Copy copy ? copy.source() : ProjectInputs.SETTINGS;
        putCompressed(path, source, () -> bytes(sources.project(), content), recorded);
        if (warnings.isEmpty()) { // otherwise, the next build repeats them
            ledger.put(path.value(), new Made(ledger.build(), parts, hash, recorded, asked, reasons));
        }
        return content instanceof Content.Copy copy && isMeant(copy.source()) ? List.of() : warnings;
    }

    /** Writes the file that an output loads by a name with a fingerprint. Many share one, so no output records it. */
    private void putFingerprinted(Question question) {
        if (question instanceof Question.FingerprintedName name) {
            Optional<PictureFile> file = sources.fingerprinted(name.about());
            // One that is planned has the same bytes.
            if (file.isPresent() && !byProducts.isPlanned(file.get().address()) && !byProducts.isThere(file.get())) {
                putBeside(file.get(), new LinkedHashMap<>());
            }
        }
    }

    private void putBeside(PictureFile file, Map<String, ByProduct> recorded) {
        byProducts.put(file, recorded);
        putCompressed(OutputPath.of(file.address()), file.source(), file.bytes(), recorded);
    }

    /** Writes the compressed copy of a text file, unless it saves nothing, or the author has one there. */
    private void putCompressed(
            OutputPath path, SourcePath source, Supplier<byte[]> content, Map<String, ByProduct> recorded) {
        Address address = new Address("/" + path.value() + ".gz");
        if (!precompressing
                || !MediaTypes.isText(path.value())
                || byProducts.isPlanned(address)
                || OutputPath.fault(address).isPresent()) { // the name is too long
            return;
        }
        byte[] bytes = content.get();
        byte[] packed = Gzip.compressed(bytes);
        if (packed.length < bytes.length) {
            byProducts.put(new PictureFile(address, source, Hash.of(packed), () -> packed), recorded);
        }
    }

    /** All bytes of a file as it is published. */
    static byte[] bytes(Project project, Content content) {
        if (content instanceof Content.Copy copy) {
            return withoutMetadata(project, copy)
                    .orElseGet(() -> project.look(copy.source(), InputStream::readAllBytes));
        }
        return content instanceof Content.Kept kept ? kept.bytes().get() : ((Content.Bytes) content).bytes();
    }

    /** Returns whether the author says that everybody may have the file, whatever it contains. */
    private boolean isMeant(SourcePath file) {
        return sources.read().site().config().publishFiles().contains(file.value());
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
        // Read it anyway, to report an unreadable file.
        sources.project().look(source, in -> in.transferTo(OutputStream.nullOutputStream()));
        return NOWHERE;
    }

    private Hash put(OutputPath path, Content.Kept content) {
        boolean isThere = writing.isEmpty() || writing.get().keep(path, content.hash());
        return isThere
                ? content.hash()
                : writing.get().put(path, new Content.Bytes(content.bytes().get()));
    }

    /**
     * Returns the file without private metadata; empty if it is published unchanged.
     *
     * @throws ProblemException if it is too large, or malformed so that reading it would take too long
     */
    public static Optional<byte[]> withoutMetadata(Project project, Content.Copy copy) {
        SourcePath source = copy.source();
        boolean asItIs = copy.keepsMetadata()
                || !project.isOwn(project.file(source)); // the program's pictures have no private metadata
        return asItIs ? Optional.empty() : project.look(source, in -> MetadataStripper.strip(source, in));
    }
}
