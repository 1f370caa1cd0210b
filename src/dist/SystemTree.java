import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The image as packages of Linux lay it out: the program below /usr/lib, its pages and completions where man and shells look. */
record SystemTree(Path image, Path folder, Instant time) {
    /** Makes it, with the completions of zsh in the folder that this system gives to packages. */
    Path make(String zsh) throws Exception {
        Image.delete(folder);
        for (String part : List.of("bin", "app", "runtime")) {
            if (Files.exists(image.resolve(part))) {
                copy(image.resolve(part), "usr/lib/octavo/" + part);
            }
        }
        copy(image.resolve("share"), "usr/share");
        // Shells read it, and nobody runs it.
        Path completion = folder.resolve("usr/share/bash-completion/completions/octavo");
        Files.writeString(completion, Files.readString(completion).replaceFirst("^#!.*\\n", ""));
        Path site = folder.resolve("usr/share/zsh/site-functions");
        if (!site.endsWith(zsh)) {
            Files.move(site, site.resolveSibling(Path.of(zsh).getFileName()));
        }
        List<String> compress = new ArrayList<>(List.of("gzip", "-9n"));
        Path pages = folder.resolve("usr/share/man/man1");
        Tar.tree(pages).forEach(page -> compress.add(page.getFileName().toString()));
        Image.run(pages, compress);
        Path command = folder.resolve("usr/bin/octavo");
        Files.createDirectories(command.getParent());
        Files.createSymbolicLink(command, Path.of("../lib/octavo/bin/octavo"));
        for (Path file : Tar.tree(folder)) {
            if (!Files.isSymbolicLink(file)) {
                Files.setLastModifiedTime(file, FileTime.from(time));
            }
        }
        return folder;
    }

    private void copy(Path from, String to) throws IOException {
        Path target = Files.createDirectories(folder.resolve(to));
        for (Path file : Tar.tree(from)) {
            Path copy = target.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
