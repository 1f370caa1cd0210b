package dev.octavo.render.component;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.text.Json;
import dev.octavo.render.template.TemplateSource;
import dev.octavo.testing.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the declarations of components. */
final class CatalogueTest {
    private static final Path TEMPLATES = Path.of("templates");

    /** The components of the default theme. */
    private static final Catalogue THEME = new Catalogue(new TemplateSource() {
        @Override
        public Optional<String> text(String name) {
            try {
                Path file = TEMPLATES.resolve(name);
                return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public List<String> names() {
            try (Stream<Path> files = Files.list(TEMPLATES.resolve("components"))) {
                return files.map(file -> "components/" + file.getFileName()).toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    });

    @Test
    void everyComponentOfTheThemeIsDeclaredAndInTheManual() throws IOException {
        String manual = Files.readString(Path.of("content/posts/components/index.md"));
        assertTrue(THEME.names().size() > 25, THEME.names().toString());
        for (String name : THEME.names()) {
            Declaration declared = THEME.find(name).orElseThrow();
            assertTrue(!declared.undeclared() && declared.description().endsWith("."), name);
            declared.parameters()
                    .forEach(attribute -> assertTrue(attribute.description().endsWith("."), name + " " + attribute));
            assertTrue(manual.contains(":" + name), name + " is not in the manual");
        }
    }

    @Test
    void listsComponentsForEditors() {
        String listing = Json.COMPACT.write(THEME.listing());
        String kbd = "\"kbd\":{\"attributes\":{\"label\":{\"type\":\"text\",\"required\":true,"
                + "\"description\":\"What is written on the key.\"}},"
                + "\"description\":\"A key, or several: Ctrl+K.\",\"forms\":[\":\"]}";
        assertTrue(listing.contains(kbd), listing);
    }

    @TestFactory
    Stream<DynamicTest> readsAnAttributeFromEachLine() {
        return Rows.of(CatalogueTest.class, "attributes.rows").become(CatalogueTest::attribute);
    }

    private static String attribute(String line) {
        Declaration.Parameter parameter = DeclarationReader.read("x", "<#-- component: X.\n  " + line + "\n-->")
                .parameters()
                .get(0);
        return String.join(
                " ",
                parameter.name(),
                parameter.type().toString(),
                Boolean.toString(parameter.required()),
                parameter.defaultValue().orElse("-"),
                parameter.description());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>${label}</b>", "", "<#-- a comment --> component", "\n<#-- components -->"})
    void allowsAnythingWithoutADeclaration(String template) {
        assertTrue(DeclarationReader.read("x", template).undeclared());
    }

    @Test
    void refusesAnUnknownForm() {
        ProblemException wrong = assertThrows(
                ProblemException.class, () -> DeclarationReader.read("x", "<#-- component (inline, bloc): X. -->"));
        assertEquals(
                List.of("a component has one of three forms"),
                wrong.problems().stream().map(Problem::message).toList());
    }
}
