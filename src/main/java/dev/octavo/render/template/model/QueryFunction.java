package dev.octavo.render.template.model;

import dev.octavo.blog.site.Query;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import freemarker.template.ObjectWrapper;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code site.posts({"tag": "ai", "limit": 3})}: posts, pages and so on of the whole site.
 *
 * @param words returns the words of the page that this thread is rendering
 * @param finder returns what a query finds
 */
record QueryFunction(Query.Kind kind, Supplier<Words> words, Function<Query, List<?>> finder, ObjectWrapper wrapper)
        implements TemplateMethodModelEx {
    @Override
    @SuppressWarnings("rawtypes") // FreeMarker's own signature
    public @Nullable Object exec(List arguments) throws TemplateModelException {
        SortedMap<String, String> options = new TreeMap<>();
        if (arguments.size() > 1 || (arguments.size() == 1 && !(arguments.get(0) instanceof TemplateHashModelEx))) {
            throw new WrongArgument(
                    kind.function() + " takes options with names in braces",
                    "write it like " + kind.function() + "({\"limit\": 3})");
        }
        if (arguments.size() == 1) {
            read((TemplateHashModelEx) arguments.get(0), options);
        }
        try {
            return wrapper.wrap(finder.apply(new Query(kind, words.get().language(), options)));
        } catch (ProblemException wrong) {
            Problem problem = wrong.problems().get(0);
            throw new WrongArgument(problem.message(), problem.hint().orElse(""));
        }
    }

    private void read(TemplateHashModelEx hash, SortedMap<String, String> options) throws TemplateModelException {
        for (TemplateModelIterator keys = hash.keys().iterator(); keys.hasNext(); ) {
            String name = keys.next() instanceof TemplateScalarModel key ? key.getAsString() : "";
            options.put(name, text(name, hash.get(name)));
        }
    }

    private String text(String name, @Nullable TemplateModel value) throws TemplateModelException {
        if (value instanceof TemplateScalarModel text) {
            return text.getAsString().strip();
        }
        if (value instanceof TemplateNumberModel number) {
            return number.getAsNumber().toString();
        }
        if (value instanceof TemplateBooleanModel yes) {
            return Boolean.toString(yes.getAsBoolean());
        }
        throw new WrongArgument(
                "\"" + name + "\" of " + kind.function() + " is a text, a number, true or false",
                "write one of them: " + kind.function() + "({\"" + name + "\": \"…\"})");
    }
}
