package dev.octavo.use.maven;

import dev.octavo.blog.project.ReadError;
import dev.octavo.build.pipeline.AuthorLines;
import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.build.pipeline.preview.PreviewRequest;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemText;
import dev.octavo.use.serve.PreviewListener;
import dev.octavo.use.serve.PreviewServer;
import dev.octavo.use.serve.ServeRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Serves a preview of the site, with drafts and scheduled posts, until Ctrl-C. */
public final class ServeMojo extends AbstractMojo {
    // Maven sets these fields, as META-INF/maven/plugin.xml says.
    private @Nullable File site;
    private int port;
    private String host = "127.0.0.1";

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Path folder = Mojos.folder(site);
        PreviewRequest preview = new PreviewRequest(
                folder,
                folder.resolve("public"),
                InstantSource.system(),
                Runtime.getRuntime().availableProcessors());
        InLog author = new InLog(getLog(), folder);
        try (PreviewServer server = PreviewServer.start(new ServeRequest(preview, host, port, false, false), author)) {
            getLog().info("The site is at " + server.address() + " – end with Ctrl-C");
            new CountDownLatch(1).await();
        } catch (ProblemException e) {
            author.problems(e.problems());
            throw new MojoFailureException("the site cannot be shown, see above", e);
        } catch (IOException e) {
            throw new MojoExecutionException("the site cannot be shown: " + ReadError.reason(e), e);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what happens in the preview to Maven's log. Problems that have not changed are not repeated. */
    private static final class InLog implements PreviewListener {
        private final Log log;
        private final Path site;
        private List<Problem> last = List.of();

        InLog(Log log, Path site) {
            this.log = log;
            this.site = site;
        }

        @Override
        public synchronized void saved(ChangedFiles changed) {
            boolean one = !changed.anything() && changed.paths().size() == 1;
            log.info((one ? changed.paths().iterator().next() : "What was saved") + " is shown");
        }

        @Override
        public synchronized void problems(List<Problem> problems) {
            if (!problems.equals(last)) {
                last = List.copyOf(problems);
                problems.forEach(this::notice);
                if (problems.isEmpty()) {
                    log.info("All is well again.");
                }
            }
        }

        @Override
        public synchronized void notice(Problem problem) {
            Mojos.log(new ProblemText(new AuthorLines(site)).of(List.of(problem)), log::warn);
        }

        @Override
        public synchronized void failure(Throwable e) {
            log.error("the preview failed: this is a bug of Octavo", e);
        }

        @Override
        public synchronized void bug(Throwable e) {
            log.debug(e);
        }
    }
}
