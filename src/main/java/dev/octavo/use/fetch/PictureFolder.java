package dev.octavo.use.fetch;

import dev.octavo.blog.content.ArticlePath;
import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.blog.project.UnpublishedNames;
import dev.octavo.lib.address.PercentEncoding;
import dev.octavo.lib.address.SourcePath;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The folder for an article's pictures: {@code NAME/} for {@code NAME.md} and {@code NAME/index.md}. */
final class PictureFolder {
    private static final String HEAD = """
            Where these pictures came from. Octavo writes this file when it fetches them, and does not publish it.
            """;

    /** Characters that mean nothing special in Markdown, HTML tags or YAML. */
    private static final BitSet UNESCAPED = PercentEncoding.unencoded("-._~!$+=;@/");

    private final Path site;
    private final SourcePath article;
    private final String folder;

    PictureFolder(Path site, SourcePath article) {
        this.site = site;
        this.article = article;
        this.folder = ArticlePath.stem(article);
    }

    /** The name under which an earlier run stored the picture that is at {@code uri}. */
    Optional<String> stored(URI uri) throws IOException {
        Path sources = site.resolve(folder).resolve(UnpublishedNames.SOURCES_OF_PICTURES);
        List<String> lines = Files.isRegularFile(sources) ? Files.readAllLines(sources) : List.of();
        int at = lines.indexOf("  picture: " + uri);
        return at > 0 && Files.isRegularFile(site.resolve(folder).resolve(lines.get(at - 1)))
                ? Optional.of(lines.get(at - 1))
                : Optional.empty();
    }

    /** Stores the picture under an unused name, and returns that name. */
    String store(FetchedPicture picture) throws IOException {
        Path to = site.resolve(folder);
        Files.createDirectories(to);
        for (int number = 1; ; number++) {
            String name = picture.name() + (number == 1 ? "" : "-" + number) + "." + picture.extension();
            Path file = to.resolve(name);
            if (!Files.exists(file)) {
                write(file, picture.bytes());
                return name;
            }
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), picture.bytes())) {
                return name; // stored by an earlier run
            }
        }
    }

    /** The path of a file in the folder, as written in the article. */
    String linkPath(String name) {
        String path =
                folder.equals(article.folder()) ? name : folder.substring(folder.lastIndexOf('/') + 1) + "/" + name;
        return PercentEncoding.encoded(path, UNESCAPED);
    }

    /** The path of a file in the folder, relative to the site. */
    String sitePath(String name) {
        return folder + "/" + name;
    }

    /** Records where a picture came from, unless that is recorded already. */
    void recordSource(String name, String note) throws IOException {
        Path file = site.resolve(folder).resolve(UnpublishedNames.SOURCES_OF_PICTURES);
        String before = Files.exists(file) ? Files.readString(file) : HEAD;
        String entry = "\n" + name + "\n" + note;
        if (!before.contains("\n" + name + "\n")) {
            write(file, (before + entry).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Rewrites the article's file with the same permissions. Throws if it was changed in the meantime. */
    static void replace(Path file, String before, String after) throws IOException {
        if (!Files.readString(file).equals(before)) {
            throw new IOException("it was changed while its pictures were fetched");
        }
        write(file.toRealPath(), after.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a temporary file, whose name is not part of any site, and renames it: the file gets all bytes or none. */
    private static void write(Path file, byte[] bytes) throws IOException {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            Files.write(part, bytes);
            PosixFileAttributeView rights = Files.getFileAttributeView(part, PosixFileAttributeView.class);
            if (rights != null && Files.exists(file)) {
                rights.setPermissions(Files.getPosixFilePermissions(file));
            }
            AtomicFiles.move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
