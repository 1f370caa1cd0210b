package dev.octavo.build.pipeline.make;

import dev.octavo.blog.links.Links.Target;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.build.pipeline.make.ProjectInputs.Sources;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file that a path in a template leads to.
 *
 * @param about the author's file, the address of the page, and the path, on a line each
 */
record PicturePath(String about) implements Question {
    private static final Pattern OF_PROJECT = Pattern.compile("(?:content|static)(?:/(?!\\.{0,2}(?:/|$))[^/]+)+");

    PicturePath(SourcePath from, Address page, String written) {
        this(String.join("\n", from.value(), page.path(), written));
    }

    private String part(int number) {
        return about.split("\n", 3)[number];
    }

    Optional<ProjectFile> answer(Sources sources) {
        return sources.links()
                .resolve(new SourcePath(part(0)), new Address(part(1)), part(2))
                .flatMap(Target::file)
                .or(() -> Optional.of(part(2))
                        .filter(OF_PROJECT.asMatchPredicate())
                        .flatMap(path -> sources.links().file(new SourcePath(path))));
    }

    @Override
    public Hash hash(Answers now) {
        return answer(now.sources())
                .map(found -> new Digest().add(found.source().value()).hash())
                .orElse(ABSENT);
    }

    @Override
    public String name() {
        return part(2);
    }
}
