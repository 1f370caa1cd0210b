package dev.octavo.use.export;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.render.output.MediaTypes;
import dev.octavo.render.output.OutputPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The pictures of a book, taken from the finished site, where they have no metadata from cameras. */
final class BookPictures {
    /** The formats that every reading system supports (EPUB 3.3, 3.2). */
    private static final Set<String> SUPPORTED =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/svg+xml");

    private final SiteUrl url;
    private final Path site;
    private final List<Path> found = new ArrayList<>();

    /** @param site the folder of the finished site */
    BookPictures(SiteUrl url, Path site) {
        this.url = url;
        this.site = site;
    }

    /** The file of the picture with the URL {@code src}; empty if it is not on the site or not in a supported format. */
    Optional<Path> file(String src) {
        String home = url.absolute(Address.HOME);
        if (!src.startsWith(home) || !SUPPORTED.contains(MediaTypes.of(src))) {
            return Optional.empty();
        }
        return PercentEncoding.decoded(src.substring(home.length()))
                .map(path -> site.resolve(OutputPath.of(new Address("/" + path)).value()))
                .filter(Files::isRegularFile);
    }

    /** The index of the picture in {@link #all}, to which it is added on first use; empty as for {@link #file}. */
    Optional<Integer> number(String src) {
        return file(src).map(file -> {
            if (!found.contains(file)) {
                found.add(file);
            }
            return found.indexOf(file);
        });
    }

    /** The files of all pictures used so far. */
    List<Path> all() {
        return List.copyOf(found);
    }

    static String type(Path file) {
        return MediaTypes.of(String.valueOf(file.getFileName()));
    }
}
