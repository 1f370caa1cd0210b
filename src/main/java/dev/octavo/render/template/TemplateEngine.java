package dev.octavo.render.template;

import dev.octavo.blog.words.Lexicon;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.render.template.model.AddressFunction;
import dev.octavo.render.template.model.BetweenFunction;
import dev.octavo.render.template.model.DataFunction;
import dev.octavo.render.template.model.ForeignFunction;
import dev.octavo.render.template.model.PictureFunction;
import dev.octavo.render.template.model.PolicyFunction;
import dev.octavo.render.template.model.RecordWrapper;
import dev.octavo.render.template.model.WordFunction;
import freemarker.cache.StrongCacheStorage;
import freemarker.cache.TemplateNameFormat;
import freemarker.core.Environment;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.commons.io.output.StringBuilderWriter;
import org.jspecify.annotations.Nullable;

/**
 * Renders templates with records as data. A template is parsed once and shared between threads. It can read the records it
 * is given, but reaches no other classes, methods or files.
 */
public final class TemplateEngine {
    /** The start of the message for a template that stops itself with {@code #stop}, since its data does not suit it. */
    public static final String STOP = "the template stops: ";

    static final String FOLDER = "templates/";
    static final String EXTENSION = ".ftlh";

    private final AddressCheck addresses;
    private final SourceLocations places;
    private final TemplateErrors errors;
    private final SiteUrl url;
    private final Lexicon lexicon;
    private final boolean preview;

    /** Set up for the first template: where none is rendered, it would be a tenth of the time. */
    private volatile @Nullable RecordingConfiguration configuration;

    /** An engine that checks no addresses and has no words. */
    public TemplateEngine(TemplateSource source, SiteUrl url) {
        this(source, url, Lexicon.NONE, AddressCheck.UNCHECKED, false);
    }

    /**
     * @param lexicon the words for {@code word(…)}
     * @param preview the variable {@code preview}: whether the pages are for their author only
     */
    public TemplateEngine(
            TemplateSource source, SiteUrl url, Lexicon lexicon, AddressCheck addresses, boolean preview) {
        this.url = url;
        this.lexicon = lexicon;
        this.addresses = addresses;
        this.preview = preview;
        places = new SourceLocations(source);
        errors = new TemplateErrors(source, places);
    }

    /** The words of pages, in all languages. */
    public Lexicon lexicon() {
        return lexicon;
    }

    /** The words of the page that this thread is rendering. */
    private static Words words() {
        if (Environment.getCurrentEnvironment().getCustomState(Words.class) instanceof Words words) {
            return words;
        }
        throw new IllegalStateException("every page has words");
    }

    private static void reportLink(Address address) {
        page().linksTo(address);
        if (Environment.getCurrentEnvironment().getCustomState(PageTracer.class) instanceof PageTracer tracer) {
            tracer.checkLink(address);
        }
    }

    private static Address current(Address address, boolean icon) {
        reportLink(address);
        return page().current(address, icon);
    }

    private static RenderListener page() {
        return Environment.getCurrentEnvironment().getCustomState(RenderListener.class)
                        instanceof RenderListener listener
                ? listener
                : name -> {};
    }

    private RecordingConfiguration freemarker() {
        RecordingConfiguration known = configuration;
        return known == null ? setUp() : known;
    }

    private synchronized RecordingConfiguration setUp() {
        RecordingConfiguration known = configuration;
        if (known != null) {
            return known; // another thread was first
        }
        RecordingConfiguration freemarker = new RecordingConfiguration(places);
        restrictAccess(freemarker);
        fixFormats(freemarker);
        addFunctions(freemarker);
        freemarker.setTemplateNameFormat(TemplateNameFormat.DEFAULT_2_4_0);
        freemarker.setTemplateLoader(new SourceLoader(places.source()));
        freemarker.setCacheStorage(new StrongCacheStorage());
        freemarker.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        freemarker.setTemplateExceptionHandler(errors);
        configuration = freemarker;
        return freemarker;
    }

    private static void restrictAccess(Configuration freemarker) {
        freemarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        freemarker.setAPIBuiltinEnabled(false);
        freemarker.setOutputFormat(HTMLOutputFormat.INSTANCE);
        freemarker.setAutoEscapingPolicy(Configuration.ENABLE_IF_SUPPORTED_AUTO_ESCAPING_POLICY);
        freemarker.setLogTemplateExceptions(false);
        freemarker.setAttemptExceptionReporter((exception, environment) -> {}); // errors within #attempt are expected
    }

    private static void fixFormats(Configuration freemarker) {
        freemarker.setDefaultEncoding(StandardCharsets.UTF_8.name());
        freemarker.setURLEscapingCharset(StandardCharsets.UTF_8.name());
        freemarker.setLocale(Locale.ROOT);
        freemarker.setTimeZone(TimeZone.getTimeZone("UTC"));
        freemarker.setNumberFormat("c");
        freemarker.setArithmeticEngine(new CountedArithmetic());
        freemarker.setBooleanFormat("c");
        freemarker.setLocalizedLookup(false);
        freemarker.setTabSize(1); // so that columns count characters
    }

    private void addFunctions(Configuration freemarker) {
        RecordWrapper wrapper = new RecordWrapper(url, TemplateEngine::words, query -> page().find(query));
        freemarker.setObjectWrapper(wrapper);
        freemarker.setSharedVariable(
                "href", new AddressFunction((address, typed) -> url.href(current(address, /* icon= */ !typed))));
        freemarker.setSharedVariable("absolute", new AddressFunction((address, typed) -> {
            reportLink(address);
            return url.absolute(address);
        }));
        freemarker.setSharedVariable("picture", new PictureFunction(request -> page().picture(request), wrapper));
        freemarker.setSharedVariable(
                "data", new DataFunction(name -> page().data(name), () -> page().dataNames(), wrapper));
        freemarker.setSharedVariable("csp", new PolicyFunction((directive, host) -> page().allows(directive, host)));
        freemarker.setSharedVariable("word", new WordFunction(TemplateEngine::words));
        freemarker.setSharedVariable("between", new BetweenFunction(TemplateEngine::words));
        freemarker.setSharedVariable("foreign", new ForeignFunction(TemplateEngine::words));
        freemarker.setSharedVariable("preview", preview ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE);
    }

    /**
     * Renders {@code templates/NAME.ftlh} with the components of {@code view}.
     *
     * @param language of the page
     * @param subject what is being made, for messages: {@code content/posts/hello.md}, {@code /tags/ai/}
     * @throws ProblemException if the template is missing or wrong
     */
    public String render(String name, String language, Record view, String subject) {
        return render(name, language, view, subject, template -> {});
    }

    /** The same, reporting to {@code listener} what the page is made from. */
    public String render(String name, String language, Record view, String subject, RenderListener listener) {
        PageWriter page = new PageWriter();
        Words words = lexicon.of(language).withListener(word -> listener.usesWord(language, word));
        try {
            fill(template(name, listener), words, view, page, listener);
        } catch (ProblemException e) {
            throw new ProblemException(e.problems().stream()
                    .map(problem -> problem.related("while making", Location.file(subject)))
                    .toList());
        }
        return page.toString();
    }

    /** Appends part of a string directly; other writers first copy it into an array of characters. */
    @SuppressWarnings("serial") // never serialized
    private static final class PageWriter extends StringBuilderWriter {
        private static final int TYPICAL_PAGE = 24 * 1024; // in characters

        PageWriter() {
            super(TYPICAL_PAGE);
        }

        @Override
        public void write(String text, int from, int length) {
            getBuilder().append(text, from, from + length);
        }
    }

    private Template template(String name, RenderListener listener) {
        String file = name + EXTENSION;
        listener.usesTemplate(file);
        try {
            return freemarker().getTemplate(file);
        } catch (TemplateNotFoundException e) {
            throw new ProblemException(errors.missingTemplate(file));
        } catch (IOException e) {
            throw new ProblemException(errors.unreadable(e, Location.file(FOLDER + file)));
        }
    }

    private void fill(Template template, Words words, Record view, StringBuilderWriter out, RenderListener listener) {
        PageTracer tracer = new PageTracer(places, freemarker().assignments(), addresses);
        List<Problem> problems = new ArrayList<>();
        try {
            Environment environment = template.createProcessingEnvironment(view, out);
            environment.setCustomState(RenderListener.class, listener);
            environment.setCustomState(Words.class, words);
            tracer.follow(environment);
            environment.process();
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        } catch (StackOverflowError e) {
            problems.add(tracer.tooDeep());
        } catch (TemplateException | IOException | OutOfMemoryError e) {
            problems.add(problem(e, tracer.place()));
        } catch (RuntimeException e) {
            problems.add(TemplateErrors.strayReturn(e, tracer.place()));
        }
        problems.addAll(tracer.problems());
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private Problem problem(Throwable error, Location place) {
        if (error instanceof TemplateException inTemplate) {
            return errors.explain(inTemplate, place);
        }
        if (error instanceof OutOfMemoryError) {
            return ProblemKind.TEMPLATE
                    .error("there is not enough memory for what is made here", place)
                    .hint("look for a text or a list that has no end, or give Java more memory: "
                            + "JDK_JAVA_OPTIONS=-Xmx2g");
        }
        return errors.unreadable((IOException) error, place);
    }
}
