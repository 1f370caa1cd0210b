package dev.octavo.build.disk;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The changes that turn the site on disk into the next one. */
final class UpdatePlan {
    private final OutPaths places;
    private final Manifest before;
    private final Set<String> staged;
    private final Set<String> removed;
    private final Set<String> removedKeys;

    /**
     * @param before the site on disk
     * @param staged new and changed files
     * @param removed files that are no longer part of the site
     */
    UpdatePlan(OutPaths places, Manifest before, Set<String> staged, Set<String> removed) {
        this.places = places;
        this.before = before;
        this.staged = new TreeSet<>(staged);
        this.removed = new TreeSet<>(removed);
        this.removedKeys = removed.stream().map(UpdatePlan::key).collect(Collectors.toSet());
    }

    /**
     * All steps, in an order that keeps the site usable meanwhile: first deletions that make room for new files, then
     * the files that pages show, pages, {@code writtenLast}, and the other deletions. The manifest comes last.
     */
    List<Journal.Step> ordered(Set<String> writtenLast) {
        Set<String> wanted = new HashSet<>();
        Set<String> folders = new HashSet<>();
        for (String path : staged) {
            wanted.add(key(path));
            ancestors(key(path)).forEach(folders::add);
        }
        List<Journal.Step> steps = new ArrayList<>();
        List<Journal.Step> removals = new ArrayList<>();
        for (String path : removed) {
            String key = key(path);
            boolean inTheWay = wanted.contains(key)
                    || folders.contains(key)
                    || ancestors(key).anyMatch(wanted::contains);
            (inTheWay ? steps : removals).add(new Journal.Step(Journal.Action.REMOVE, path));
        }
        staged.stream()
                .sorted(Comparator.comparing(path -> writtenLast.contains(path) ? 2 : path.endsWith(".html") ? 1 : 0))
                .map(this::step)
                .forEach(steps::add);
        steps.addAll(removals);
        steps.add(step(OutPaths.MANIFEST));
        return steps;
    }

    private Journal.Step step(String path) {
        Path there = places.out().resolve(path);
        boolean replaces = OutPaths.exists(there) && !OutPaths.isFolder(there) && !removedKeys.contains(key(path));
        return new Journal.Step(replaces ? Journal.Action.REPLACE : Journal.Action.ADD, path);
    }

    /** Paths with the same key may be the same file in some file systems. */
    private static String key(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    /** The folders that contain {@code path}, the innermost first. */
    static Stream<String> ancestors(String path) {
        return Stream.iterate(parent(path), p -> !p.isEmpty(), UpdatePlan::parent);
    }

    /** The folder of {@code path}; empty for the site's root. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /**
     * Makes sure that no file that is not ours is where a new one of ours must go.
     *
     * @throws dev.octavo.lib.problem.ProblemException naming all such files
     */
    void requireNoForeignFiles() throws IOException {
        if (!OutPaths.exists(places.out())) {
            return; // a first build: there are no files yet
        }
        Problems problems = new Problems();
        Set<String> checked = new HashSet<>();
        for (String path : staged) {
            for (String folder : ancestors(path).filter(checked::add).toList()) {
                Path there = places.out().resolve(folder);
                boolean free = !OutPaths.exists(there) || OutPaths.isFolder(there) || removed.contains(folder);
                if (!free) {
                    problems.add(foreign(there, "to hold " + path));
                }
            }
            foreignAt(path).ifPresent(there -> problems.add(foreign(there, "to be a file of that name")));
        }
        problems.requireNoErrors();
    }

    private Optional<Path> foreignAt(String path) throws IOException {
        Path there = places.out().resolve(path);
        if (before.contains(path) && !OutPaths.isFolder(there)) {
            return Optional.empty();
        }
        if (OutPaths.isFolder(there)) {
            try (Stream<Path> below = Files.walk(there)) {
                return below.filter(file -> !OutPaths.isFolder(file))
                        .filter(file -> !removed.contains(Manifest.path(places.out(), file)))
                        .findFirst();
            }
        }
        boolean free = !OutPaths.exists(there)
                || removedKeys.contains(key(path))
                || Files.mismatch(there, places.stage().resolve(path)) < 0;
        return free ? Optional.empty() : Optional.of(there);
    }

    private static Problem foreign(Path file, String purpose) {
        return ProblemKind.COMMAND
                .error(file + " is not Octavo's, and the site needs that place " + purpose)
                .hint("move it into the site's folder static, or delete it");
    }
}
