package dev.octavo.scaffold;

import dev.octavo.pipeline.schedule.ScheduleReader;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.scaffold.Workflow.Ahead;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;

/** Begins the file that lets a host of repositories build the site and publish it. */
public final class NewWorkflow {
    /** Where the site is published. */
    public enum Kind {
        GITHUB(".github/workflows/publish.yml"),
        GITLAB(".gitlab-ci.yml"),
        NETLIFY(".github/workflows/netlify.yml"),
        CLOUDFLARE(".github/workflows/cloudflare.yml");

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
     * Which workflow is begun.
     *
     * @param folder in the site, or the site's
     * @param now from when on scheduled articles are looked for
     * @param threads how many articles are read at once, at least 1
     */
    public record Wish(Kind kind, Path folder, Instant now, int threads) {}

    /**
     * What was begun.
     *
     * @param steps what is left to do, in whole lines
     */
    public record Begun(Path file, String steps) {}

    private NewWorkflow() {}

    /**
     * Writes the file into the repository that the site lies in.
     *
     * @throws ProblemException where there is no site, or a file of that name already
     */
    public static Begun write(Wish wish) throws IOException {
        Kind kind = wish.kind();
        Path site = SiteFolder.require(wish.folder());
        GitRepository repository = GitRepository.around(site);
        Path file = repository.top().resolve(kind.file);
        requireAbsent(file, kind);
        Workflow workflow = workflow(wish, repository, site);
        String text = workflow.text();
        createFolderOf(file);
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            requireAbsent(file, kind);
        }
        return new Begun(file, workflow.steps(kind.file));
    }

    private static void requireAbsent(Path file, Kind kind) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ProblemException(Problem.error("there is already a file " + file)
                    .hint("keep it, or rename it and ask again: octavo new workflow " + kind));
        }
    }

    private static void createFolderOf(Path file) throws IOException {
        try {
            Files.createDirectories(file.getParent());
        } catch (FileAlreadyExistsException e) {
            throw new ProblemException(Problem.error(e.getFile() + " is a file, where workflows have their folder")
                    .hint("rename it, and ask again"));
        }
    }

    private static Workflow workflow(Wish wish, GitRepository repository, Path site) throws IOException {
        return new Workflow(
                wish.kind().toString(),
                repository.branch(),
                WorkflowPaths.of(repository, site, wish.kind() == Kind.GITLAB),
                ahead(site, wish));
    }

    private static Ahead ahead(Path site, Wish wish) {
        try {
            return Ahead.of(ScheduleReader.read(site, site.resolve("public"), wish.now(), wish.threads())
                    .next());
        } catch (ProblemException mistakes) {
            // The workflow is none the worse for them, and its steps tell the author how to see them.
            return Ahead.UNKNOWN;
        }
    }
}
