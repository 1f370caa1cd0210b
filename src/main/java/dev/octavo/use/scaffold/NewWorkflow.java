package dev.octavo.use.scaffold;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.build.pipeline.schedule.Schedule;
import dev.octavo.build.pipeline.schedule.ScheduleReader;
import dev.octavo.lib.loading.ProgramRelease;
import dev.octavo.lib.problem.ProblemException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Creates the workflow with which GitHub, GitLab or Forgejo builds and publishes the site. */
public final class NewWorkflow {
    /** Where the site is published. */
    public enum Kind {
        GITHUB(".github/workflows/publish.yml"),
        GITLAB(".gitlab-ci.yml"),
        FORGEJO(".forgejo/workflows/publish.yml"),
        NETLIFY(".github/workflows/netlify.yml"),
        CLOUDFLARE(".github/workflows/cloudflare.yml"),
        VERCEL(".github/workflows/vercel.yml"),
        SFTP(".github/workflows/sftp.yml");

        private final String file;

        Kind(String file) {
            this.file = file;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The new file.
     *
     * @param steps what is left for the author to do, in lines
     */
    public record Begun(Path file, String steps) {}

    private NewWorkflow() {}

    /**
     * Creates the file in the repository that contains the site.
     *
     * @param folder the site's folder, or one in it
     * @param now the workflow is scheduled for the next change after this time
     * @param threads how many articles are read at once, at least 1
     * @throws ProblemException if there is no site, or the file exists already
     */
    public static Begun write(Kind kind, Path folder, Instant now, int threads) throws IOException {
        return write(kind, folder, now, threads, ProgramRelease.ofProgram());
    }

    static Begun write(Kind kind, Path folder, Instant now, int threads, Optional<ProgramRelease> release)
            throws IOException {
        Path site = SiteFolder.require(folder);
        GitRepository repository = GitRepository.around(site);
        Path file = repository.top().resolve(kind.file);
        requireAbsent(file, kind);
        Workflow workflow = Workflow.of(kind.toString(), repository, site, release, next(site, now, threads));
        String text = workflow.text();
        createFolderOf(file);
        AtomicFiles.create(file, text);
        return new Begun(file, workflow.steps(kind.file));
    }

    /** Returns the next change; absent if the articles have mistakes, which must not prevent a workflow. */
    private static Optional<Schedule> next(Path site, Instant now, int threads) {
        try {
            return Optional.of(ScheduleReader.read(site, site.resolve("public"), now, threads)
                    .next());
        } catch (ProblemException mistakes) {
            return Optional.empty();
        }
    }

    private static void requireAbsent(Path file, Kind kind) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw ProblemException.of(
                    "there is already a file " + file,
                    "keep it, or rename it and ask again: octavo new workflow " + kind);
        }
    }

    private static void createFolderOf(Path file) throws IOException {
        try {
            Files.createDirectories(file.getParent());
        } catch (FileAlreadyExistsException e) {
            throw ProblemException.of(
                    e.getFile() + " is a file, where workflows have their folder", "rename it, and ask again");
        }
    }
}
