package dev.octavo.template;

import dev.octavo.address.SiteUrl;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.template.model.AddressFunction;
import dev.octavo.template.model.RecordWrapper;
import freemarker.cache.StrongCacheStorage;
import freemarker.cache.TemplateNameFormat;
import freemarker.core.Environment;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * Fills templates with records. A template is parsed once and shared between threads; it can read the components of
 * the records it is given, and reaches no class, no file and no method.
 */
public final class TemplateEngine {
    static final String FOLDER = "templates/";
    static final String EXTENSION = ".ftlh";
    private static final int LONGEST_PAGE = 64 * 1024 * 1024; // in characters

    private final RecordingConfiguration freemarker = new RecordingConfiguration();
    private final Places places;
    private final Faults faults;

    public TemplateEngine(TemplateSource source, SiteUrl url) {
        places = new Places(source);
        faults = new Faults(source, places);
        allowNothing();
        writeTheSameEverywhere();
        freemarker.setTemplateNameFormat(TemplateNameFormat.DEFAULT_2_4_0);
        freemarker.setTemplateLoader(new SourceLoader(source));
        freemarker.setCacheStorage(new StrongCacheStorage());
        freemarker.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        freemarker.setTemplateExceptionHandler(faults);
        Map<String, TemplateModel> functions =
                Map.of("href", new AddressFunction(url::href), "absolute", new AddressFunction(url::absolute));
        functions.forEach(freemarker::setSharedVariable);
    }

    private void allowNothing() {
        freemarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        freemarker.setAPIBuiltinEnabled(false);
        freemarker.setObjectWrapper(new RecordWrapper());
        freemarker.setOutputFormat(HTMLOutputFormat.INSTANCE);
        freemarker.setAutoEscapingPolicy(Configuration.ENABLE_IF_SUPPORTED_AUTO_ESCAPING_POLICY);
        freemarker.setLogTemplateExceptions(false);
        freemarker.setAttemptExceptionReporter((exception, environment) -> {}); // whoever wrote #attempt expects it
    }

    private void writeTheSameEverywhere() {
        freemarker.setDefaultEncoding(StandardCharsets.UTF_8.name());
        freemarker.setURLEscapingCharset(StandardCharsets.UTF_8.name());
        freemarker.setLocale(Locale.ROOT);
        freemarker.setTimeZone(TimeZone.getTimeZone("UTC"));
        freemarker.setNumberFormat("c");
        freemarker.setBooleanFormat("c");
        freemarker.setLocalizedLookup(false);
        freemarker.setTabSize(1); // so that a column is a count of characters
    }

    /**
     * {@code templates/NAME.ftlh} filled with the components of {@code view}.
     *
     * @param subject what is being made, for the author: {@code content/posts/hello.md}, {@code /tags/ai/}
     * @throws ProblemException where the template is missing or wrong
     */
    public String render(String name, Record view, String subject) {
        return render(name, view, subject, TemplateReads.UNHEARD);
    }

    /** The same, and {@code reads} hears of every template that took part. */
    public String render(String name, Record view, String subject, TemplateReads reads) {
        StringBuilder page = new StringBuilder();
        try {
            fill(template(name, reads), view, new LimitedWriter(page, LONGEST_PAGE), reads);
        } catch (ProblemException e) {
            throw new ProblemException(e.problems().stream()
                    .map(problem -> problem.related("while making", Location.file(subject)))
                    .toList());
        }
        return page.toString();
    }

    private Template template(String name, TemplateReads reads) {
        String file = name + EXTENSION;
        reads.reads(file);
        try {
            return freemarker.getTemplate(file);
        } catch (TemplateNotFoundException e) {
            throw new ProblemException(faults.missingTemplate(file));
        } catch (IOException e) {
            throw new ProblemException(faults.unreadable(e, Location.file(FOLDER + file)));
        }
    }

    private void fill(Template template, Record view, LimitedWriter out, TemplateReads reads) {
        RunawayGuard guard = new RunawayGuard(places);
        try {
            Environment environment = template.createProcessingEnvironment(view, out);
            environment.setTemplateProcessingTracer(guard);
            environment.setCustomState(TemplateReads.class, reads);
            environment.setCustomState(RunawayGuard.class, guard);
            environment.process();
        } catch (ExplainedException e) {
            throw new ProblemException(e.problem());
        } catch (TemplateException e) {
            throw new ProblemException(faults.explain(e, guard.place()));
        } catch (LimitedWriter.FullException e) {
            throw new ProblemException(
                    Problem.error("this makes a page of more than 64 million characters", guard.place())
                            .hint("look for a list that has no end"));
        } catch (IOException e) {
            throw new ProblemException(faults.unreadable(e, guard.place()));
        } catch (StackOverflowError e) {
            throw new ProblemException(RunawayGuard.endless(guard.place()));
        }
    }
}
