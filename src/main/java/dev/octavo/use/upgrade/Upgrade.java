package dev.octavo.use.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.octavo.blog.content.ReadRequest;
import dev.octavo.blog.content.ReadSite;
import dev.octavo.blog.content.SiteReading;
import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.schema.Changes;
import dev.octavo.blog.site.SiteVersion;
import dev.octavo.build.pipeline.BuildCache;
import dev.octavo.build.pipeline.BuildRequest;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.Problem.Replacement;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The upgrade of a site that was written for an earlier version.
 *
 * @param from that version; absent if the site does not name one
 * @param changes a sentence for each thing that this program builds differently
 * @param renames the renamed keys, each as a problem with its location and new name
 */
public record Upgrade(Optional<SiteVersion> from, List<String> changes, List<Problem> renames) {
    private static final SourcePath SETTINGS = new SourcePath("content/site.yaml");
    private static final String KEY = "octavo";

    public Upgrade {
        changes = List.copyOf(changes);
        renames = List.copyOf(renames);
    }

    /**
     * Reads the site, including drafts.
     *
     * @throws ProblemException if the site has errors, since what cannot be read cannot be upgraded
     */
    public static Upgrade of(BuildRequest request) {
        Project project = Project.open(request.siteFolder(), Theme.packed());
        ReadRequest how = new ReadRequest(
                request.asOf(),
                true,
                Optional.empty(),
                request.threads(),
                BuildCache.lastArticles(request.outFolder(), request.siteFolder()));
        ReadSite read = Project.inOneSnapshot(
                project,
                files -> SiteReading.of(files, how, (code, language) -> Optional.empty())
                        .site(files, request.threads()));
        read.requireNoErrors();
        Optional<SiteVersion> from = keys(project.read(SETTINGS).text())
                .entry(KEY)
                .flatMap(entry ->
                        entry.value() instanceof Node.Scalar scalar ? SiteVersion.of(scalar.text()) : Optional.empty());
        return new Upgrade(
                from,
                from.map(Changes::since).orElse(List.of()),
                read.problems().stream()
                        .filter(problem -> problem.hint().orElse("").startsWith("octavo upgrade "))
                        .toList());
    }

    public boolean isDone() {
        return renames.isEmpty() && from.equals(Optional.of(SiteVersion.CURRENT));
    }

    /**
     * Renames the keys, and records this version in {@code content/site.yaml}.
     *
     * @return the changed files, sorted by name
     */
    public List<String> write(Path siteFolder) throws IOException {
        List<String> changed = new ArrayList<>(Fixes.of(siteFolder, renames).write().stream()
                .map(fix -> fix.place().path())
                .distinct()
                .toList());
        Path settings = siteFolder.resolve(SETTINGS.value());
        String before = Files.readString(settings);
        String after = withVersion(before);
        if (!after.equals(before)) {
            if (!AtomicFiles.replace(settings.toRealPath(), before.getBytes(UTF_8), after.getBytes(UTF_8))) {
                throw ProblemException.of(
                        SETTINGS + " was saved by another program in the meantime", "type octavo upgrade again");
            }
            changed.add(SETTINGS.value());
        }
        return changed.stream().distinct().sorted().toList();
    }

    private static Node.Mapping keys(String settings) {
        Problems problems = new Problems();
        Optional<Node.Mapping> keys =
                TreeReader.read(StructuredText.file(Syntax.YAML, SETTINGS.value(), settings), problems);
        return keys.orElseThrow(() -> new ProblemException(problems.sorted()));
    }

    /** Replaces the version, or inserts it before the first key. */
    private static String withVersion(String settings) {
        Node.Mapping keys = keys(settings);
        String current = SiteVersion.CURRENT.toString();
        if (keys.entry(KEY).isPresent() && keys.entry(KEY).get().value() instanceof Node.Scalar written) {
            Optional<Edit> edit = Edit.of(written.location(), new Replacement(written.text(), current), settings);
            return Edit.apply(edit.stream().toList(), settings);
        }
        Location first = keys.entries().get(0).keyLocation();
        String key = Stream.of("\r\n", "\n", "\r")
                .filter(settings::contains)
                .map(end -> KEY + ": \"" + current + "\"" + end)
                .findFirst()
                .orElse("");
        if (first.column() != 1 || key.isEmpty()) {
            throw new ProblemException(ProblemKind.COMMAND
                    .error("\"" + KEY + "\" cannot be put before this", first)
                    .hint("write it yourself: " + KEY + ": \"" + current + "\""));
        }
        return Edit.insert(key, first.line(), settings);
    }
}
