package dev.octavo.use.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.Problem.Replacement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The changes of a site's files that certainly fix problems.
 *
 * @param files what is changed, by the path of the file
 */
public record Fixes(Path siteFolder, Map<String, Changed> files) {

    /** A change that can be made at its place. */
    public record Fix(Location place, Replacement change) {}

    /** A file as it was read, with its changes. */
    record Changed(String before, List<Fix> fixes, List<Edit> edits) {}

    /** Finds what can be changed, because the files still have the words that the problems are about. */
    public static Fixes of(Path siteFolder, List<Problem> problems) {
        Map<String, List<Fix>> wanted = problems.stream()
                .filter(problem ->
                        problem.instead().isPresent() && problem.location().isPresent())
                .map(problem -> new Fix(
                        problem.location().orElseThrow(), problem.instead().orElseThrow()))
                .collect(Collectors.groupingBy(fix -> fix.place().path(), TreeMap::new, Collectors.toList()));
        Map<String, Changed> files = new TreeMap<>();
        for (Map.Entry<String, List<Fix>> file : wanted.entrySet()) {
            Optional<String> text = text(siteFolder.resolve(file.getKey()));
            if (text.isPresent()) {
                Changed changed = changed(text.get(), file.getValue());
                if (!changed.edits.isEmpty()) {
                    files.put(file.getKey(), changed);
                }
            }
        }
        return new Fixes(siteFolder, files);
    }

    private static Changed changed(String text, List<Fix> wanted) {
        List<Fix> fixes = new ArrayList<>();
        LinkedHashSet<Edit> edits = new LinkedHashSet<>();
        for (Fix fix : wanted) {
            Optional<Edit> edit = Edit.of(fix.place, fix.change, text);
            if (edit.isPresent() && edits.add(edit.get())) {
                fixes.add(fix);
            }
        }
        return new Changed(text, fixes, List.copyOf(edits));
    }

    /** Returns the text; empty if the file is gone or is not UTF-8, which the next check reports. */
    private static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Returns the changes, by file and line. */
    public List<Fix> all() {
        return files.values().stream()
                .flatMap(changed -> changed.fixes().stream())
                .toList();
    }

    /** Changes the files, except those that have changed since they were read, and returns what was changed. */
    public List<Fix> write() throws IOException {
        List<Fix> made = new ArrayList<>();
        for (Map.Entry<String, Changed> file : files.entrySet()) {
            Path path = siteFolder.resolve(file.getKey());
            Changed changed = file.getValue();
            String after = Edit.apply(changed.edits, changed.before);
            if (Files.isRegularFile(path)
                    && AtomicFiles.replace(
                            path.toRealPath(), changed.before.getBytes(UTF_8), after.getBytes(UTF_8))) {
                made.addAll(changed.fixes);
            }
        }
        return made;
    }
}
