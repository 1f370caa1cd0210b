package dev.octavo.template.model;

import dev.octavo.text.Html;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleNumber;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows plain data to templates and refuses everything else. */
public final class RecordWrapper implements ObjectWrapper {
    @Override
    public @Nullable TemplateModel wrap(@Nullable Object value) throws TemplateModelException {
        if (value == null) {
            return null;
        }
        if (value instanceof Optional<?> optional) {
            return wrap(optional.orElse(null));
        }
        if (value instanceof TemplateModel model) {
            return model;
        }
        if (value instanceof String text) {
            return new SimpleScalar(text);
        }
        if (value instanceof Number number) {
            return new SimpleNumber(number);
        }
        if (value instanceof Boolean yes) {
            return yes ? TemplateBooleanModel.TRUE : TemplateBooleanModel.FALSE;
        }
        return wrapWhole(value);
    }

    private TemplateModel wrapWhole(Object value) throws TemplateModelException {
        if (value instanceof Html html) {
            return HTMLOutputFormat.INSTANCE.fromMarkup(html.markup());
        }
        if (value instanceof Record whole) {
            return new RecordModel(whole, this);
        }
        if (value instanceof List<?> list) {
            return new ListModel(list, this);
        }
        if (value instanceof Map<?, ?> map) {
            return new MapModel(map, this);
        }
        throw new IllegalStateException("a template is shown plain data only, not " + value.getClass());
    }
}
