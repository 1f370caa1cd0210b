package dev.octavo.pipeline.make;

import dev.octavo.address.SourcePath;
import dev.octavo.cache.KnownBytes;
import dev.octavo.cache.Read;
import dev.octavo.hash.Hash;
import dev.octavo.project.Project;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The hashes of files of the project. A file is read only where its stamp is not the one that it was read with. Safe to
 * use from several threads.
 */
public final class FileHashes implements Function<SourcePath, Hash> {
    private final Project project;
    private final KnownBytes memory;
    private final Map<SourcePath, Hash> known = new ConcurrentHashMap<>();

    public FileHashes(Project project, KnownBytes memory) {
        this.project = project;
        this.memory = memory;
    }

    @Override
    public Hash apply(SourcePath path) {
        return known.computeIfAbsent(path, this::look);
    }

    private Hash look(SourcePath path) {
        if (!project.has(path)) {
            return Read.ABSENT;
        }
        Optional<Hash> before = memory.bytes(path.value(), project.stamp(path));
        if (before.isPresent()) {
            return project.known(path, before.get()).hash();
        }
        Project.Read file = project.read(path);
        Hash hash = file.source().hash();
        file.stamp().ifPresent(stamp -> memory.putBytes(path.value(), stamp, hash));
        return hash;
    }
}
