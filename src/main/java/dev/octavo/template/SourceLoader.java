package dev.octavo.template;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import freemarker.cache.TemplateLoader;
import java.io.Reader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Hands the project's templates to FreeMarker. */
record SourceLoader(TemplateSource source) implements TemplateLoader {
    private static final int LONGEST = 1_000_000; // in characters

    @Override
    public @Nullable Object findTemplateSource(String name) {
        boolean folder = name.isEmpty() || name.endsWith("/");
        return folder
                ? null
                : source.text(name).map(text -> shortEnough(name, text)).orElse(null);
    }

    // FreeMarker reads a long text without tags in a time that grows with the square of its length.
    private static String shortEnough(String name, String text) {
        if (text.length() > LONGEST) {
            throw new ProblemException(Problem.error(
                            "this template is longer than a million characters",
                            Location.file(TemplateEngine.FOLDER + name))
                    .hint("put what is long into a file in static/, and link to it"));
        }
        return text;
    }

    @Override
    public long getLastModified(Object found) {
        return 0; // a source never changes while its engine lives
    }

    @Override
    public Reader getReader(Object found, String encoding) {
        return new StringReader((String) found);
    }

    @Override
    public void closeTemplateSource(Object found) {
        // A text in memory holds nothing open.
    }
}
