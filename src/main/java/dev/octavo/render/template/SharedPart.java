package dev.octavo.render.template;

import dev.octavo.blog.words.Word;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.template.model.NamedValues;
import dev.octavo.render.template.model.PictureRequest;
import dev.octavo.render.template.model.ResponsivePicture;
import freemarker.core.Environment;
import freemarker.template.Configuration;
import freemarker.template.SimpleScalar;
import freemarker.template.Template;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A part that is the same on many pages. Its template begins with what it sees besides {@code site} and the functions,
 * {@code <#ftl attributes={"sees": "nameplate page.language"}>}: texts, and what is true or false. It is rendered on its own,
 * once for all pages for which that is the same, and they include its text. If it sees more, they include the template.
 */
final class SharedPart {
    private static final String SITE = "site";

    /** More than a site in one language needs. In several, {@code site} differs on each page, and sharing is given up. */
    private static final int MOST = 64;

    private final Map<Seen, Rendered> rendered = new ConcurrentHashMap<>();
    private final Template template;
    private final List<List<String>> seenNames;
    private final Rendering rendering;

    private SharedPart(Template template, List<List<String>> seenNames, Rendering rendering) {
        this.template = template;
        this.seenNames = seenNames;
        this.rendering = rendering;
    }

    /** The data of a page, and the language for which it was asked. */
    record Page(NamedValues data, String language) {}

    /** Renders a template. */
    @FunctionalInterface
    interface Rendering {
        /**
         * Returns the text that the template makes.
         *
         * @throws ProblemException if the template is wrong
         */
        String text(Template template, String language, NamedValues values, RenderListener listener);
    }

    /** The part that {@code template} is, if it says what it sees. */
    static Optional<SharedPart> of(Template template, Rendering rendering) {
        return template.getCustomAttribute("sees") instanceof String names
                ? Optional.of(new SharedPart(
                        template,
                        Stream.of(names.split(" ", -1))
                                .map(name -> List.of(name.split("\\.", -1)))
                                .toList(),
                        rendering))
                : Optional.empty();
    }

    /** What the part sees. Another page has the same {@code site} object, unless it differs there. */
    private static final class Seen {
        final String language;
        final Object site;
        final List<Object> values;

        Seen(String language, Object site, List<Object> values) {
            this.language = language;
            this.site = site;
            this.values = values;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Seen seen
                    && site == seen.site
                    && language.equals(seen.language)
                    && values.equals(seen.values);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(site) + values.hashCode();
        }
    }

    /**
     * The part for what it saw.
     *
     * @param text absent if it is wrong, or sees more than it says
     * @param functions those that it calls
     * @param asked tells another page what the part asked its first page; false if it gets another answer
     */
    private record Rendered(Optional<Template> text, List<String> functions, List<Predicate<RenderListener>> asked) {
        boolean isSameFor(RenderListener page) {
            for (Predicate<RenderListener> question : asked) {
                if (!question.test(page)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Returns what {@code page} includes: the text as a template, or the template itself. */
    Template in(Environment page) {
        if (!(page.getCustomState(Page.class) instanceof Page of)
                || !(page.getCustomState(RenderListener.class) instanceof RenderListener listener)) {
            return template;
        }
        try {
            Optional<?> site = of.data().part().apply(SITE);
            List<Object> values = values(page);
            if (site.isEmpty()
                    || values.size() < seenNames.size()
                    || page.getVariable(SITE) != of.data().get(SITE)) {
                return template;
            }
            Seen seen = new Seen(of.language(), site.get(), values);
            Rendered part = rendered.get(seen);
            if (part == null) {
                if (rendered.size() >= MOST) {
                    return template;
                }
                part = render(seen, listener);
                rendered.put(seen, part);
            }
            for (String function : part.functions()) {
                if (page.getVariable(function) != page.getConfiguration().getSharedVariable(function)) {
                    return template; // the page has a variable of that name here
                }
            }
            return part.isSameFor(listener) ? part.text().orElse(template) : template;
        } catch (TemplateModelException e) {
            throw new IllegalStateException("plain data can be read: " + template.getName(), e);
        }
    }

    /** The values of all names; fewer if one is neither a text nor true or false. */
    private List<Object> values(Environment page) throws TemplateModelException {
        List<Object> values = new ArrayList<>(seenNames.size());
        for (List<String> name : seenNames) {
            TemplateModel value = Expressions.value(name, page).orElse(TemplateModel.NOTHING);
            if (value instanceof TemplateBooleanModel truth) {
                values.add(truth.getAsBoolean());
            } else if (value instanceof SimpleScalar text) {
                values.add(text.getAsString());
            }
        }
        return values;
    }

    private Rendered render(Seen seen, RenderListener page) {
        List<Predicate<RenderListener>> asked = new ArrayList<>();
        Map<String, Object> values = new HashMap<>(Map.of(SITE, seen.site));
        for (int i = 0; i < seenNames.size(); i++) {
            values.put(String.join(".", seenNames.get(i)), seen.values.get(i));
        }
        NamedValues data = only(values, "");
        Configuration freemarker = template.getConfiguration();
        try {
            String text = rendering.text(template, seen.language, data, new Recorder(page, asked));
            Stream<String> functions =
                    data.seen().keySet().stream().filter(name -> freemarker.getSharedVariable(name) != null);
            return new Rendered(
                    Optional.of(Template.getPlainTextTemplate(template.getName(), text, freemarker)),
                    functions.toList(),
                    List.copyOf(asked));
        } catch (ProblemException e) {
            return new Rendered(
                    Optional.empty(), List.of(), List.of()); // each page reports it where it includes the template
        }
    }

    /** The values whose names begin with {@code whole}; an exception for any other, since the page may have one. */
    private NamedValues only(Map<String, Object> values, String whole) {
        return new NamedValues(
                List.of(),
                name -> {
                    Object value = values.get(whole + name);
                    if (value != null) {
                        return Optional.of(value);
                    }
                    if (values.keySet().stream().anyMatch(other -> other.startsWith(whole + name + "."))) {
                        return Optional.of(only(values, whole + name + "."));
                    }
                    if (whole.isEmpty() && template.getConfiguration().getSharedVariable(name) != null) {
                        return Optional.empty();
                    }
                    throw ProblemException.of("this part sees " + whole + name, "name it in the first line");
                },
                false,
                template.getObjectWrapper(),
                new HashMap<>());
    }

    /** Records what a part asks the page for which it is rendered. */
    private record Recorder(RenderListener page, List<Predicate<RenderListener>> asked) implements RenderListener {
        @Override
        public void usesTemplate(String name) {
            report(other -> other.usesTemplate(name));
        }

        @Override
        public void linksTo(Address address) {
            report(other -> other.linksTo(address));
        }

        @Override
        public void usesWord(String language, Word word) {
            report(other -> other.usesWord(language, word));
        }

        private void report(Consumer<RenderListener> event) {
            asked.add(other -> {
                event.accept(other);
                return true;
            });
        }

        @Override
        public Address current(Address address, boolean icon) {
            Address now = page.current(address, icon);
            asked.add(other -> other.current(address, icon).equals(now));
            return now;
        }

        @Override
        public Optional<ResponsivePicture> picture(PictureRequest request) {
            asked.add(other -> false); // it may be ready for another page
            return page.picture(request);
        }
    }
}
