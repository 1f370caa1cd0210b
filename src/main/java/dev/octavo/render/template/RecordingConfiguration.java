package dev.octavo.render.template;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import freemarker.cache._CacheAPI;
import freemarker.core.Environment;
import freemarker.core.TemplateProcessingTracer.TracedElement;
import freemarker.template.Configuration;
import freemarker.template.MalformedTemplateNameException;
import freemarker.template.Template;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reports which templates each page uses, even if they were parsed for another page, and returns only templates that passed
 * inspection.
 */
final class RecordingConfiguration extends Configuration {
    /** Templates that passed, by name as requested; saves parsing each name again on every page. */
    private final Map<String, Checked> checked = new ConcurrentHashMap<>();

    private final Map<Template, List<Problem>> inspected = new ConcurrentHashMap<>();
    private final Map<TracedElement, Assignment> assignments = new ConcurrentHashMap<>();
    private final SourceLocations places;

    /** @param files from {@link #files} */
    private record Checked(Template template, List<String> files) {}

    RecordingConfiguration(SourceLocations places) {
        super(VERSION_2_3_35);
        this.places = places;
    }

    /** The elements that set a variable, of all templates loaded so far. */
    Map<TracedElement, Assignment> assignments() {
        return Collections.unmodifiableMap(assignments);
    }

    // Called for every include and import too.
    @Override
    public @Nullable Template getTemplate(
            String written,
            @Nullable Locale locale,
            @Nullable Object customLookupCondition,
            @Nullable String encoding,
            boolean parseAsFTL,
            boolean ignoreMissing)
            throws IOException {
        String name = written.indexOf(':') < 0 ? written : resolved(written);
        boolean isDefault = customLookupCondition == null && parseAsFTL && hasDefaults(locale, encoding);
        Checked known = isDefault ? checked.get(name) : null;
        List<String> files = known == null ? files(name) : known.files();
        Environment page = Environment.getCurrentEnvironment();
        if (page != null && page.getCustomState(RenderListener.class) instanceof RenderListener listener) {
            files.forEach(listener::usesTemplate);
        }
        if (known != null) {
            return known.template();
        }
        try {
            Template template =
                    super.getTemplate(name, locale, customLookupCondition, encoding, parseAsFTL, ignoreMissing);
            // All threads wait here until the inspection is done, which changes the template and so must happen only
            // once.
            List<Problem> problems = template == null ? List.of() : inspected.computeIfAbsent(template, this::inspect);
            if (!problems.isEmpty()) {
                throw new ProblemException(problems);
            }
            if (isDefault && template != null) {
                checked.put(name, new Checked(template, files));
            }
            return template;
        } catch (StackOverflowError e) {
            throw new ProblemException(
                    PageTracer.nestedTooDeep(Location.file(places.source().file(name))));
        } catch (IOException e) {
            // FreeMarker caches a failed load, and wraps its exception for every later page.
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof RuntimeException earlier) {
                    throw earlier;
                }
            }
            throw e;
        }
    }

    /** The name of an original, or of what an original includes, which is not an original itself. */
    private String resolved(String name) {
        if (!name.startsWith(TemplateSource.ORIGINAL)) {
            return name.startsWith("@") ? name.substring(name.indexOf(':') + 1) : name;
        }
        Environment page = Environment.getCurrentEnvironment();
        String includer = page == null ? "" : page.getCurrentTemplate().getName();
        return places.source().original(name.substring(TemplateSource.ORIGINAL.length()), includer);
    }

    /**
     * The files in which FreeMarker looks for a template: {@code slots/x.ftlh} for {@code partials/../slots/x.ftlh}. Of
     * several stars the last counts: it stands for the folders before it, from none to all of them.
     */
    private List<String> files(String name) {
        String file;
        try {
            file = _CacheAPI.normalizeRootBasedName(getTemplateNameFormat(), name);
        } catch (MalformedTemplateNameException outside) {
            return List.of(name);
        }
        List<String> parts = file.contains("*") ? List.of(file.split("/", -1)) : List.of();
        int star = parts.lastIndexOf("*");
        if (star < 0) {
            return List.of(file);
        }
        List<String> folders =
                parts.stream().limit(star).filter(part -> !part.equals("*")).toList();
        return IntStream.rangeClosed(0, folders.size())
                .mapToObj(depth -> Stream.concat(
                        folders.stream().limit(depth), parts.stream().skip(star + 1)))
                .map(found -> found.collect(Collectors.joining("/")))
                .toList();
    }

    private boolean hasDefaults(@Nullable Locale locale, @Nullable String encoding) {
        return (locale == null || locale.equals(getLocale()))
                && (encoding == null || encoding.equals(getDefaultEncoding()));
    }

    private List<Problem> inspect(Template template) {
        TemplateInspection inspection = TemplateInspection.of(template);
        assignments.putAll(inspection.assignments());
        return inspection.violations().stream()
                .map(violation -> ProblemKind.TEMPLATE
                        .error(violation.message(), places.of(violation.from(), violation.start(), violation.length()))
                        .hint(violation.hint()))
                .toList();
    }
}
