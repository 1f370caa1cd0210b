package dev.octavo.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Git repository that a site lies in, as far as a workflow needs to know it.
 *
 * @param top its folder; that of the site where there is none yet
 * @param branch the one that is published
 */
record GitRepository(Path top, String branch) {
    private static final String STANDARD = "main";
    private static final Pattern ORIGIN = Pattern.compile("ref: refs/remotes/origin/(.+)");
    private static final Pattern HEAD = Pattern.compile("ref: refs/heads/([^.].*)"); // .invalid stands for "elsewhere"
    private static final Pattern FOLDER = Pattern.compile("gitdir: (.+)");

    static GitRepository around(Path site) throws IOException {
        for (Path at = site.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return new GitRepository(at, branch(at));
            }
        }
        return new GitRepository(site, STANDARD);
    }

    /** Whether it is a clone of Octavo, which builds itself. */
    boolean isOctavo() throws IOException {
        Path model = top.resolve("pom.xml");
        return Files.isRegularFile(top.resolve("octavo"))
                && Files.isRegularFile(model)
                && Files.readString(model).contains("<artifactId>octavo</artifactId>");
    }

    /** The default branch of its origin as Git noted it, else the one that is checked out. */
    private static String branch(Path top) throws IOException {
        Path folder = folder(top);
        Optional<String> origin = match(ORIGIN, folder.resolve("refs/remotes/origin/HEAD"));
        return origin.isPresent()
                ? origin.get()
                : match(HEAD, folder.resolve("HEAD")).orElse(STANDARD);
    }

    // gitrepository-layout(5): in a second work tree .git is a file, which names a folder, which names the one of all.
    private static Path folder(Path top) throws IOException {
        Path own = top.resolve(".git");
        if (Files.isDirectory(own)) {
            return own;
        }
        Path folder = match(FOLDER, own).map(top::resolve).orElse(own);
        return match(Pattern.compile("(.+)"), folder.resolve("commondir"))
                .map(folder::resolve)
                .orElse(folder)
                .normalize();
    }

    /** What the first group of {@code pattern} is in a file of one line; empty where it is not like that. */
    private static Optional<String> match(Pattern pattern, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Matcher line = pattern.matcher(Files.readString(file).strip());
        return line.matches() ? Optional.of(line.group(1)) : Optional.empty();
    }
}
