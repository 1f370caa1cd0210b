package dev.octavo.build.pipeline.make;

import dev.octavo.blog.project.Project;
import dev.octavo.build.cache.FileHashCache;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The hashes of the project's files, read only if their stamps have changed. Safe to use from several threads. */
public final class FileHashes implements Function<SourcePath, Hash> {
    private final Project project;
    private final FileHashCache cache;
    private final Map<SourcePath, Hash> known = new ConcurrentHashMap<>();

    public FileHashes(Project project, FileHashCache cache) {
        this.project = project;
        this.cache = cache;
    }

    @Override
    public Hash apply(SourcePath path) {
        return known.computeIfAbsent(path, this::look);
    }

    private Hash look(SourcePath path) {
        if (!project.has(path)) {
            return Question.ABSENT;
        }
        Optional<Hash> before = cache.find(path.value(), project.stamp(path));
        if (before.isPresent()) {
            return project.known(path, before.get()).hash();
        }
        Project.Read file = project.read(path);
        Hash hash = file.source().hash();
        file.stamp().ifPresent(stamp -> cache.put(path.value(), stamp, hash));
        return hash;
    }
}
