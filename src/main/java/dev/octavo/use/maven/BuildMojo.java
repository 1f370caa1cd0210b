package dev.octavo.use.maven;

import dev.octavo.build.pipeline.BuildReport;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.library.Octavo;
import dev.octavo.library.Request;
import java.io.File;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Builds the site. An error in it fails the Maven build, and the out folder stays as it was. */
public final class BuildMojo extends AbstractMojo {
    // Maven sets these fields, as META-INF/maven/plugin.xml says.
    private @Nullable File site;
    private @Nullable File out;
    private @Nullable String url;
    private boolean drafts;
    private boolean clean;
    private boolean skip;

    @Override
    public void execute() throws MojoFailureException {
        if (skip) {
            getLog().info("octavo.skip is set: no site is made");
            return;
        }
        Request request = request();
        try {
            BuildReport report = Octavo.build(request);
            Mojos.log(Octavo.text(request, report.warnings()), getLog()::warn);
            getLog().info(Figures.count(report.posts(), "post") + ": " + Figures.count(report.written(), "file")
                    + " written, " + report.kept() + " unchanged, " + report.removed() + " removed");
        } catch (ProblemException e) {
            Mojos.log(Octavo.text(request, e.problems()), getLog()::error);
            throw new MojoFailureException("the site has mistakes, see above; it stays as it was", e);
        }
    }

    private Request request() {
        Request request = Request.of(Mojos.folder(site));
        request = out == null ? request : request.to(out.toPath());
        request = url == null ? request : request.at(url);
        request = drafts ? request.drafts() : request;
        return clean ? request.clean() : request;
    }
}
