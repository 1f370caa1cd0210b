package dev.octavo.cache;

import dev.octavo.hash.Digest;
import dev.octavo.hash.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The program that runs: what another one remembered may mean something else, or be written in another way. */
public final class Program {
    private Program() {}

    /** Of its jar, or of its classes; it differs after every build of the program that changed something. */
    public static Hash hash() {
        URL place = Program.class.getProtectionDomain().getCodeSource().getLocation();
        try (Stream<Path> files = Files.walk(Path.of(place.toURI()))) {
            Digest digest = new Digest();
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                digest.add(file.toString())
                        .add(Files.size(file))
                        .add(Files.getLastModifiedTime(file).toMillis());
            }
            return digest.hash();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program lies at no path: " + place, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the program cannot be read where it lies: " + place, e);
        }
    }
}
