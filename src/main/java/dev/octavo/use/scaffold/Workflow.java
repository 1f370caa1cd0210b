package dev.octavo.use.scaffold;

import dev.octavo.build.pipeline.schedule.CronLines;
import dev.octavo.build.pipeline.schedule.Schedule;
import dev.octavo.build.pipeline.schedule.Schedule.Moment;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.loading.ProgramRelease;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.work.OtherProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A workflow, assembled from templates.
 *
 * @param kind the name of its template
 * @param branch the branch that is published
 * @param inOctavo whether the site's repository is a clone of Octavo; else Octavo must be downloaded
 * @param release the release to download; if absent, Octavo is built from its repository
 * @param site the site's folder, relative to the workflow's working directory; {@code .} if they are the same
 * @param copied whether the finished site must be copied to {@code public}
 * @param next the next change of the site; absent if the articles have mistakes
 */
record Workflow(
        String kind,
        String branch,
        boolean inOctavo,
        Optional<ProgramRelease> release,
        String site,
        boolean copied,
        Optional<Schedule> next) {
    // Contains nothing with a meaning in YAML, shells or file name patterns.
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_.][\\p{L}\\p{M}\\p{N}_. /+=-]*");
    private static final String GITLAB = "gitlab";
    private static final String FORGEJO = "forgejo";

    static Workflow of(
            String kind, GitRepository repository, Path site, Optional<ProgramRelease> release, Optional<Schedule> next)
            throws IOException {
        String below = Slashes.of(repository.top().relativize(site));
        if (!below.isEmpty() && !PLAIN.matcher(below).matches()) {
            throw ProblemException.of(
                    "the name of the folder \"" + below + "\" has a character with a meaning in workflows",
                    "rename the folder: letters, digits, blanks, hyphens, dots and underscores are safe");
        }
        // GitLab publishes public/ of its checkout; a GitHub workflow that builds Octavo checks the site out to site/.
        boolean gitlab = kind.equals(GITLAB);
        boolean inOctavo = repository.isOctavo();
        String top = inOctavo || gitlab || kind.equals(FORGEJO) || release.isPresent() ? "" : "site";
        String path = top.isEmpty() || below.isEmpty() ? top + below : top + "/" + below;
        boolean copied = gitlab && !below.isEmpty();
        return new Workflow(kind, repository.branch(), inOctavo, release, path.isEmpty() ? "." : path, copied, next);
    }

    String text() {
        Map<String, String> values = values();
        values.put("next", values.getOrDefault("entries", "").isEmpty() ? "" : piece("actions-on-next.yml", values));
        values.put("on", piece("actions-on.yml", values) + "\n");
        boolean fetched = source().equals("release");
        values.put("image", fetched ? "buildpack-deps:trixie-curl" : "maven:3-eclipse-temurin-21");
        values.put("maven", fetched ? "  cache:" : piece("gitlab-maven.yml", values));
        values.put("build", piece(host() + "-" + source() + ".yml", values));
        return piece(kind + ".yml", values) + "\n";
    }

    /** Returns what the author has to do by hand, in lines. */
    String steps(String file) {
        Map<String, String> values = values();
        String ahead = next.isEmpty() ? "mistakes" : moment().isEmpty() ? "nothing" : host();
        values.put("file", file);
        values.put("octavo", source().equals("clone") ? "" : piece(host() + "-" + source() + ".txt", values) + "\n");
        values.put("schedule", piece(ahead + "-next.txt", values));
        return piece(kind + ".txt", values) + "\n";
    }

    /** Returns the CI service, as in the names of templates. */
    private String host() {
        return kind.equals(GITLAB) ? kind : "actions";
    }

    /** Returns where Octavo comes from, as in the names of templates. */
    private String source() {
        return kind.equals(FORGEJO) ? "npm" : inOctavo ? "clone" : release.isPresent() ? "release" : "beside";
    }

    private Optional<Moment> moment() {
        return next.flatMap(schedule -> schedule.moments().stream().findFirst());
    }

    /** Returns the values for the templates; arguments of commands are quoted for a shell. */
    private Map<String, String> values() {
        String folder = site.equals(".") ? "" : site + "/";
        String out = inShell(folder + "public");
        Map<String, String> values = new HashMap<>();
        values.put("branch", branch);
        values.put("branchPattern", Skeleton.yaml(branch.replaceAll("[*?+\\[\\]!]", "\\\\$0")));
        values.put("moment", moment().map(moment -> moment.at().toString()).orElse(""));
        values.put("cron", moment().map(CronLines::expression).orElse(""));
        values.put("entries", next.map(CronLines::githubEntries).orElse(""));
        values.put("folder", folder);
        values.put("siteInYaml", site.equals(".") ? "." : Skeleton.yaml(site));
        values.put("repository", release.map(ProgramRelease::repository).orElse(""));
        values.put("version", release.map(ProgramRelease::version).orElse("latest"));
        values.put("memory", folder + ".octavo");
        values.put("public", folder + "public");
        values.put("site", inOctavo && folder.isEmpty() ? "" : " --site " + inShell(site));
        values.put("siteInShell", inShell(site));
        values.put(
                "program",
                switch (source()) {
                    case "clone" -> "./octavo";
                    case "release" -> "${{ steps.octavo.outputs.program }}";
                    default -> "octavo/octavo";
                });
        values.put("publicInShell", out);
        values.put("publicInYaml", Skeleton.yaml(folder + "public"));
        values.put("copy", copied ? "\n    - rm -rf public\n    - cp -R " + out + " public" : "");
        return values;
    }

    private static String inShell(String path) {
        return path.contains(" ") ? OtherProgram.quoted(path) : path;
    }

    private static String piece(String name, Map<String, String> values) {
        return Skeleton.filled("workflow/" + name, values).stripTrailing();
    }
}
