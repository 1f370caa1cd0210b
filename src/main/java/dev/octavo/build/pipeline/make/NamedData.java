package dev.octavo.build.pipeline.make;

import dev.octavo.blog.content.DataFolder;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import java.util.List;

/** The file of {@code content/data/} that has a name. */
record NamedData(String about) implements Question {
    @Override
    public Hash hash(Answers now) {
        List<SourcePath> files = DataFolder.named(now.project(), about);
        Digest digest = new Digest();
        files.forEach(file -> digest.add(file.value()).add(now.contents().apply(file)));
        return files.isEmpty() ? ABSENT : digest.hash();
    }
}
