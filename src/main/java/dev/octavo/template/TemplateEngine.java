package dev.octavo.template;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.template.model.AddressFunction;
import dev.octavo.template.model.BetweenFunction;
import dev.octavo.template.model.ForeignFunction;
import dev.octavo.template.model.OfferedPicture;
import dev.octavo.template.model.PictureFunction;
import dev.octavo.template.model.PictureWish;
import dev.octavo.template.model.RecordWrapper;
import dev.octavo.template.model.WordFunction;
import dev.octavo.words.Lexicon;
import dev.octavo.words.Words;
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
import java.util.Optional;
import java.util.TimeZone;
import org.apache.commons.io.output.StringBuilderWriter;

/**
 * Fills templates with records. A template is parsed once and shared between threads; it can read the records
 * that it is given, and reaches no class, no file and no method.
 */
public final class TemplateEngine {
    /** How the message begins where a template stops by itself, since it cannot be filled with what it was given. */
    public static final String STOP = "the template stops: ";

    static final String FOLDER = "templates/";
    static final String EXTENSION = ".ftlh";
    private static final int USUAL_PAGE = 16 * 1024; // in characters

    private final RecordingConfiguration freemarker;
    private final TemplateAddresses addresses;
    private final Places places;
    private final Faults faults;

    private final Lexicon lexicon;

    /** One that does not ask where the addresses lead that templates write, and has no words. */
    public TemplateEngine(TemplateSource source, SiteUrl url) {
        this(source, url, Lexicon.NONE, TemplateAddresses.UNCHECKED, false);
    }

    /**
     * @param lexicon what pages say by themselves
     * @param preview what templates see under that name: whether the pages are for their author alone
     */
    public TemplateEngine(
            TemplateSource source, SiteUrl url, Lexicon lexicon, TemplateAddresses addresses, boolean preview) {
        this.lexicon = lexicon;
        this.addresses = addresses;
        places = new Places(source);
        freemarker = new RecordingConfiguration(places);
        faults = new Faults(source, places);
        allowNothing();
        RecordWrapper wrapper = new RecordWrapper(url, TemplateEngine::words);
        freemarker.setObjectWrapper(wrapper);
        writeTheSameEverywhere();
        freemarker.setTemplateNameFormat(TemplateNameFormat.DEFAULT_2_4_0);
        freemarker.setTemplateLoader(new SourceLoader(source));
        freemarker.setCacheStorage(new StrongCacheStorage());
        freemarker.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        freemarker.setTemplateExceptionHandler(faults);
        freemarker.setSharedVariable("href", new AddressFunction(url::href, TemplateEngine::links));
        freemarker.setSharedVariable("absolute", new AddressFunction(url::absolute, TemplateEngine::links));
        freemarker.setSharedVariable("picture", new PictureFunction(TemplateEngine::picture, wrapper));
        freemarker.setSharedVariable("word", new WordFunction(TemplateEngine::words));
        freemarker.setSharedVariable("between", new BetweenFunction(TemplateEngine::words));
        freemarker.setSharedVariable("foreign", new ForeignFunction(TemplateEngine::words));
        freemarker.setSharedVariable("preview", preview ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE);
    }

    /** What pages say by themselves. */
    public Lexicon lexicon() {
        return lexicon;
    }

    /** Those of the page that is made. */
    private static Words words() {
        if (Environment.getCurrentEnvironment().getCustomState(Words.class) instanceof Words words) {
            return words;
        }
        throw new IllegalStateException("every page has words");
    }

    private static void links(Address address) {
        Environment page = Environment.getCurrentEnvironment();
        if (page.getCustomState(TemplateReads.class) instanceof TemplateReads reads) {
            reads.leadsTo(address);
        }
        if (page.getCustomState(PageWalk.class) instanceof PageWalk walk) {
            walk.links(address);
        }
    }

    private static Optional<OfferedPicture> picture(PictureWish wish) {
        Environment page = Environment.getCurrentEnvironment();
        return page.getCustomState(TemplateReads.class) instanceof TemplateReads reads
                ? reads.picture(wish)
                : Optional.empty();
    }

    private void allowNothing() {
        freemarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        freemarker.setAPIBuiltinEnabled(false);
        freemarker.setOutputFormat(HTMLOutputFormat.INSTANCE);
        freemarker.setAutoEscapingPolicy(Configuration.ENABLE_IF_SUPPORTED_AUTO_ESCAPING_POLICY);
        freemarker.setLogTemplateExceptions(false);
        freemarker.setAttemptExceptionReporter((exception, environment) -> {}); // #attempt expects faults
    }

    private void writeTheSameEverywhere() {
        freemarker.setDefaultEncoding(StandardCharsets.UTF_8.name());
        freemarker.setURLEscapingCharset(StandardCharsets.UTF_8.name());
        freemarker.setLocale(Locale.ROOT);
        freemarker.setTimeZone(TimeZone.getTimeZone("UTC"));
        freemarker.setNumberFormat("c");
        freemarker.setArithmeticEngine(new CountedArithmetic());
        freemarker.setBooleanFormat("c");
        freemarker.setLocalizedLookup(false);
        freemarker.setTabSize(1); // so that a column is a count of characters
    }

    /**
     * {@code templates/NAME.ftlh} filled with the components of {@code view}.
     *
     * @param language of the page
     * @param subject what is being made, for the author: {@code content/posts/hello.md}, {@code /tags/ai/}
     * @throws ProblemException where the template is missing or wrong
     */
    public String render(String name, String language, Record view, String subject) {
        return render(name, language, view, subject, template -> {});
    }

    /** The same, and {@code reads} hears of every template that took part. */
    public String render(String name, String language, Record view, String subject, TemplateReads reads) {
        StringBuilderWriter page = new StringBuilderWriter(USUAL_PAGE);
        Words words = lexicon.of(language).withListener(word -> reads.says(language, word));
        try {
            fill(template(name, reads), words, view, page, reads);
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

    private void fill(Template template, Words words, Record view, StringBuilderWriter out, TemplateReads reads) {
        PageWalk walk = new PageWalk(places, freemarker.assignments(), addresses);
        List<Problem> problems = new ArrayList<>();
        try {
            Environment environment = template.createProcessingEnvironment(view, out);
            environment.setCustomState(TemplateReads.class, reads);
            environment.setCustomState(Words.class, words);
            walk.follow(environment);
            environment.process();
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        } catch (StackOverflowError e) {
            problems.add(walk.tooDeep());
        } catch (TemplateException | IOException | OutOfMemoryError e) {
            problems.add(problem(e, walk.place()));
        } catch (RuntimeException e) {
            problems.add(Faults.lostReturn(e, walk.place()));
        }
        problems.addAll(walk.gathered());
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private Problem problem(Throwable fault, Location place) {
        if (fault instanceof TemplateException inTemplate) {
            return faults.explain(inTemplate, place);
        }
        if (fault instanceof OutOfMemoryError) {
            return Problem.error("there is not enough memory for what is made here", place)
                    .hint("look for a text or a list that has no end, or give Java more memory: "
                            + "JDK_JAVA_OPTIONS=-Xmx2g");
        }
        return faults.unreadable((IOException) fault, place);
    }
}
