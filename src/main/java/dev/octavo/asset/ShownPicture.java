package dev.octavo.asset;

import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Prerequisite;
import dev.octavo.picture.RenditionRequest;
import dev.octavo.site.ProjectFile;

/** A picture that pages show but do not link to. Only its largest rendition is published, so that the original stays private. */
record ShownPicture(ProjectFile file, RenditionRequest request, boolean keepsMetadata)
        implements Copyable, Prerequisite {
    @Override
    public Content make(Inputs inputs) {
        return inputs.shownPicture(file.source(), request).orElseGet(this::copy);
    }
}
