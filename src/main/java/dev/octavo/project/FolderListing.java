package dev.octavo.project;

import dev.octavo.address.SourcePath;
import dev.octavo.problem.Figures;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the files below content/, static/ and templates/, and what is wrong with the ways to them. */
public final class FolderListing {
    public static final List<String> TOPS = List.of("content", "static", "templates");

    private final Path root;
    private final Problems problems;
    private final SortedMap<SourcePath, Path> found = new TreeMap<>();
    private final Map<SourcePath, List<Object>> stamps = new HashMap<>();
    private final boolean stamping;
    private final SortedSet<String> unpublished = new TreeSet<>();
    /** The real folders from the top to where the walk is, to notice a link that leads back into them. */
    private final Deque<Path> way = new ArrayDeque<>();

    private FolderListing(Path root, Problems problems, boolean stamping) {
        this.root = root;
        this.problems = problems;
        this.stamping = stamping;
    }

    /**
     * All regular files, by name.
     *
     * @param root the site's folder, real
     */
    static SortedMap<SourcePath, Path> of(Path root, Problems problems) {
        return new FolderListing(root, problems, false).listed().found;
    }

    /**
     * What the system says of a site's files, without opening one.
     *
     * @param stamps by file, what differs where it was written or replaced
     * @param problems what keeps files from being seen
     */
    public record Glance(Map<SourcePath, List<Object>> stamps, List<Problem> problems) {
        public static Glance at(Path root) {
            Problems problems = new Problems();
            return new Glance(new FolderListing(root, problems, true).listed().stamps, problems.sorted());
        }
    }

    private FolderListing listed() {
        for (String top : TOPS) {
            Path folder = root.resolve(top);
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                visit(top, folder, top);
            }
        }
        nameUnpublished();
        return this;
    }

    private void nameUnpublished() {
        if (!unpublished.isEmpty()) {
            boolean one = unpublished.size() == 1;
            problems.add(Problem.warning(
                            Figures.few(List.copyOf(unpublished)) + (one ? " is" : " are")
                                    + " not published: such names"
                                    + " are used for backups, unfinished files, logs, keys, passwords and dumps",
                            Location.file(unpublished.first()))
                    .hint("take " + (one ? "it" : "them") + " out of the site's folder; what readers are to have"
                            + " needs another name"));
        }
    }

    private void visit(String top, Path path, String name) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                Path target = LinkTarget.inside(root, path, name);
                LinkTarget.requirePublished(root, path, name, target);
                attributes = Files.readAttributes(target, BasicFileAttributes.class);
                if (attributes.isDirectory() && leadsBack(target)) {
                    throw LinkTarget.circular(path, name);
                }
            }
            if (!top.equals("templates") && isUnpublished(path, attributes.isDirectory())) {
                unpublished.add(attributes.isDirectory() ? name + "/" : name);
            } else if (attributes.isDirectory()) {
                visitFolder(top, path, name);
            } else if (attributes.isRegularFile()) {
                add(path, name, attributes);
            } else {
                problems.add(Problem.error("this is neither a file nor a folder", Location.file(name))
                        .hint("only regular files become part of the site: remove it"));
            }
        } catch (ProblemException refused) {
            problems.addAll(refused.problems());
        } catch (NoSuchFileException gone) {
            // Deleted since its folder was listed, so it is no part of this build.
            return;
        } catch (IOException e) {
            problems.add(ReadFault.of(name, e));
        }
    }

    private static boolean isUnpublished(Path path, boolean folder) {
        String name = String.valueOf(path.getFileName());
        return folder ? UnpublishedNames.coverFolder(name) : UnpublishedNames.coverFile(name);
    }

    private boolean leadsBack(Path target) {
        return way.stream().anyMatch(folder -> folder.startsWith(target));
    }

    private void visitFolder(String top, Path folder, String name) throws IOException {
        way.addLast(folder.toRealPath());
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String entryName = String.valueOf(entry.getFileName());
                if (!UnpublishedNames.passOver(top, entryName)) {
                    visit(top, entry, name + "/" + entryName);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } finally {
            way.removeLast();
        }
    }

    private void add(Path path, String name, BasicFileAttributes attributes) {
        if (name.indexOf('\uFFFD') >= 0) {
            problems.add(Problem.error("the name of this file is not UTF-8", Location.file(name))
                    .hint("rename it, or run octavo in a UTF-8 locale: LC_ALL=C.UTF-8"));
            return;
        }
        SourcePath source = new SourcePath(name);
        Path twin = found.putIfAbsent(source, path);
        if (stamping) {
            String key = String.valueOf(attributes.fileKey());
            stamps.put(source, List.of(attributes.size(), attributes.lastModifiedTime(), key));
        }
        if (twin != null) {
            problems.add(
                    Problem.error("two files have this name, in different Unicode forms", Location.file(source.value()))
                            .hint("both would have the same address: rename or remove one of them"));
        }
    }
}
