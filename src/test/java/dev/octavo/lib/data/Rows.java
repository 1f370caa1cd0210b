package dev.octavo.lib.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The rows of a test: a name after {@code ###}, the input, a line {@code >>>}, the expected output. In the input,
 * {@code ␉} stands for a tab, {@code ␍} for a carriage return, {@code ␈} for a backspace, {@code ␊} for a line end.
 */
public record Rows(String file, List<Row> rows) {
    private record Row(String name, String in, String out) {}

    /** The rows of a file that lies beside the class {@code test}. */
    public static Rows of(Class<?> test, String file) {
        try (InputStream in = test.getResourceAsStream(file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Row> rows = Stream.of(
                            Pattern.compile("^### ", Pattern.MULTILINE).split(text))
                    .skip(1)
                    .map(Rows::row)
                    .toList();
            return new Rows(file, rows);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Row row(String text) {
        String[] parts = text.split("\n>>>\n", 2);
        int nameEnd = parts[0].indexOf('\n');
        String name = nameEnd < 0 ? parts[0] : parts[0].substring(0, nameEnd);
        String in = nameEnd < 0 ? "" : parts[0].substring(nameEnd + 1);
        String wanted =
                in.replace('␉', '\t').replace('␍', '\r').replace('␈', '\b').replace("␊", "\n");
        return new Row(name, wanted, parts[1].strip());
    }

    /** One test for each row. */
    public Stream<DynamicTest> become(UnaryOperator<String> function) {
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.name(),
                        () -> assertEquals(row.out(), function.apply(row.in()).strip(), row.in())));
    }
}
