package dev.octavo.use.upgrade;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the last fix of a site changed, recorded in {@code .octavo/last-fix.json}: builds delete nothing there, and a
 * clean one only ignores what it has in memory.
 *
 * @param files the texts before and after, by the path of the file
 */
public record LastFix(Path siteFolder, Map<String, Texts> files) {
    private static final String FILE = ".octavo/last-fix.json";

    /** A file before and after a fix. */
    record Texts(String before, String after) {}

    static LastFix of(Fixes fixes) {
        Map<String, Texts> files = new TreeMap<>();
        fixes.files().forEach((path, changed) -> files.put(path, new Texts(changed.before(), changed.after())));
        return new LastFix(fixes.siteFolder(), files);
    }

    void save() throws IOException {
        Path file = siteFolder.resolve(FILE);
        Path part = file.resolveSibling("last-fix.part");
        Files.createDirectories(part.getParent());
        Files.writeString(part, Json.COMPACT.write(files));
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Gives all files the texts that they had before the last fix, and returns their paths.
     *
     * @throws ProblemException if there was no fix, or a file has changed since; then nothing is changed
     */
    public static List<String> undo(Path siteFolder) throws IOException {
        LastFix last = read(siteFolder)
                .orElseThrow(() -> ProblemException.of(
                        "there is no fix to take back",
                        "octavo check --fix records what it changes in " + FILE
                                + "; what was changed before is in the history of Git, if the site is kept there"));
        List<Problem> changed = last.changedSince();
        if (!changed.isEmpty()) {
            throw new ProblemException(changed);
        }
        List<String> undone = new ArrayList<>();
        for (Map.Entry<String, Texts> file : last.files.entrySet()) {
            Path path = siteFolder.resolve(file.getKey());
            Texts texts = file.getValue();
            if (Fixes.text(path).equals(Optional.of(texts.after))) {
                AtomicFiles.rewrite(path.toRealPath(), texts.before);
                undone.add(file.getKey());
            }
        }
        Files.delete(siteFolder.resolve(FILE));
        return undone;
    }

    /** The problems of files that are neither as the fix left them nor as they were before. */
    private List<Problem> changedSince() {
        List<Problem> problems = new ArrayList<>();
        files.forEach((path, texts) -> {
            Optional<String> now = Fixes.text(siteFolder.resolve(path));
            if (!now.equals(Optional.of(texts.after)) && !now.equals(Optional.of(texts.before))) {
                problems.add(ProblemKind.COMMAND
                        .error(
                                "this file has changed since the last fix, so no file is changed back",
                                Location.file(path))
                        .hint("change it back yourself, or compare it with " + FILE + ", which has its text before"));
            }
        });
        return problems;
    }

    private static Optional<LastFix> read(Path siteFolder) {
        Map<String, Texts> files = new TreeMap<>();
        Fixes.text(siteFolder.resolve(FILE)).flatMap(Json::read).ifPresent(root -> {
            if (root instanceof Map<?, ?> recorded) {
                recorded.forEach((path, texts) -> {
                    if (texts instanceof Map<?, ?> both
                            && both.get("before") instanceof String before
                            && both.get("after") instanceof String after
                            && siteFolder
                                    .resolve(String.valueOf(path))
                                    .normalize()
                                    .startsWith(siteFolder.normalize())) {
                        files.put(String.valueOf(path), new Texts(before, after));
                    }
                });
            }
        });
        return files.isEmpty() ? Optional.empty() : Optional.of(new LastFix(siteFolder, files));
    }
}
