package dev.octavo.use.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.AbstractMojo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The plugin descriptor matches the classes of the goals. */
final class DescriptorTest {
    static Stream<Element> goals() throws Exception {
        return elements(
                DocumentBuilderFactory.newDefaultInstance()
                        .newDocumentBuilder()
                        .parse(String.valueOf(BuildMojo.class.getResource("/META-INF/maven/plugin.xml")))
                        .getDocumentElement(),
                "mojo");
    }

    @ParameterizedTest
    @MethodSource("goals")
    void everyParameterIsAFieldWithAProperty(Element goal) throws ReflectiveOperationException {
        Class<?> type = Class.forName(text(goal, "implementation"));
        assertTrue(AbstractMojo.class.isAssignableFrom(type));
        Map<String, String> fields = new TreeMap<>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                fields.put(field.getName(), field.getType().getName());
            }
        }
        Map<String, String> parameters = new TreeMap<>();
        Map<String, String> configured = new TreeMap<>();
        elements(goal, "parameter").forEach(parameter -> {
            String name = text(parameter, "name");
            parameters.put(name, text(parameter, "type"));
            Element value = elements(elements(goal, "configuration").findFirst().orElseThrow(), name)
                    .findFirst()
                    .orElseThrow();
            configured.put(name, value.getAttribute("implementation"));
            assertEquals("${octavo." + name + "}", value.getTextContent());
        });
        assertEquals(fields, parameters);
        assertEquals(fields, configured);
    }

    @ParameterizedTest
    @MethodSource("goals")
    void aGoalIsNamedLikeItsClass(Element goal) {
        String name = text(goal, "goal");
        assertEquals(
                "dev.octavo.use.maven." + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "Mojo",
                text(goal, "implementation"));
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).findFirst().orElseThrow().getTextContent();
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }
}
