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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The changes of a site's files that certainly fix problems.
 *
 * @param files what is changed, by the path of the file
 */
public record Fixes(Path siteFolder, Map<String, Changed> files) {
    private static final int MOST_ROUNDS = 20;

    /** A change that can be made at its place, which is that in the text after earlier changes. */
    public record Fix(Location place, Replacement change) {
        /** {@code titel → title}: the first line of both, without the brackets before the address of a link. */
        public String words() {
            return shown(change.old()) + " → " + shown(change.text());
        }

        private static String shown(String words) {
            return words.strip()
                    .replaceFirst("^]\\(", "")
                    .replaceFirst("(?s)\n.*", " …")
                    .replace('\t', ' ');
        }

        /** Returns the text after the change; empty if it does not have the old words at that place. */
        public Optional<String> in(String text) {
            return Edit.of(place, change, text).map(edit -> Edit.apply(List.of(edit), text));
        }
    }

    /** A file as it was read, as it will be, and the changes between, in the order in which they are made. */
    record Changed(String before, String after, List<Fix> fixes) {}

    /** Returns the change that certainly fixes a problem; empty if nobody but the author knows one. */
    public static Optional<Fix> of(Problem problem) {
        return problem.instead().flatMap(change -> problem.location().map(place -> new Fix(place, change)));
    }

    /** Finds what can be changed, because the files still have the words that the problems are about. */
    public static Fixes of(Path siteFolder, List<Problem> problems) {
        return new Fixes(siteFolder, round(siteFolder, Map.of(), problems));
    }

    /**
     * Finds all that can be changed, also what is wrong only after other changes, and writes nothing.
     *
     * @param check returns the problems of the site with those texts in place of its files
     */
    public static Fixes ofAll(Path siteFolder, Function<Map<String, String>, List<Problem>> check) {
        Map<String, Changed> files = new TreeMap<>();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Map<String, Changed> more = round(siteFolder, files, check.apply(texts(files)));
            if (more.equals(files)) {
                break;
            }
            files = more;
        }
        return new Fixes(siteFolder, files);
    }

    private static Map<String, String> texts(Map<String, Changed> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((path, changed) -> texts.put(path, changed.after));
        return texts;
    }

    private static Map<String, Changed> round(Path siteFolder, Map<String, Changed> before, List<Problem> problems) {
        Map<String, List<Fix>> wanted = problems.stream()
                .flatMap(problem -> of(problem).stream())
                .collect(Collectors.groupingBy(fix -> fix.place().path(), TreeMap::new, Collectors.toList()));
        Map<String, Changed> files = new TreeMap<>(before);
        wanted.forEach((path, fixes) -> Optional.ofNullable(before.get(path))
                .or(() -> text(siteFolder.resolve(path)).map(text -> new Changed(text, text, List.of())))
                .map(file -> changed(file, fixes))
                .filter(changed -> !changed.fixes.isEmpty())
                .ifPresent(changed -> files.put(path, changed)));
        return files;
    }

    /** Makes the changes that are possible; one that was made and did not help is not made again. */
    private static Changed changed(Changed file, List<Fix> wanted) {
        Set<Fix> tried = new HashSet<>(file.fixes);
        Map<Edit, Fix> possible = new TreeMap<>();
        for (Fix fix : wanted) {
            Edit.of(fix.place, fix.change, file.after)
                    .filter(edit -> tried.add(fix))
                    .ifPresent(edit -> possible.putIfAbsent(edit, fix));
        }
        List<Edit> edits = Edit.apart(possible.keySet());
        List<Fix> fixes = new ArrayList<>(file.fixes);
        edits.forEach(edit -> fixes.add(possible.get(edit)));
        return new Changed(file.before, Edit.apply(edits, file.after), fixes);
    }

    /** Returns the text; empty if the file is gone or is not UTF-8, which the next check reports. */
    static Optional<String> text(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Returns the changes, by file. */
    public List<Fix> all() {
        return files.values().stream()
                .flatMap(changed -> changed.fixes().stream())
                .toList();
    }

    /** Records what the files were, for {@link LastFix#undo}, and changes them like {@link #write}. */
    public List<Fix> writeUndoably() throws IOException {
        if (!files.isEmpty()) {
            LastFix.of(this).save();
        }
        return write();
    }

    /** Changes the files, except those that have changed since they were read, and returns what was changed. */
    public List<Fix> write() throws IOException {
        List<Fix> made = new ArrayList<>();
        for (Map.Entry<String, Changed> file : files.entrySet()) {
            Path path = siteFolder.resolve(file.getKey());
            Changed changed = file.getValue();
            if (Files.isRegularFile(path)
                    && AtomicFiles.replace(
                            path.toRealPath(), changed.before.getBytes(UTF_8), changed.after.getBytes(UTF_8))) {
                made.addAll(changed.fixes);
            }
        }
        return made;
    }
}
