package dev.octavo.asset;

import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.site.ProjectFile;

/** A file of the site that is a copy of one of the project. */
record CopiedFile(ProjectFile file, boolean keepsMetadata) implements Copyable {
    @Override
    public Content make(Inputs inputs) {
        return copy();
    }
}
