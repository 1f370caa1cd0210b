package dev.octavo.template;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import freemarker.core.Environment;
import freemarker.core.TemplateProcessingTracer.TracedElement;
import freemarker.template.Configuration;
import freemarker.template.Template;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Records which templates each page asked for, even if they were parsed for another page. It hands out only templates
 * that were checked.
 */
final class RecordingConfiguration extends Configuration {
    /** Those without a fault by the names they are asked for: FreeMarker takes each name apart again on every page. */
    private final Map<String, Template> ready = new ConcurrentHashMap<>();

    private final Map<Template, List<Problem>> looked = new ConcurrentHashMap<>();
    private final Map<TracedElement, Assignment> assignments = new ConcurrentHashMap<>();
    private final Places places;

    RecordingConfiguration(Places places) {
        super(VERSION_2_3_35);
        this.places = places;
    }

    /** The elements of all templates so far that set a variable. */
    Map<TracedElement, Assignment> assignments() {
        return Collections.unmodifiableMap(assignments);
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
        boolean usual = customLookupCondition == null && parseAsFTL && isOurs(locale, encoding);
        Template known = usual ? ready.get(name) : null;
        if (known != null) {
            return known;
        }
        try {
            Template template =
                    super.getTemplate(name, locale, customLookupCondition, encoding, parseAsFTL, ignoreMissing);
            // Every thread waits here until the template is ready: what is done to it must be done once, and before.
            List<Problem> problems = template == null ? List.of() : looked.computeIfAbsent(template, this::look);
            if (!problems.isEmpty()) {
                throw new ProblemException(problems);
            }
            if (usual && template != null) {
                ready.put(name, template);
            }
            return template;
        } catch (StackOverflowError e) {
            throw new ProblemException(PageWalk.nestedTooDeep(Location.file(TemplateEngine.FOLDER + name)));
        } catch (IOException e) {
            // FreeMarker remembers why it could not load a template, and wraps that for every later page.
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof RuntimeException earlier) {
                    throw earlier;
                }
            }
            throw e;
        }
    }

    private boolean isOurs(@Nullable Locale locale, @Nullable String encoding) {
        return (locale == null || locale.equals(getLocale()))
                && (encoding == null || encoding.equals(getDefaultEncoding()));
    }

    private List<Problem> look(Template template) {
        TemplateLook look = TemplateLook.of(template);
        assignments.putAll(look.assignments());
        return look.faults().stream()
                .map(fault -> Problem.error(fault.message(), places.of(fault.from(), fault.start(), fault.length()))
                        .hint(fault.hint()))
                .toList();
    }
}
