package dev.octavo.publish.site;

import dev.octavo.build.disk.DiskException;
import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.picture.codec.Gzip;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.output.MediaTypes;
import dev.octavo.render.output.OutputPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.io.function.Uncheck;
import org.apache.commons.io.input.ProxyInputStream;

/**
 * A site that a build made in a folder.
 *
 * @param folder the out folder
 * @param manifest the files that the build made there; other files in the folder are not published
 * @param packed the text files to send compressed, and the compressed files, which are smaller
 */
public record FinishedSite(Path folder, SiteManifest manifest, Map<OutputPath, SiteFile> packed) {
    private static final String GZ = ".gz";

    public FinishedSite {
        packed = Map.copyOf(packed);
    }

    public FinishedSite(Path folder, SiteManifest manifest) {
        this(folder, manifest, Map.of());
    }

    /** The same without the compressed copies that lie beside text files: the text files are sent compressed instead. */
    public FinishedSite withPacked() {
        Map<OutputPath, SiteFile> copies = new HashMap<>();
        for (SiteFile copy : manifest.all(file -> file.name().endsWith(GZ))) {
            String plain = copy.name().substring(0, copy.name().length() - GZ.length());
            Optional.of(plain)
                    .filter(MediaTypes::isText)
                    .flatMap(name -> manifest.file(new OutputPath(name)))
                    .filter(file -> isCopy(copy, file))
                    .ifPresent(file -> copies.put(file.path(), copy));
        }
        Set<SiteFile> left = Set.copyOf(copies.values());
        return new FinishedSite(folder, SiteManifest.of(manifest.all(file -> !left.contains(file))), copies);
    }

    private boolean isCopy(SiteFile copy, SiteFile file) {
        return copy.size() < file.size()
                && Gzip.decompressed(bytes(copy), file.size())
                        .filter(bytes -> Sha256.of(bytes).equals(file.hash()))
                        .isPresent();
    }

    public Path path(SiteFile file) {
        return folder.resolve(file.name());
    }

    /**
     * The bytes of a file.
     *
     * @throws ProblemException if they have changed since the manifest was made, or cannot be read
     */
    public byte[] bytes(SiteFile file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) file.size());
        Uncheck.run(() -> copy(file, bytes)); // writing to memory does not fail
        return bytes.toByteArray();
    }

    /**
     * Copies a file to {@code out}, which stays open. The file may be larger than the memory.
     *
     * @throws IOException if {@code out} cannot be written to
     * @throws ProblemException if the file cannot be read, or has changed, which shows only after it was copied
     */
    public void copy(SiteFile file, OutputStream out) throws IOException {
        Sha256.HashingOutputStream hashing = new Sha256.HashingOutputStream(out);
        try (InputStream in = open(file)) {
            in.transferTo(hashing);
        }
        hashing.flush();
        if (!hashing.hash().equals(file.hash())) {
            throw ProblemException.of(
                    path(file) + " changed while it was being published",
                    "let no other build run meanwhile, and publish again");
        }
    }

    private InputStream open(SiteFile file) {
        try {
            return new ProxyInputStream(Files.newInputStream(path(file))) {
                @Override
                protected void handleIOException(IOException e) {
                    throw unreadable(file, e);
                }
            };
        } catch (NoSuchFileException e) {
            throw ProblemException.of(
                    path(file) + " is no longer there",
                    "let no other build run meanwhile, build again, and publish then");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private ProblemException unreadable(SiteFile file, IOException cause) {
        return new ProblemException(DiskException.of("read", path(file), cause).problem());
    }
}
