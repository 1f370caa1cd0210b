package dev.octavo.publish.git.around;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The branches whose files somebody works on: pushing to such a branch would leave the files behind. */
public final class Checkouts {
    private static final String SYMBOLIC = "ref: " + Constants.R_HEADS;

    private Checkouts() {}

    /** Those of a repository on this machine, in its own work tree and in all that were added to it. */
    public static Set<String> of(File gitFolder) throws IOException {
        Set<String> branches = new TreeSet<>();
        try (Repository repository = new FileRepositoryBuilder()
                .setGitDir(gitFolder)
                .setMustExist(true)
                .build()) {
            if (!repository.isBare()) {
                branch(repository).ifPresent(branches::add);
            }
            Path added = repository.getCommonDirectory().toPath().resolve("worktrees");
            if (Files.isDirectory(added)) {
                try (Stream<Path> all = Files.list(added)) {
                    for (Path one : all.toList()) {
                        head(one).ifPresent(branches::add);
                    }
                }
            }
        }
        return branches;
    }

    static Optional<String> branch(Repository repository) throws IOException {
        Ref head = repository.exactRef(Constants.HEAD);
        return head == null || !head.isSymbolic()
                ? Optional.empty()
                : Optional.of(Repository.shortenRefName(head.getTarget().getName()));
    }

    // gitrepository-layout(5): each has a HEAD of its own
    private static Optional<String> head(Path worktree) throws IOException {
        try {
            String text = Files.readString(worktree.resolve(Constants.HEAD)).strip();
            return text.startsWith(SYMBOLIC) ? Optional.of(text.substring(SYMBOLIC.length())) : Optional.empty();
        } catch (NoSuchFileException removed) {
            return Optional.empty();
        }
    }
}
