package dev.octavo.template;

import freemarker.cache.TemplateLoader;
import java.io.Reader;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/** Hands the project's templates to FreeMarker. */
final class SourceLoader implements TemplateLoader {
    private final TemplateSource source;

    SourceLoader(TemplateSource source) {
        this.source = source;
    }

    private record Named(String name, String text) {}

    @Override
    public @Nullable Object findTemplateSource(String name) {
        boolean folder = name.isEmpty() || name.endsWith("/");
        return folder
                ? null
                : source.text(name).map(text -> new Named(name, text)).orElse(null);
    }

    @Override
    public long getLastModified(Object found) {
        return 0; // a source never changes while its engine lives
    }

    @Override
    public Reader getReader(Object found, String encoding) {
        return new StringReader(((Named) found).text());
    }

    @Override
    public void closeTemplateSource(Object found) {
        // A text in memory holds nothing open.
    }
}
