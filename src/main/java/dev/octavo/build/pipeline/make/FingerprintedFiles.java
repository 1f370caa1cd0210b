package dev.octavo.build.pipeline.make;

import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.build.pipeline.picture.PictureFile;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.LastingFiles;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.OutputPath;
import dev.octavo.render.output.Planned;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The stylesheets, scripts and icons that templates name with {@code href}, each under a name with a fingerprint of its
 * bytes, so that browsers may keep it for good and still show a new one at once. Such a file lies beside the one with the
 * plain name, so relative addresses in it stay right. Safe to use from several threads.
 */
public final class FingerprintedFiles {
    /** All files keep their plain names, as in a preview, where an edited stylesheet then changes no page. */
    public static final FingerprintedFiles NONE = new FingerprintedFiles(Map.of());

    private static final Pattern ICON = Pattern.compile(".*\\.(?:ico|png|svg)");

    private final Map<Address, Planned> plain;
    private final Map<Address, Optional<PictureFile>> known = new ConcurrentHashMap<>();

    private FingerprintedFiles(Map<Address, Planned> plain) {
        this.plain = plain;
    }

    /** The files among all of a site. */
    public static FingerprintedFiles of(Collection<Planned> files) {
        Map<Address, Planned> plain = new HashMap<>();
        for (Planned file : files) {
            Address address = file.address();
            if (LastingFiles.isCode(address)
                    || (!address.isPage() && ICON.matcher(address.path()).matches())) {
                plain.putIfAbsent(address, file);
            }
        }
        return new FingerprintedFiles(plain);
    }

    /** Whether a page may name the file with a fingerprint; pictures only where {@code icon} says that it is one. */
    boolean mayHave(Address address, boolean icon) {
        return (icon || LastingFiles.isCode(address)) && plain.containsKey(address);
    }

    /** The file that has a fingerprint in its name; absent if a page must name the one at {@code address}. */
    Optional<PictureFile> of(Address address, Sources sources) {
        Planned file = plain.get(address);
        return file == null ? Optional.empty() : known.computeIfAbsent(address, absent -> made(file.output(), sources));
    }

    private static Optional<PictureFile> made(Output output, Sources sources) {
        try {
            Content content = output.make(new ProjectInputs(sources, output, file -> {}));
            if (content instanceof Content.Kept) {
                return Optional.empty(); // a picture in another size is large, and may not be ready
            }
            byte[] bytes = Making.bytes(sources.project(), content);
            Hash hash = Hash.of(bytes);
            Address address = new Address(hash.in(output.address().path()));
            if (OutputPath.fault(address).isPresent()) {
                return Optional.empty(); // its name would be too long
            }
            SourcePath source = content instanceof Content.Copy copy ? copy.source() : ProjectInputs.SETTINGS;
            return Optional.of(new PictureFile(address, source, hash, () -> bytes));
        } catch (ProblemException e) {
            return Optional.empty(); // reported for the file with the plain name
        }
    }
}
