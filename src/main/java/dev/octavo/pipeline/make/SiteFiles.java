package dev.octavo.pipeline.make;

import dev.octavo.disk.Writing;
import dev.octavo.hash.Hash;
import dev.octavo.output.Content;
import dev.octavo.output.OutputPath;
import dev.octavo.project.Project;

/** Where made files go. */
public record SiteFiles(Writing writing, Project project) {
    boolean keep(OutputPath path, Hash hash) {
        return writing.keep(path, hash);
    }

    void markList(OutputPath path) {
        writing.markList(path);
    }

    Hash put(OutputPath path, Content content) {
        if (content instanceof Content.Copy copy) {
            return writing.put(path, out -> project.copy(copy.source(), out));
        }
        return writing.put(path, (Content.Bytes) content);
    }
}
