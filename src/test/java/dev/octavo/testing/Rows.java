package dev.octavo.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * What goes into a function and what must come out of it, row by row, in a file {@code *.rows} that anybody can read;
 * {@code src/test/resources/README.txt} describes it. {@code -Dgolden.update=true} writes what comes out today into the files, to be
 * reviewed before it is committed.
 */
public final class Rows {
    private static final Path FOLDER = Path.of("src/test/resources");
    private static final String NAME = "=== ";
    private static final String BECOMES = ">>>";
    private static final String ARROW = " →";
    private static final String SIGNS = "␠␉␍␈␣˽";
    private static final String MEANT = " \t\r\b\u00A0\u202F";

    private final Path file;
    private final List<String> lines;
    private final List<Row> rows = new ArrayList<>();

    /** What a row's input goes into. */
    public interface Function {
        String of(String in) throws Exception;
    }

    /** What a row's name and input go into. */
    public interface NamedFunction {
        String of(String name, String in) throws Exception;
    }

    /** A row; its output stands in the lines from {@code from} to {@code to}, or behind the arrow of a table. */
    public record Row(String name, String in, String out, int line, int from, int to) {
        private boolean isOfATable() {
            return from == to;
        }
    }

    private Rows(Path file, List<String> lines) {
        this.file = file;
        this.lines = lines;
        for (int line = 0; line < lines.size(); ) {
            int end = line + 1;
            while (end < lines.size() && !lines.get(end).startsWith(NAME)) {
                end++;
            }
            if (lines.get(line).startsWith(NAME)) {
                read(line, end);
            }
            line = end;
        }
    }

    /** The rows of a file in the resource folder of the class {@code test}. */
    public static Rows of(Class<?> test, String file) {
        return of(FOLDER.resolve(test.getPackageName().replace('.', '/')).resolve(file));
    }

    static Rows of(Path file) {
        try {
            return new Rows(file, new ArrayList<>(List.of(Files.readString(file).split("\n", -1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(int line, int end) {
        String name = lines.get(line).substring(NAME.length());
        int becomes = lines.subList(line, end).indexOf(BECOMES) + line;
        if (becomes >= line) {
            String in = String.join("\n", lines.subList(line + 1, becomes));
            String out = withoutBlankEnds(String.join("\n", lines.subList(becomes + 1, end)));
            rows.add(new Row(name, plain(in), plain(out), line + 1, becomes + 1, end));
            return;
        }
        for (int at = line + 1; at < end; at++) {
            String text = lines.get(at);
            int arrow = arrow(text);
            if (arrow >= 0) {
                String in = text.substring(0, arrow).strip();
                String out = text.substring(arrow + ARROW.length()).strip();
                rows.add(new Row(name, plain(in), plain(out), at + 1, at, at));
            } else if (!text.isBlank() && !text.startsWith("# ")) {
                throw new IllegalStateException(file + ":" + (at + 1) + ": neither a row nor a remark: " + text);
            }
        }
    }

    private static int arrow(String text) {
        return text.endsWith(ARROW) ? text.length() - ARROW.length() : text.indexOf(ARROW + " ");
    }

    public List<Row> rows() {
        return List.copyOf(rows);
    }

    /** One test for each row. */
    public Stream<DynamicTest> become(Function function) {
        return become((name, in) -> function.of(in));
    }

    /** One test for each row, by the function that its name begins with, as in {@code links: an address}; else by "". */
    public Stream<DynamicTest> become(Map<String, Function> functions) {
        return become((name, in) -> {
            Function function = Stream.of(name.split(": ", 2)[0], "")
                    .filter(functions::containsKey)
                    .findFirst()
                    .map(functions::get)
                    .orElseThrow(() -> new IllegalStateException("begins with none of " + functions.keySet()));
            return function.of(in);
        });
    }

    /** One test for each row, by its name and its input. */
    public Stream<DynamicTest> become(NamedFunction function) {
        if (Boolean.getBoolean("golden.update")) {
            update(function);
            return of(file).tests(function);
        }
        return tests(function);
    }

    private Stream<DynamicTest> tests(NamedFunction function) {
        return rows.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.name() + (row.isOfATable() ? " (" + row.in() + ")" : ""), () -> test(function, row)));
    }

    private void test(NamedFunction function, Row row) {
        String place = file + ":" + row.line() + ": " + row.name() + "\n" + row.in() + "\n";
        String out;
        try {
            out = withoutBlankEnds(function.of(row.name(), row.in()));
        } catch (Exception | AssertionError e) {
            throw new AssertionError(place + e, e);
        }
        assertEquals(row.out(), out, place);
    }

    private void update(NamedFunction function) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            Row row = rows.get(i);
            String out = out(function, row);
            if (out.equals(row.out())) {
                continue;
            }
            String written = written(out);
            if (row.isOfATable()) {
                String text = lines.get(row.from());
                lines.set(row.from(), text.substring(0, arrow(text)) + ARROW + " " + written.replace("\n", "␊"));
            } else {
                List<String> old = lines.subList(row.from(), row.to());
                old.clear();
                old.addAll(List.of((written + "\n").split("\n", -1)));
            }
        }
        try {
            Files.writeString(file, String.join("\n", lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String out(NamedFunction function, Row row) {
        try {
            return withoutBlankEnds(function.of(row.name(), row.in()));
        } catch (Exception e) {
            throw new IllegalStateException(row.toString(), e);
        }
    }

    private static String plain(String written) {
        String text = written.replace('␊', '\n');
        for (int i = 0; i < SIGNS.length(); i++) {
            text = text.replace(SIGNS.charAt(i), MEANT.charAt(i));
        }
        return text;
    }

    private static String written(String text) {
        String written = text.replaceAll(" (?=\n|$)", "␠");
        for (int i = 0; i < SIGNS.length(); i++) {
            written = MEANT.charAt(i) == ' ' ? written : written.replace(MEANT.charAt(i), SIGNS.charAt(i));
        }
        return written;
    }

    private static String withoutBlankEnds(String text) {
        return text.replaceAll("^\n+|\n+$", "");
    }
}
