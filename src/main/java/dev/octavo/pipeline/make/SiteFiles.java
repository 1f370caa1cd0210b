package dev.octavo.pipeline.make;

import dev.octavo.disk.Writing;
import dev.octavo.hash.Hash;
import dev.octavo.output.Content;
import dev.octavo.output.OutputPath;
import dev.octavo.project.Project;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Where made files go.
 *
 * @param writing absent where the site is only checked: then they go nowhere
 */
public record SiteFiles(Optional<Writing> writing, Project project) {
    private static final Hash NOWHERE = new Hash(0, 0);

    boolean keep(OutputPath path, Hash hash) {
        return writing.isEmpty() || writing.get().keep(path, hash);
    }

    void markList(OutputPath path) {
        writing.ifPresent(files -> files.markList(path));
    }

    Hash put(OutputPath path, Content content) {
        Optional<Content.Copy> copy =
                Optional.of(content).filter(Content.Copy.class::isInstance).map(Content.Copy.class::cast);
        if (writing.isEmpty()) {
            // It is read all the same: it may be a file that cannot be read.
            copy.ifPresent(file -> project.look(file.source(), in -> in.transferTo(OutputStream.nullOutputStream())));
            return NOWHERE;
        }
        return copy.isPresent()
                ? writing.get().put(path, out -> project.copy(copy.get().source(), out))
                : writing.get().put(path, (Content.Bytes) content);
    }
}
