package dev.octavo.render.template.model;

import dev.octavo.blog.words.Words;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.util.List;
import java.util.function.Supplier;

/** {@code between(author?index, authors?size, next)}: the separator between an item of a list and the next. */
public record BetweenFunction(Supplier<Words> words) implements TemplateMethodModelEx {
    @Override
    @SuppressWarnings("rawtypes") // FreeMarker's own signature
    public Object exec(List arguments) throws TemplateModelException {
        if (arguments.size() == 3
                && arguments.get(0) instanceof TemplateNumberModel index
                && arguments.get(1) instanceof TemplateNumberModel count
                && arguments.get(2) instanceof TemplateScalarModel next) {
            return new SimpleScalar(words.get()
                    .between(index.getAsNumber().intValue(), count.getAsNumber().intValue(), next.getAsString()));
        }
        throw new WrongArgument(
                "between takes the index of a part, how many there are, and the text of the next one",
                "write it like <#sep>${between(author?index, authors?size, authors[author?index + 1].name)}");
    }
}
