package dev.octavo.publish.git.line;

import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.git.around.GitProgram;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.QuotedString;

/** Who serves a repository on this machine: Git itself, where it is installed, since only it runs the repository's hooks. */
final class LocalService {
    private static final List<String> HOOKS =
            List.of("pre-receive", "update", "post-receive", "post-update", "reference-transaction", "proc-receive");

    private LocalService() {}

    /**
     * Lets a transport be served.
     *
     * @param folder that of the repository
     */
    static void prepare(Transport transport, File folder, Optional<GitProgram> git) throws IOException {
        boolean shell = File.separatorChar == '/'; // on Windows Git's own shell is on nobody's path
        if (git.isPresent() && shell) {
            String program =
                    "LC_ALL=C " + QuotedString.BOURNE.quote(git.get().file().toString());
            transport.setOptionUploadPack(program + " upload-pack");
            transport.setOptionReceivePack(program + " receive-pack");
            return;
        }
        String hooks = hooks(folder);
        if (!hooks.isEmpty()) {
            throw new ProblemException(
                    Problem.error("the repository " + folder + " has hooks that only Git itself can run: " + hooks)
                            .hint("install Git, or give the URL of a server that has it as \"repository\""));
        }
    }

    private static String hooks(File folder) throws IOException {
        try (Repository repository =
                new FileRepositoryBuilder().setGitDir(folder).setMustExist(true).build()) {
            return HOOKS.stream()
                    .filter(name -> FS.DETECTED.findHook(repository, name) != null)
                    .collect(Collectors.joining(", "));
        }
    }
}
