package dev.octavo.use.serve;

import dev.octavo.blog.project.AtomicFiles;
import dev.octavo.blog.project.Project;
import dev.octavo.blog.project.Theme;
import dev.octavo.blog.project.Utf8Text;
import dev.octavo.build.disk.DiskException;
import dev.octavo.build.pipeline.preview.Preview;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Edits files that their author may be saving in an editor at the same moment. All that a preview writes goes through
 * here: no newer save is overwritten, and what a build would refuse is not written.
 *
 * @param siteFolder the folder that contains {@code content/}
 */
record SiteEditor(Preview preview, Path siteFolder) {
    private static final int ATTEMPTS = 3;

    /** A change of a text. */
    interface Edit {
        /** Returns the changed text; may be called again for a newer text. */
        String of(String text) throws Refusal;
    }

    /** Why nothing was written, in a sentence for the author. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;

        private final int status;

        /** @param status of HTTP */
        Refusal(int status, String reason) {
            super(reason);
            this.status = status;
        }

        static Refusal of(Problem problem) {
            return new Refusal(
                    422,
                    problem.message() + problem.hint().map(hint -> ": " + hint).orElse(""));
        }

        /** Returns the answer to the request that is refused. */
        Response response() {
            return Response.text(status, String.valueOf(getMessage()));
        }
    }

    /**
     * Edits one of the site's own files.
     *
     * @throws Refusal if the file stays as it was
     */
    void edit(SourcePath file, Edit edit) throws Refusal {
        synchronized (SiteEditor.class) { // a browser sends several changes at a time
            try {
                for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                    if (isWritten(file, edit)) {
                        return;
                    }
                }
            } catch (NoSuchFileException gone) {
                throw new Refusal(404, "there is no " + file + " in the site");
            } catch (IOException e) {
                throw new Refusal(
                        500,
                        String.valueOf(DiskException.of("write", Path.of(file.value()), e)
                                .getMessage()));
            } catch (ProblemException unreadable) {
                throw Refusal.of(unreadable.problems().get(0));
            }
            throw new Refusal(409, "another program saves " + file + " again and again: try it once more");
        }
    }

    /** Returns false if another program has saved the file in the meantime. */
    private boolean isWritten(SourcePath file, Edit edit) throws IOException, Refusal {
        Path path = path(file);
        byte[] before = Files.readAllBytes(path);
        String text = Utf8Text.decode(file, before);
        // The mark at the beginning is not a part of the text, but of the file.
        int mark = before.length - text.getBytes(StandardCharsets.UTF_8).length;
        byte[] changed = edit.of(text).getBytes(StandardCharsets.UTF_8);
        byte[] after = Arrays.copyOf(before, mark + changed.length);
        System.arraycopy(changed, 0, after, mark, changed.length);
        if (Arrays.equals(before, after)) {
            return true;
        }
        List<Problem> errors = preview.errorsWith(file, after);
        if (!errors.isEmpty()) {
            if (!Arrays.equals(before, Files.readAllBytes(path))) {
                return false; // the errors may be those of the newer text
            }
            throw Refusal.of(errors.get(0));
        }
        return AtomicFiles.replace(path, before, after);
    }

    /** Returns the path of a file that the site has; links stay, and the file is changed that they lead to. */
    private Path path(SourcePath file) throws IOException {
        if (!Project.open(siteFolder, Theme.NONE).isOwn(file)) {
            throw new NoSuchFileException(file.value());
        }
        return siteFolder.resolve(file.value()).toRealPath();
    }
}
