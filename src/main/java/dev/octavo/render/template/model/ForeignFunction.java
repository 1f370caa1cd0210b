package dev.octavo.render.template.model;

import dev.octavo.blog.words.Languages;
import dev.octavo.blog.words.Words;
import dev.octavo.lib.text.Html;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code <h2${foreign(post.language)}>}: the attributes of an element whose language may differ from the page's,
 * {@code ␣lang="ar" dir="rtl"}; nothing if it is the same.
 */
public record ForeignFunction(Supplier<Words> words) implements TemplateMethodModelEx {
    @Override
    @SuppressWarnings("rawtypes") // FreeMarker's own signature
    public Object exec(List arguments) throws TemplateModelException {
        if (arguments.size() != 1 || !(arguments.get(0) instanceof TemplateScalarModel argument)) {
            throw new WrongArgument("foreign takes one language", "write it like foreign(post.language)");
        }
        return HTMLOutputFormat.INSTANCE.fromMarkup(
                attributes(argument.getAsString(), words.get().language()));
    }

    private static String attributes(String language, String page) {
        if (language.equals(page)) {
            return "";
        }
        String direction = Languages.direction(language);
        return " lang=\"" + Html.escape(language) + "\""
                + (direction.equals(Languages.direction(page)) ? "" : " dir=\"" + direction + "\"");
    }
}
