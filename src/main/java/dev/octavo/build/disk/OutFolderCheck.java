package dev.octavo.build.disk;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.output.OutputPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses an out folder, before anything is changed, if a build there could damage files that are not Octavo's. */
final class OutFolderCheck {
    private static final String CHOOSE = "choose a separate folder with --out, such as public";

    private static final String GENERATOR = "<meta name=\"generator\" content=\"Octavo";
    private static final int HEAD = 1 << 16;

    private OutFolderCheck() {}

    /**
     * Checks an out folder, and returns its paths.
     *
     * @throws ProblemException if no site may be written there
     */
    static OutPaths require(Path out, Path siteFolder) throws IOException {
        Path site = siteFolder.toRealPath();
        requirePlainNames(out);
        Path folder = realPath(out);
        Optional<String> fault =
                folder.equals(OutPaths.notPublic(site)) ? Optional.empty() : ProtectedFolders.fault(out, folder, site);
        if (fault.isPresent()) {
            throw refusal(out, fault.get(), CHOOSE);
        }
        require(!Files.exists(folder) || Files.isDirectory(folder), out, "is a file, not a folder", CHOOSE);
        OutPaths places = OutPaths.of(folder, site);
        requireOurs(out, places);
        requireWritable(out, places);
        return places;
    }

    /** Refuses names of new folders that nobody is likely to want. */
    private static void requirePlainNames(Path out) {
        for (Path path = out; path != null && path.getFileName() != null && !Files.exists(path); ) {
            String name = path.getFileName().toString();
            require(
                    name.chars().noneMatch(Character::isISOControl),
                    out,
                    "has a control character in its name",
                    CHOOSE);
            require(!OutputPath.isDevice(name), out, "is called \"" + name + "\", a device on Windows", CHOOSE);
            require(
                    !name.equals("~"),
                    out,
                    "is called \"~\", which stands for your home folder only where the shell reads it",
                    "write ~ without quotes and after a space, or give the full path of the folder");
            path = path.getParent();
        }
    }

    private static void requireOurs(Path out, OutPaths places) throws IOException {
        require(
                isEmpty(places) || isOurs(places),
                out,
                "holds files, and no list in " + places.work() + " says that they are Octavo's",
                "choose a new or an empty folder with --out, or empty this one yourself: if it is a site that Octavo"
                        + " made, the build makes all of it again");
    }

    /** Whether our work folder has a record of a folder with files in it. */
    private static boolean isOurs(OutPaths places) throws IOException {
        if (Manifest.isAt(places.newManifest())
                || OutPaths.exists(places.journal())
                || OutPaths.exists(places.undo())) {
            return true;
        }
        try {
            return OutPaths.isFile(places.manifest())
                    ? Manifest.describes(places)
                    : places.isRecordedAsOurs() || isUnlisted(places);
        } catch (ProblemException broken) {
            if (!places.isRecordedAsOurs()) {
                throw broken;
            }
            return true;
        }
    }

    /** Whether the site's folder holds a site of Octavo's without a list, as after a clone, or without {@code .octavo}. */
    static boolean isUnlisted(OutPaths places) throws IOException {
        Path home = places.out().resolve("index.html");
        if (!places.persistent() || OutPaths.exists(places.manifest()) || !OutPaths.isFile(home)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(home)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1).contains(GENERATOR);
        }
    }

    /** Whether an out folder has no files, or does not exist. */
    static boolean isEmpty(OutPaths places) throws IOException {
        if (!Files.exists(places.out())) {
            return true;
        }
        try (Stream<Path> files = Files.list(places.out())) {
            return files.allMatch(places.work()::startsWith);
        }
    }

    private static void requireWritable(Path out, OutPaths places) {
        Path nearest = places.work();
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        String remedy = "make that folder writable for you, or choose another with --out";
        require(Files.isDirectory(nearest), out, "cannot be made: " + nearest + " is not a folder", CHOOSE);
        require(Files.isWritable(nearest), out, "needs a folder in " + nearest + ", where you may not write", remedy);
        for (Path folder : List.of(places.work(), OutPaths.parent(places.work()))) {
            boolean real = !OutPaths.exists(folder) || OutPaths.isFolder(folder);
            require(real, out, "needs the folder " + folder + ", which is a file or a link", "delete that");
        }
        boolean writable = !Files.exists(places.out()) || Files.isWritable(places.out());
        require(writable, out, "is not writable for you", remedy);
    }

    /** Like {@link Path#toRealPath}, but the last folders need not exist yet. */
    static Path realPath(Path out) throws IOException {
        return ProtectedFolders.realPath(out)
                .orElseThrow(() -> refusal(out, "is a symbolic link that leads nowhere", CHOOSE));
    }

    private static void require(boolean condition, Path out, String fault, String remedy) {
        if (!condition) {
            throw refusal(out, fault, remedy);
        }
    }

    private static ProblemException refusal(Path out, String fault, String remedy) {
        return ProblemException.of("cannot build into " + out + ": it " + fault, remedy);
    }
}
