package dev.octavo.use.importer;

import dev.octavo.blog.project.ReadError;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.work.Progress;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.filefilter.FileFilterUtils;
import org.apache.commons.io.monitor.FileAlterationListenerAdaptor;
import org.apache.commons.io.monitor.FileAlterationObserver;

/**
 * A vault of Obsidian as a site in a temporary folder, which follows what changes in the vault. The vault is only read; of the
 * site, only files that become others are written.
 */
public final class VaultSite extends FileAlterationListenerAdaptor implements AutoCloseable {
    private static final long PAUSE_MILLIS = 500;
    /** An editor may be in the middle of a save. */
    private static final int PATIENCE = 3;

    private final Path vault;
    private final ImportRequest request;
    private final Consumer<Problem> notices;
    private final FileAlterationObserver observer;
    private final Thread thread = new Thread(this::follow, "octavo-vault");
    private final Known known = new Known();
    private Set<String> files = Set.of();
    private boolean changed = true;
    private int failures;

    private VaultSite(Path vault, ImportRequest request, Consumer<Problem> notices) throws IOException {
        this.vault = vault;
        this.request = request;
        this.notices = notices;
        this.observer = FileAlterationObserver.builder()
                .setFile(vault.toFile())
                .setFileFilter(FileFilterUtils.notFileFilter(FileFilterUtils.prefixFileFilter(".")))
                .get();
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
            site.observer.checkAndNotify(); // lists the vault before it is read, so that no save in between is missed
            site.observer.addListener(site);
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

    /** The path in the vault of the note that became a file of the site. */
    public synchronized Optional<String> note(String file) {
        return known.all().entrySet().stream()
                .filter(made -> made.getValue().file().value().equals(file))
                .map(made -> made.getKey())
                .findFirst();
    }

    /** The problem with its place in the vault, in the line that the note has as well. */
    public Problem inVault(Problem problem) {
        return problem.at(problem.location()
                .flatMap(copy -> note(copy.path())
                        .map(note -> new Location(note, line(note, copy), 0, 1))
                        .or(() -> problem.location())));
    }

    private int line(String note, Location copy) {
        try {
            List<String> lines = Files.readAllLines(folder().resolve(copy.path()));
            return copy.line() == 0 || copy.line() > lines.size()
                    ? 0
                    : Files.readAllLines(vault.resolve(note)).indexOf(lines.get(copy.line() - 1)) + 1;
        } catch (IOException gone) {
            return 0;
        }
    }

    private void follow() {
        try {
            while (true) {
                Thread.sleep(PAUSE_MILLIS);
                look();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks for changes now. */
    synchronized void look() {
        observer.checkAndNotify();
    }

    @Override
    public synchronized void onFileChange(File file) {
        changed = true;
        if (!file.getName().endsWith(".md")) { // a picture, which any note may show
            known.forget();
        }
    }

    @Override
    public void onFileCreate(File file) {
        onFileChange(file);
    }

    @Override
    public void onFileDelete(File file) {
        onFileChange(file);
    }

    @Override
    public synchronized void onStop(FileAlterationObserver observer) {
        try {
            update();
            failures = 0;
        } catch (IOException | UncheckedIOException | ProblemException e) {
            changed = true; // so that it is tried again
            if (++failures == PATIENCE) {
                notices.accept(ProblemKind.COMMAND.warning("the vault cannot be read: " + reason(e)));
            }
        }
    }

    private static String reason(Exception e) {
        return e instanceof IOException io
                ? ReadError.reason(io)
                : e instanceof UncheckedIOException unchecked
                        ? ReadError.reason(Objects.requireNonNull(unchecked.getCause()))
                        : e instanceof ProblemException wrong
                                ? wrong.problems().get(0).message()
                                : "";
    }

    private synchronized void update() throws IOException {
        for (; changed; changed = known.all().isEmpty() && !files.isEmpty()) {
            changed = false;
            Set<String> made = Import.run(request, known, Progress.SILENT).files();
            for (String file : files) {
                if (!made.contains(file)) {
                    Files.deleteIfExists(folder().resolve(file));
                }
            }
            files = made;
        }
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
