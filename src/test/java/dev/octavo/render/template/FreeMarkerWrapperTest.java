package dev.octavo.render.template;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModelException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FreeMarker's own wrapper, which Octavo does not use, follows the rules that Octavo puts before FreeMarker's. */
final class FreeMarkerWrapperTest {
    @ParameterizedTest
    @ValueSource(strings = {"class", "getClass", "fileSystem", "toString", "toFile"})
    void showsNothingOfAnObject(String member) throws TemplateModelException {
        TemplateHashModel object = assertInstanceOf(TemplateHashModel.class, wrapped(Path.of("a")));
        assertNull(object.get(member));
    }

    @Test
    void showsNothingOfAThread() throws TemplateModelException {
        TemplateHashModel thread = assertInstanceOf(TemplateHashModel.class, wrapped(Thread.currentThread()));
        assertNull(thread.get("name"));
    }

    private static Object wrapped(Object object) throws TemplateModelException {
        return new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_35)
                .build()
                .wrap(object);
    }
}
