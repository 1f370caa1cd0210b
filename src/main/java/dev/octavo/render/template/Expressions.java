package dev.octavo.render.template;

import dev.octavo.render.template.model.NamedValues;
import freemarker.core.Environment;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateModelIterator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Evaluates plain expressions of a template, such as {@code post} and {@code post.title}. */
final class Expressions {
    private static final Pattern PLAIN =
            Pattern.compile("[\\p{L}_$@][\\p{L}\\p{N}_$@]*(\\.[\\p{L}_$@][\\p{L}\\p{N}_$@]*)*");

    private static final int MAX_SHOWN = 18;

    private Expressions() {}

    static boolean isPlain(String expression) {
        return PLAIN.matcher(expression).matches();
    }

    /** The current value of an expression; empty if the expression is not plain or has no value. */
    static Optional<TemplateModel> value(String expression, Environment environment) {
        if (!isPlain(expression)) {
            return Optional.empty();
        }
        String[] names = expression.split("\\.", -1);
        try {
            TemplateModel value = environment.getVariable(names[0]);
            for (int i = 1; i < names.length; i++) {
                value = part(value, names[i]);
            }
            return Optional.ofNullable(value);
        } catch (TemplateModelException e) {
            throw new IllegalStateException("plain data can be read: " + expression, e);
        }
    }

    private static @Nullable TemplateModel part(@Nullable TemplateModel whole, String name)
            throws TemplateModelException {
        return whole instanceof TemplateHashModel parts ? parts.get(name) : null;
    }

    /** The sorted names of a value's parts, including those that are absent now; none if it has no parts. */
    static List<String> names(TemplateModel value) {
        if (value instanceof NamedValues parts) {
            return parts.names();
        }
        List<String> names = new ArrayList<>();
        if (value instanceof TemplateHashModelEx parts) {
            try {
                for (TemplateModelIterator keys = parts.keys().iterator(); keys.hasNext(); ) {
                    names.add(keys.next().toString());
                }
            } catch (TemplateModelException e) {
                throw new IllegalStateException("the names of plain data can be listed", e);
            }
        }
        Collections.sort(names);
        return names;
    }

    /** The first few names, for a message. */
    static String firstFew(Collection<String> names) {
        String first = names.stream().limit(MAX_SHOWN).collect(Collectors.joining(", "));
        return names.size() > MAX_SHOWN ? first + " …" : first;
    }
}
