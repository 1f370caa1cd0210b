package dev.octavo.build.pipeline.make;

import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.build.pipeline.picture.PictureFile;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Output;
import dev.octavo.render.output.OutputPath;
import dev.octavo.render.output.Planned;
import java.io.InputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The stylesheets, scripts and icons that templates name with {@code href}, each under a name with a fingerprint of its
 * bytes, so that browsers may keep it for good and still show a new one at once. Such a file lies beside the one with the
 * plain name, so relative addresses in it stay right. Safe to use from several threads.
 */
public final class FingerprintedFiles {
    /** All files keep their plain names. */
    static final FingerprintedFiles NONE = new FingerprintedFiles(Map.of());

    private static final Pattern CODE = Pattern.compile(".*\\.(?:css|m?js)");
    private static final Pattern ICON = Pattern.compile(".*\\.(?:ico|png|svg)");

    private final Map<Address, Planned> plain;
    private final Map<Address, Optional<PictureFile>> known = new ConcurrentHashMap<>();

    private FingerprintedFiles(Map<Address, Planned> plain) {
        this.plain = plain;
    }

    /** The files among all of a site. */
    public static FingerprintedFiles of(Collection<Planned> files) {
        return new FingerprintedFiles(files.stream()
                .filter(file -> !file.address().isPage()
                        && (isCode(file.address())
                                || ICON.matcher(file.address().path()).matches()))
                .collect(Collectors.toMap(Planned::address, file -> file, (first, second) -> first)));
    }

    private static boolean isCode(Address address) {
        return CODE.matcher(address.path()).matches();
    }

    /** Whether a page may name the file with a fingerprint; pictures only where {@code icon} says that it is one. */
    boolean mayHave(Address address, boolean icon) {
        return (icon || isCode(address)) && plain.containsKey(address);
    }

    /** The file that has a fingerprint in its name; absent if a page must name the one at {@code address}. */
    Optional<PictureFile> of(Address address, Sources sources) {
        Planned file = plain.get(address);
        return file == null ? Optional.empty() : known.computeIfAbsent(address, absent -> made(file.output(), sources));
    }

    private static Optional<PictureFile> made(Output output, Sources sources) {
        try {
            Content content = output.make(new ProjectInputs(sources, output, file -> {}));
            SourcePath source = output.origin()
                    .where()
                    .map(where -> new SourcePath(where.path()))
                    .orElse(ProjectInputs.SETTINGS);
            return bytes(content, sources)
                    .map(bytes -> {
                        Hash hash = Hash.of(bytes);
                        Address address = new Address(hash.in(output.address().path()));
                        return new PictureFile(address, source, hash, () -> bytes);
                    })
                    .filter(file -> OutputPath.fault(file.address()).isEmpty()); // its name may get too long
        } catch (ProblemException e) {
            return Optional.empty(); // reported for the file with the plain name
        }
    }

    /** Absent for a picture that is not published as it is, which is large and may not be ready. */
    private static Optional<byte[]> bytes(Content content, Sources sources) {
        if (content instanceof Content.Copy copy) {
            return Making.withoutMetadata(sources.project(), copy)
                    .or(() -> Optional.of(sources.project().look(copy.source(), InputStream::readAllBytes)));
        }
        return content instanceof Content.Bytes bytes ? Optional.of(bytes.bytes()) : Optional.empty();
    }
}
