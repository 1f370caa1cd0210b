package dev.octavo.use.serve;

import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.lib.address.SourcePath;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Leaves out files that a program makes beside the one that it saves, and renames or deletes at once: {@code sed -i}
 * writes {@code sedXb3Qf1} and renames it. Read as a part of the site, each would be a mistake of the author.
 *
 * @param known whether the site as it was last read has a file or folder of that name
 */
record PassingFiles(Path siteFolder, Predicate<SourcePath> known) {
    private static final long LIFE_MILLIS = 20;

    /** Returns the change without such files, after waiting for the end of new ones; empty if nothing else changed. */
    Optional<ChangedFiles> leftOutOf(ChangedFiles changed) throws InterruptedException {
        Set<SourcePath> strange =
                changed.paths().stream().filter(path -> !known.test(path)).collect(Collectors.toSet());
        if (strange.stream().anyMatch(this::isThere)) {
            Thread.sleep(LIFE_MILLIS);
        }
        Set<SourcePath> lasting = changed.paths().stream()
                .filter(path -> !strange.contains(path) || isThere(path))
                .collect(Collectors.toSet());
        return lasting.isEmpty() && !strange.isEmpty() && !changed.anything()
                ? Optional.empty()
                : Optional.of(new ChangedFiles(lasting, changed.anything()));
    }

    /** Returns whether there is such a file; one with other letters may be on disk in another form of Unicode. */
    private boolean isThere(SourcePath path) {
        return !path.value().chars().allMatch(letter -> letter < 128)
                || Files.exists(siteFolder.resolve(path.value()), LinkOption.NOFOLLOW_LINKS);
    }
}
