package dev.octavo.render.template;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import freemarker.cache.TemplateLoader;
import java.io.Reader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Loads the project's templates for FreeMarker. */
record SourceLoader(TemplateSource source) implements TemplateLoader {
    private static final int MAX_LENGTH = 1_000_000; // in characters

    @Override
    public @Nullable Object findTemplateSource(String name) {
        boolean folder = name.isEmpty() || name.endsWith("/");
        return folder
                ? null
                : source.text(name)
                        .map(text -> shortEnough(source.file(name), text))
                        .orElse(null);
    }

    // FreeMarker takes quadratic time to parse a long text without tags.
    private static String shortEnough(String file, String text) {
        if (text.length() > MAX_LENGTH) {
            throw new ProblemException(ProblemKind.TEMPLATE
                    .error("this template is longer than a million characters", Location.file(file))
                    .hint("put what is long into a file in static/, and link to it"));
        }
        return text;
    }

    @Override
    public long getLastModified(Object found) {
        return 0; // a source never changes during the life of its engine
    }

    @Override
    public Reader getReader(Object found, String encoding) {
        return new StringReader((String) found);
    }

    @Override
    public void closeTemplateSource(Object found) {
        // Nothing to close: the text is in memory.
    }
}
