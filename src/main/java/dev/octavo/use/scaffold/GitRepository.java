package dev.octavo.use.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a workflow needs to know of the Git repository that contains a site.
 *
 * @param top its folder; the site's if there is no repository yet
 * @param branch the branch that is published
 */
record GitRepository(Path top, String branch) {
    private static final String STANDARD = "main";
    private static final Pattern ORIGIN = Pattern.compile("ref: refs/remotes/origin/(.+)");
    private static final Pattern HEAD = Pattern.compile("ref: refs/heads/([^.].*)"); // .invalid means reftable
    private static final Pattern FOLDER = Pattern.compile("gitdir: (.+)");

    static GitRepository around(Path site) throws IOException {
        for (Path at = site.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return new GitRepository(at, branch(at));
            }
        }
        return new GitRepository(site, STANDARD);
    }

    /** Returns whether it is a clone of Octavo, which builds itself. */
    boolean isOctavo() throws IOException {
        Path model = top.resolve("pom.xml");
        return Files.isRegularFile(top.resolve("octavo"))
                && Files.isRegularFile(model)
                && Files.readString(model).contains("<artifactId>octavo</artifactId>");
    }

    /** Returns the default branch of origin if Git has recorded it, else the branch that is checked out. */
    private static String branch(Path top) throws IOException {
        Path folder = folder(top);
        Optional<String> origin = match(ORIGIN, folder.resolve("refs/remotes/origin/HEAD"));
        return origin.isPresent()
                ? origin.get()
                : match(HEAD, folder.resolve("HEAD")).orElse(STANDARD);
    }

    // gitrepository-layout(5): in a linked work tree, .git names a folder, whose file commondir names the repository.
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

    /** Returns the first group of {@code pattern} in a file of one line; empty if there is no match. */
    private static Optional<String> match(Pattern pattern, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Matcher line = pattern.matcher(Files.readString(file).strip());
        return line.matches() ? Optional.of(line.group(1)) : Optional.empty();
    }
}
