package dev.octavo.blog.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.site.SiteVersion;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.data.StructuredText;
import dev.octavo.lib.data.Syntax;
import dev.octavo.lib.data.TreeReader;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RenamedKeysTest {
    private final KeyTable table = new KeyTable("illustration", RenamedKeysTest::picture);

    RenamedKeysTest() {
        table.renamed("image", "picture", new SiteVersion(0, 3));
    }

    @Test
    void readsAnOldNameWithAWarningThatAProgramCanFix() {
        Problems problems = new Problems();
        assertEquals(Optional.of("a.png"), picture(table.open(tree("image: a.png\n"), problems)));
        Problem warning = ProblemKind.OLD_KEY
                .warning("\"image\" is called \"picture\" since Octavo 0.3", new Location("a.yaml", 1, 1, 5))
                .hint("octavo upgrade writes the new name, which Octavo 0.5 will ask for")
                .instead("image", "picture");
        assertEquals(List.of(warning), problems.sorted());
    }

    @Test
    void keepsOldNamesInATableWithMoreKeys() {
        Problems problems = new Problems();
        KeyTable more = table.with(fields -> fields.value("caption", Values.LINE));
        assertEquals(Optional.of("a.png"), picture(more.open(tree("image: a.png\ncaption: A\n"), problems)));
        assertEquals(
                List.of("\"image\" is called \"picture\" since Octavo 0.3"),
                problems.sorted().stream().map(Problem::message).toList());
    }

    @Test
    void refusesTheOldNameBesideTheNew() {
        Problems problems = new Problems();
        table.open(tree("image: a.png\npicture: b.png\n"), problems);
        assertEquals(
                List.of("\"image\" is called \"picture\" since Octavo 0.3, and both are there"),
                problems.sorted().stream().map(Problem::message).toList());
    }

    private static Optional<String> picture(Fields fields) {
        return fields.required("picture", Values.LINE);
    }

    private static Node.Mapping tree(String yaml) {
        return TreeReader.read(StructuredText.file(Syntax.YAML, "a.yaml", yaml), new Problems())
                .orElseThrow();
    }
}
