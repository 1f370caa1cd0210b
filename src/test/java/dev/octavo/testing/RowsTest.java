package dev.octavo.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RowsTest {
    private static final Map<String, Rows.Function> FUNCTIONS =
            Map.of("large", text -> text.toUpperCase(Locale.ROOT), "twice", text -> text + text + "\n");

    @TempDir
    Path folder;

    @Test
    void eachRowIsATest() {
        Rows rows =
                rows("A remark.\n\n=== large: two lines\na\nb\n>>>\nA\nB\n\n=== twice: short\n# why\na␊ → a␊a␊\n →\n");
        assertEquals(3, rows.become(FUNCTIONS).peek(RowsTest::run).count());
    }

    @Test
    void aWrongRowSaysWhereItIs() {
        Rows rows = rows("=== twice: wrong\na → a\n");
        AssertionError wrong =
                assertThrows(AssertionError.class, () -> rows.become(FUNCTIONS).forEach(RowsTest::run));
        assertEquals(
                folder.resolve("a.rows") + ":2: twice: wrong\na\n ==> expected: <a> but was: <aa>", wrong.getMessage());
    }

    @Test
    void aRowWhoseFunctionFailsSaysWhereItIs() {
        Rows rows = rows("=== other: wrong\na → a\n");
        AssertionError wrong =
                assertThrows(AssertionError.class, () -> rows.become(FUNCTIONS).forEach(RowsTest::run));
        assertTrue(String.valueOf(wrong.getMessage()).startsWith(folder.resolve("a.rows") + ":2: other: wrong"));
    }

    @Test
    void aLineThatIsNoRowIsAMistake() {
        assertThrows(IllegalStateException.class, () -> rows("=== twice: none\na -> aa\n"));
    }

    private Rows rows(String text) {
        Folders.write(folder, "a.rows", text);
        return Rows.of(folder.resolve("a.rows"));
    }

    private static void run(DynamicTest test) {
        try {
            test.getExecutable().execute();
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
