package dev.octavo.export;

import dev.octavo.address.Address;
import dev.octavo.address.PercentEncoding;
import dev.octavo.address.SiteUrl;
import dev.octavo.output.MediaTypes;
import dev.octavo.output.OutputPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The pictures of a book, as the finished site shows them: without what a camera wrote into them. */
final class BookPictures {
    /** EPUB 3.3, 3.2: those that every reading system shows. */
    private static final Set<String> KNOWN =
            Set.of("image/jpeg", "image/png", "image/gif", "image/webp", "image/svg+xml");

    private final SiteUrl url;
    private final Path site;
    private final List<Path> found = new ArrayList<>();

    /** @param site the folder of the finished site */
    BookPictures(SiteUrl url, Path site) {
        this.url = url;
        this.site = site;
    }

    /** The file of the picture with that whole address; absent where it is elsewhere, or no book can have it. */
    Optional<Path> file(String src) {
        String home = url.absolute(Address.HOME);
        if (!src.startsWith(home) || !KNOWN.contains(MediaTypes.of(src))) {
            return Optional.empty();
        }
        return PercentEncoding.decoded(src.substring(home.length()))
                .map(path -> site.resolve(OutputPath.of(new Address("/" + path)).value()))
                .filter(Files::isRegularFile);
    }

    /** The place of the picture among those that were asked for, from 0. */
    Optional<Integer> number(String src) {
        return file(src).map(file -> {
            if (!found.contains(file)) {
                found.add(file);
            }
            return found.indexOf(file);
        });
    }

    /** All that were asked for. */
    List<Path> all() {
        return List.copyOf(found);
    }

    static String type(Path file) {
        return MediaTypes.of(String.valueOf(file.getFileName()));
    }
}
