package dev.octavo.blog.project;

import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
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
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Lists the files below content/, static/, templates/ and themes/, and reports unusable links and names. */
public final class FolderListing {
    /** The folders of a site that the author writes. */
    public static final List<String> TOPS = List.of("content", "static", "templates", ThemeStack.FOLDER);

    static final Set<String> PARTS_OF_THEMES = Set.of(ThemeStack.SETTINGS, "static", "templates", "words");

    private static final String NAMES = System.getProperty("sun.jnu.encoding", "UTF-8");
    private static final boolean UTF_8 = NAMES.startsWith("UTF");

    private final Path root;
    private final Problems problems;
    private final SortedMap<SourcePath, Path> found = new TreeMap<>();
    private final Map<SourcePath, List<Object>> stamps = new HashMap<>();
    private final boolean stamping;
    private final SortedSet<String> unpublished = new TreeSet<>();
    /** The real paths of the folders being walked, to detect links that form a cycle. */
    private final Deque<Path> way = new ArrayDeque<>();

    private FolderListing(Path root, Problems problems, boolean stamping) {
        this.root = root;
        this.problems = problems;
        this.stamping = stamping;
    }

    /**
     * Returns all regular files by name.
     *
     * @param root the real path of the site's folder
     */
    static SortedMap<SourcePath, Path> of(Path root, Problems problems) {
        return new FolderListing(root, problems, false).listed().found;
    }

    /**
     * The state of a site's files, taken without opening any.
     *
     * @param stamps by file, size, time and key, which differ after a write or replacement
     * @param problems with links, names and unreadable folders
     */
    public record State(Map<SourcePath, List<Object>> stamps, List<Problem> problems) {
        public static State at(Path root) {
            Problems problems = new Problems();
            return new State(new FolderListing(root, problems, true).listed().stamps, problems.sorted());
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
            problems.add(ProblemKind.UNPUBLISHED_FILE
                    .warning(
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
                Path target = SymbolicLinks.inside(root, path, name);
                SymbolicLinks.requirePublished(root, path, name, target);
                attributes = Files.readAttributes(target, BasicFileAttributes.class);
                if (attributes.isDirectory() && leadsBack(target)) {
                    throw SymbolicLinks.circular(path, name);
                }
            }
            if (!top.equals("templates") && isUnpublished(top, path, attributes.isDirectory())) {
                unpublished.add(attributes.isDirectory() ? name + "/" : name);
            } else if (attributes.isDirectory()) {
                visitFolder(top, path, name);
            } else if (attributes.isRegularFile()) {
                add(path, name, attributes);
            } else {
                problems.add(ProblemKind.UNREADABLE_FILE
                        .error("this is neither a file nor a folder", Location.file(name))
                        .hint("only regular files become part of the site: remove it"));
            }
        } catch (ProblemException refused) {
            problems.addAll(refused.problems());
        } catch (NoSuchFileException gone) {
            // Deleted since its folder was listed.
            return;
        } catch (IOException e) {
            problems.add(ReadError.of(name, e));
        }
    }

    private static boolean isUnpublished(String top, Path path, boolean folder) {
        String name = String.valueOf(path.getFileName());
        return folder
                ? UnpublishedNames.matchesFolder(name) || isInstalled(name, path)
                : UnpublishedNames.matchesFile(top, name);
    }

    /** Whether it is where Composer, Bundler or Go put what a program needs; scripts for pages are in such folders too. */
    private static boolean isInstalled(String name, Path folder) {
        return name.equals("vendor")
                && Stream.of("autoload.php", "bundle", "modules.txt")
                        .anyMatch(part -> Files.exists(folder.resolve(part)));
    }

    private boolean leadsBack(Path target) {
        return way.stream().anyMatch(folder -> folder.startsWith(target));
    }

    private void visitFolder(String top, Path folder, String name) throws IOException {
        way.addLast(folder.toRealPath());
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                String entryName = String.valueOf(entry.getFileName());
                if (!UnpublishedNames.isIgnored(top, entryName) && isOfSite(name, entry)) {
                    visit(top, entry, name + "/" + entryName);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        } finally {
            way.removeLast();
        }
    }

    /** Whether an entry of a folder is not something else among the themes, such as one of another program. */
    private static boolean isOfSite(String folder, Path entry) {
        if (!folder.startsWith(ThemeStack.FOLDER)) {
            return true;
        }
        int depth = folder.split("/", -1).length;
        return depth == 1
                ? Files.exists(entry.resolve(ThemeStack.SETTINGS))
                : depth > 2 || PARTS_OF_THEMES.contains(String.valueOf(entry.getFileName()));
    }

    private void add(Path path, String name, BasicFileAttributes attributes) {
        // Windows has names in Unicode whatever its code page.
        boolean readable = UTF_8 || !Slashes.onDefaultFileSystem(path) || Slashes.onWindows(path);
        if (!readable && !name.chars().allMatch(letter -> letter < 128)) {
            problems.add(ProblemKind.UNREADABLE_FILE
                    .error(
                            "Java cannot read the name of this file, which is not ASCII, in this locale, whose"
                                    + " encoding is "
                                    + NAMES,
                            Location.file(name))
                    .hint("set the environment variable LC_ALL to C.UTF-8 and run it again"));
            return;
        }
        if (name.indexOf('\uFFFD') >= 0) {
            problems.add(ProblemKind.UNREADABLE_FILE
                    .error("the name of this file is not UTF-8", Location.file(name))
                    .hint("rename it"));
            return;
        }
        SourcePath source = new SourcePath(name);
        Path twin = found.putIfAbsent(source, path);
        if (stamping) {
            String key = String.valueOf(attributes.fileKey());
            stamps.put(source, List.of(attributes.size(), attributes.lastModifiedTime(), key));
        }
        if (twin != null) {
            problems.add(ProblemKind.SAME_FILE
                    .error("two files have this name, in different Unicode forms", Location.file(source.value()))
                    .hint("both would have the same address: rename or remove one of them"));
        }
    }
}
