package dev.octavo.use.importer.source;

import dev.octavo.use.importer.old.OldBlog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recognises the exports of programs and services. */
public final class Exports {
    /** Reads what is at a path, if it is of its kind. */
    private interface Source {
        Optional<? extends OldBlog> of(List<Path> files, Media media) throws IOException;
    }

    /** The last ones recognise more than their own. */
    private static final List<Source> SOURCES = List.of(
            Publii::of,
            WordPress::of,
            Ghost::of,
            Blogger::of,
            Substack::of,
            Medium::of,
            Tumblr::of,
            Notion::of,
            Feed::of);

    private Exports() {}

    /**
     * The blog in an export; empty if it is none that is known.
     *
     * @param root a folder or file, unpacked by {@link Archive}
     * @param more the other files of the same export
     * @param pictures the folder of pictures that it lacks
     */
    public static Optional<OldBlog> of(Path root, List<Path> more, Optional<Path> pictures) throws IOException {
        Media media = Media.in(root);
        if (pictures.isPresent()) {
            media.addNames(pictures.get());
        }
        List<Path> files = new ArrayList<>(Files.isDirectory(root) ? media.all() : List.of(root));
        files.addAll(more);
        for (Source source : SOURCES) {
            Optional<? extends OldBlog> blog = source.of(files, media);
            if (blog.isPresent()) {
                return Optional.of(blog.get());
            }
        }
        return Optional.empty();
    }
}
