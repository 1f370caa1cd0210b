package dev.octavo.build.disk;

import dev.octavo.render.output.OutputPath;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Moves staged files into the site one by one. The steps are written to disk before the first file is moved, so that
 * the next build can finish them. If a step fails, all of them are undone.
 */
record Journal(OutPaths places, FileOperations files, List<Step> steps) {
    private static final String FIRST_LINE = "octavo-journal 1";

    /** What happens to a file of the site. */
    enum Action {
        ADD,
        REPLACE,
        REMOVE
    }

    /** One file, and what happens to it. */
    record Step(Action action, String path) {}

    Journal {
        steps = List.copyOf(steps);
    }

    /** Does all steps; if it throws an exception, none of them. */
    void apply() throws IOException {
        files.makeFolder(places.backups());
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).action() != Action.ADD) {
                backUp(i);
            }
        }
        write();
        try {
            files.sync(places.work(), List.of());
            finish();
        } catch (IOException e) {
            undoAfter(e);
            throw e;
        }
    }

    /** Finishes or undoes what an earlier build began. */
    static void recover(OutPaths places, FileOperations files) throws IOException {
        if (OutPaths.exists(places.undo())) {
            new Journal(places, files, read(places.undo())).undo();
        } else if (OutPaths.exists(places.journal())) {
            Journal journal = new Journal(places, files, read(places.journal()));
            try {
                journal.finish();
            } catch (IOException e) {
                journal.undoAfter(e);
            }
        }
    }

    private void undoAfter(IOException failure) throws IOException {
        try {
            files.move(places.journal(), places.undo());
            undo();
        } catch (IOException e) {
            e.addSuppressed(failure);
            throw e; // the journal stays, and the next build tries again
        }
    }

    private void backUp(int step) throws IOException {
        Path file = places.out().resolve(steps.get(step).path());
        if (isReachable(places.out(), file) && OutPaths.exists(file)) {
            files.link(backup(step), file);
        }
    }

    /** Named by number: creating the site's folders again would take longer than everything else here. */
    private Path backup(int step) {
        return places.backups().resolve(Integer.toString(step));
    }

    private void write() throws IOException {
        try (Writer writer =
                new BufferedWriter(new OutputStreamWriter(files.create(places.part()), StandardCharsets.UTF_8))) {
            writer.write(FIRST_LINE + "\n");
            for (Step step : steps) {
                writer.write(step.action().name().toLowerCase(Locale.ROOT) + " " + step.path() + "\n");
            }
        }
        List<String> written = new ArrayList<>(List.of("part", "saved"));
        steps.stream()
                .filter(step -> step.action() != Action.REMOVE)
                .forEach(step -> written.add("stage/" + step.path()));
        files.sync(places.work(), written);
        files.move(places.part(), places.journal());
    }

    /** The steps written in {@code file}; empty if it is damaged, since a build compares every file anyway. */
    private static List<Step> read(Path file) throws IOException {
        List<Step> steps = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            if (!FIRST_LINE.equals(reader.readLine())) {
                return List.of();
            }
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] parts = line.split(" ", 2);
                Action action = Action.valueOf(parts[0].toUpperCase(Locale.ROOT));
                // A path that leads out of the folder would touch what is not ours: OutputPath refuses it.
                steps.add(new Step(action, new OutputPath(parts[1]).value()));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | CharacterCodingException e) {
            return List.of();
        }
        return steps;
    }

    private void finish() throws IOException {
        for (Step step : steps.subList(firstPending(), steps.size())) {
            if (step.action() == Action.REMOVE) {
                remove(step.path());
            } else {
                place(step.path());
            }
        }
        deleteList(places.journal());
    }

    /** Deletes the list of steps, after what they did is on the disk. */
    private void deleteList(Path list) throws IOException {
        files.sync(
                places.out(),
                steps.stream().map(step -> UpdatePlan.parent(step.path())).toList());
        files.delete(list);
    }

    /** The step after the last one whose file left the stage. Steps are not repeated: paths may differ only in case. */
    private int firstPending() {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.action() != Action.REMOVE
                    && !OutPaths.exists(places.stage().resolve(step.path()))) {
                return i + 1;
            }
        }
        return 0;
    }

    private void place(String path) throws IOException {
        Path staged = places.stage().resolve(path);
        if (!isReachable(places.work(), staged)) { // somebody put a link there that leads out of the stage
            throw new FileSystemException(staged.toString(), null, "it is not in the stage");
        }
        Path target = places.out().resolve(path);
        makeFolders(OutPaths.parent(target));
        files.move(staged, target);
    }

    private void remove(String path) throws IOException {
        Path file = places.out().resolve(path);
        if (isReachable(places.out(), file) && OutPaths.exists(file) && !OutPaths.isFolder(file)) {
            files.delete(file);
        }
        removeEmptyFolders(file);
    }

    private void removeEmptyFolders(Path file) throws IOException {
        for (Path f = OutPaths.parent(file); !f.equals(places.out()); f = OutPaths.parent(f)) {
            if (OutPaths.isFolder(f) && isReachable(places.out(), f)) {
                try {
                    files.delete(f);
                } catch (DirectoryNotEmptyException e) {
                    return;
                }
            }
        }
    }

    private void undo() throws IOException {
        for (int i = steps.size() - 1; i >= 0; i--) {
            Step step = steps.get(i);
            if (step.action() == Action.ADD) {
                removeAdded(step.path());
            } else if (isReachable(places.work(), backup(i)) && OutPaths.exists(backup(i))) {
                Path target = places.out().resolve(step.path());
                makeFolders(OutPaths.parent(target));
                files.move(backup(i), target);
            }
        }
        deleteList(places.undo());
    }

    private void removeAdded(String path) throws IOException {
        Path staged = places.stage().resolve(path);
        Path file = places.out().resolve(path);
        if (!OutPaths.exists(staged) && isReachable(places.out(), file) && OutPaths.isFile(file)) {
            files.move(file, staged);
        }
        removeEmptyFolders(file);
    }

    /** Whether everything between {@code root} and {@code file} is a real folder: not missing, a file or a link. */
    private static boolean isReachable(Path root, Path file) {
        for (Path f = OutPaths.parent(file); !f.equals(root); f = OutPaths.parent(f)) {
            if (!OutPaths.isFolder(f)) {
                return false;
            }
        }
        return true;
    }

    // From the top, unlike that of FileOperations: a link in a folder's place is refused, and not followed.
    private void makeFolders(Path folder) throws IOException {
        if (!folder.equals(places.out())) {
            makeFolders(OutPaths.parent(folder));
        }
        if (!OutPaths.isFolder(folder)) {
            files.makeFolder(folder);
        }
    }
}
