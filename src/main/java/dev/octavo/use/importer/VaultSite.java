package dev.octavo.use.importer;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;

/**
 * A vault of Obsidian as a site in a temporary folder, which follows what changes in the vault. The vault is only read; of the
 * site, only files that become others are written.
 */
public final class VaultSite implements AutoCloseable {
    private static final long PAUSE_MILLIS = 500;
    /** An editor may be in the middle of a save. */
    private static final int PATIENCE = 3;

    private final Path vault;
    private final ImportRequest request;
    private final Thread thread;
    private final Consumer<Problem> notices;
    private Map<Path, String> seen = Map.of();
    private Set<String> files = Set.of();

    private VaultSite(Path vault, ImportRequest request, Consumer<Problem> notices) {
        this.vault = vault;
        this.request = request;
        this.notices = notices;
        this.thread = new Thread(this::follow, "octavo-vault");
        thread.setDaemon(true);
    }

    /**
     * Makes the site, and begins to follow the vault.
     *
     * @param notices called if the vault cannot be read any more
     * @throws ProblemException if there is no vault
     */
    public static VaultSite of(Path vault, LocalDate today, ZoneId zone, Consumer<Problem> notices) throws IOException {
        boolean quartz = Files.exists(vault.resolve("quartz.config.ts"));
        Optional<String> kind = Optional.of("obsidian").filter(obsidian -> !quartz);
        Path folder = Files.createTempDirectory("octavo-vault");
        VaultSite site = new VaultSite(
                vault,
                new ImportRequest(
                        List.of(vault),
                        kind,
                        Optional.empty(),
                        folder,
                        false,
                        true,
                        false,
                        Optional.empty(),
                        false,
                        today,
                        zone),
                notices);
        try {
            site.update();
            site.thread.start();
            return site;
        } catch (IOException | RuntimeException e) {
            site.close();
            throw e;
        }
    }

    /** The folder of the site. */
    public Path folder() {
        return request.site();
    }

    private void follow() {
        try {
            for (int failures = 0; ; ) {
                Thread.sleep(PAUSE_MILLIS);
                try {
                    update();
                    failures = 0;
                } catch (IOException | UncheckedIOException | ProblemException e) {
                    seen = Map.of(); // so that it is tried again
                    if (++failures == PATIENCE) {
                        notices.accept(Problem.warning("the vault cannot be read: " + e.getMessage()));
                    }
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void update() throws IOException {
        Map<Path, String> now = Files.isDirectory(vault) ? stamps() : Map.of();
        if (!now.equals(seen) || now.isEmpty()) {
            seen = now;
            Set<String> made = Import.run(request, Progress.SILENT).files();
            for (String file : files) {
                if (!made.contains(file)) {
                    Files.deleteIfExists(folder().resolve(file));
                }
            }
            files = made;
        }
    }

    /** What tells that files of the vault have changed. */
    private Map<Path, String> stamps() throws IOException {
        Map<Path, String> stamps = new HashMap<>();
        Files.walkFileTree(vault, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean hidden = !folder.equals(vault)
                        && String.valueOf(folder.getFileName()).startsWith(".");
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                stamps.put(file, attributes.lastModifiedTime() + " " + attributes.size());
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return stamps;
    }

    /** Stops following, and deletes the site. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        FileUtils.deleteQuietly(folder().toFile());
    }
}
