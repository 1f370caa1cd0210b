package dev.octavo.render.template.model;

import dev.octavo.lib.problem.Spelling;
import freemarker.template.ObjectWrapper;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code data("talks")}: what is in {@code content/data/talks.yaml}, or in a file with another ending.
 *
 * @param resolver returns the data of a name; empty if there is no such file
 * @param names returns the names that there are
 */
public record DataFunction(
        Function<String, Optional<Object>> resolver, Supplier<List<String>> names, ObjectWrapper wrapper)
        implements TemplateMethodModelEx {
    @Override
    @SuppressWarnings("rawtypes") // FreeMarker's own signature
    public @Nullable Object exec(List arguments) throws TemplateModelException {
        if (arguments.size() != 1 || !(arguments.get(0) instanceof TemplateScalarModel text)) {
            throw new WrongArgument(
                    "data takes the name of a file in content/data/", "write it without its ending: data(\"talks\")");
        }
        String name = text.getAsString();
        Optional<Object> found = resolver.apply(name);
        if (found.isEmpty()) {
            throw new WrongArgument("there is no data \"" + name + "\" in content/data/", remedy(name));
        }
        return wrapper.wrap(found.get());
    }

    private String remedy(String name) {
        String stem = name.replaceFirst("^/?(content/)?data/", "").replaceFirst("\\.(ya?ml|toml|json|csv)$", "");
        if (!stem.equals(name)) {
            return "write it without its folder and its ending: data(\"" + stem + "\")";
        }
        return Spelling.suggestion(name, names.get())
                .orElse("make the file content/data/" + name + ".yaml, or .toml, .json, .csv or .bib");
    }
}
