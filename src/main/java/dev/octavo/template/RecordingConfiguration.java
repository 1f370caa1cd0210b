package dev.octavo.template;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import freemarker.core.Environment;
import freemarker.core.TemplateProcessingTracer.TracedElement;
import freemarker.template.Configuration;
import freemarker.template.Template;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reports which templates each page uses, even if they were parsed for another page, and returns only templates that passed
 * inspection.
 */
final class RecordingConfiguration extends Configuration {
    /** In the name of a template, what keeps it from being the name of a file. */
    private static final Pattern UNUSUAL = Pattern.compile("[*]|^[./]|/[./]");

    /** Templates that passed, by name as requested; saves FreeMarker from parsing each name again on every page. */
    private final Map<String, Template> checked = new ConcurrentHashMap<>();

    private final Map<Template, List<Problem>> inspected = new ConcurrentHashMap<>();
    private final Map<TracedElement, Assignment> assignments = new ConcurrentHashMap<>();
    private final SourceLocations places;

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
            String name,
            @Nullable Locale locale,
            @Nullable Object customLookupCondition,
            @Nullable String encoding,
            boolean parseAsFTL,
            boolean ignoreMissing)
            throws IOException {
        Environment page = Environment.getCurrentEnvironment();
        if (page != null && page.getCustomState(RenderListener.class) instanceof RenderListener listener) {
            files(name).forEach(listener::usesTemplate);
        }
        return find(name, locale, customLookupCondition, encoding, parseAsFTL, ignoreMissing);
    }

    /**
     * The files in which FreeMarker looks for a template: {@code slots/x.ftlh} for {@code partials/../slots/x.ftlh}. A star
     * stands for the folder before it and those above.
     */
    private static List<String> files(String name) {
        if (!UNUSUAL.matcher(name).find()) {
            return List.of(name);
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        int star = parts.indexOf("*");
        if (star < 0) {
            return List.of(String.join("/", parts));
        }
        String rest = String.join("/", parts.subList(star + 1, parts.size()));
        return IntStream.rangeClosed(0, star)
                .mapToObj(folders -> String.join("/", parts.subList(0, folders)) + "/" + rest)
                .map(file -> file.startsWith("/") ? file.substring(1) : file)
                .toList();
    }

    private @Nullable Template find(
            String name,
            @Nullable Locale locale,
            @Nullable Object customLookupCondition,
            @Nullable String encoding,
            boolean parseAsFTL,
            boolean ignoreMissing)
            throws IOException {
        boolean isDefault = customLookupCondition == null && parseAsFTL && hasDefaults(locale, encoding);
        Template cached = isDefault ? checked.get(name) : null;
        if (cached != null) {
            return cached;
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
                checked.put(name, template);
            }
            return template;
        } catch (StackOverflowError e) {
            throw new ProblemException(PageTracer.nestedTooDeep(Location.file(TemplateEngine.FOLDER + name)));
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

    private boolean hasDefaults(@Nullable Locale locale, @Nullable String encoding) {
        return (locale == null || locale.equals(getLocale()))
                && (encoding == null || encoding.equals(getDefaultEncoding()));
    }

    private List<Problem> inspect(Template template) {
        TemplateInspection inspection = TemplateInspection.of(template);
        assignments.putAll(inspection.assignments());
        return inspection.violations().stream()
                .map(violation -> Problem.error(
                                violation.message(), places.of(violation.from(), violation.start(), violation.length()))
                        .hint(violation.hint()))
                .toList();
    }
}
