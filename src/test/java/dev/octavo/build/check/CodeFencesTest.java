package dev.octavo.build.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.octavo.lib.data.SyntaxError;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ¶ stands for a new line. */
final class CodeFencesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '\0', textBlock = """
            record A(int a) {}                                         → right
            import java.util.List;¶¶var a = List.of(1);¶a.size();      → right
            @Override public String toString() { return "a"; }         → right
            a.b(c -> c + 1)                                            → right
            if (a) {¶    ...¶}                                         → right
            void a() { … }                                             → right
            Unknown a = new Unknown();                                 → right
            void a() {¶    int b = 1¶    int c = 2;¶}                  → 2:14 this is not Java: ';' expected
            if (a) {¶    ...¶} else {                                  → 3:1 this is not Java: reached end of file while parsing
            """)
    void parsesJavaAsAFileOrMembersOrStatementsOrAnExpression(String code, String expected) {
        Optional<JavaSyntax> java = JavaSyntax.ofThisMachine();
        assumeTrue(java.isPresent(), "this Java has no compiler");
        assertEquals(expected, text(java.orElseThrow().error(code.replace('¶', '\n'))));
    }

    /** Each run is a process of its own. */
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '\0', textBlock = """
            a.b(c -> c + 1)                                            → right
            void a() {¶    int b = 1¶    int c = 2;¶}                  → 2:14 this is not Java: ';' expected
            """)
    void parsesJavaWithTheProgramJavacWhereThisJavaHasNoCompiler(String code, String expected) {
        assumeTrue(JavaSyntax.ofThisMachine().isPresent(), "this Java has no compiler");
        assertEquals(expected, text(new JavaSyntax(JavacProgram::fault).error(code.replace('¶', '\n'))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '\0', textBlock = """
            ls -l | grep a > b                → right
            rm -rf "$NOTHING_OF_THIS_IS_RUN"  → right
            exit 3                            → right
            if [ -f a ]; then¶  echo a¶done   → 3:1 this is not code for a shell: syntax error near unexpected token `done'
            """)
    void parsesShellWithBash(String code, String expected) {
        assumeTrue(ShellSyntax.isAvailable(), "there is no bash");
        assertEquals(expected, text(ShellSyntax.error(code.replace('¶', '\n'))));
    }

    private static String text(Optional<SyntaxError> error) {
        return error.map(found -> found.line() + ":" + found.column() + " " + found.message())
                .orElse("right");
    }
}
