package dev.octavo.template;

import freemarker.core.Environment;
import freemarker.template.Configuration;
import freemarker.template.Template;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says of each page which templates it asked for, also where the template was parsed for another page. */
final class RecordingConfiguration extends Configuration {
    RecordingConfiguration() {
        super(VERSION_2_3_35);
    }

    // Every include and import comes through here.
    @Override
    public @Nullable Template getTemplate(
            String name,
            @Nullable Locale locale,
            @Nullable Object customLookupCondition,
            @Nullable String encoding,
            boolean parseAsFTL,
            boolean ignoreMissing)
            throws IOException {
        Environment page = Environment.getCurrentEnvironment();
        if (page != null && page.getCustomState(TemplateReads.class) instanceof TemplateReads reads) {
            reads.reads(name.startsWith("/") ? name.substring(1) : name);
        }
        return super.getTemplate(name, locale, customLookupCondition, encoding, parseAsFTL, ignoreMissing);
    }
}
