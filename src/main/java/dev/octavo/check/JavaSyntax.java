package dev.octavo.check;

import dev.octavo.data.SyntaxError;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Checks Java code in any of the forms that articles show: a file, members of a class, statements, an expression. */
final class JavaSyntax {
    /** Options that stop javac after parsing, so that no classes are resolved or written. */
    private static final List<String> PARSE =
            List.of("-proc:none", "-XDshould-stop.ifNoError=PARSE", "-XDshould-stop.ifError=PARSE");

    private static final Pattern ELLIPSIS =
            Pattern.compile("(?m)^[ \\t]*(?:\\.\\.\\.|…)[ \\t]*$|(?<=[{(])[ \\t]*(?:\\.\\.\\.|…)[ \\t]*(?=[})])");
    private static final String PREMATURE_END = "compiler.err.premature.eof";
    private static final Pattern IMPORTS = Pattern.compile("(?m)^[ \\t]*(?:import|package)\\s[^\\n]*$");

    private static final Comparator<SyntaxError> FURTHER =
            Comparator.comparingInt(SyntaxError::line).thenComparing(SyntaxError::column);

    private final JavaCompiler compiler;

    private JavaSyntax(JavaCompiler compiler) {
        this.compiler = compiler;
    }

    /** Empty if the running Java has no compiler. */
    static Optional<JavaSyntax> ofThisJava() {
        boolean tools = ModuleLayer.boot().findModule("java.compiler").isPresent();
        return tools
                ? Optional.ofNullable(ToolProvider.getSystemJavaCompiler()).map(JavaSyntax::new)
                : Optional.empty();
    }

    /** The error in {@code code}, from the form in which parsing gets furthest; empty if it is right in any form. */
    Optional<SyntaxError> error(String code) {
        String shown = ELLIPSIS.matcher(code).replaceAll("");
        String withoutImports = IMPORTS.matcher(shown).replaceAll("");
        Optional<SyntaxError> furthest = Optional.empty();
        for (String[] wrapper : new String[][] {
            {"", ""},
            {"class A { ", "\n}"},
            {"class A { void a() throws Throwable { ", "\n}}"},
            {"class A { Object a = ", "\n;}"}
        }) {
            Optional<SyntaxError> error = parsed(wrapper[0], wrapper[0].isEmpty() ? shown : withoutImports, wrapper[1]);
            if (error.isEmpty()) {
                return error;
            }
            furthest = furthest.filter(before -> FURTHER.compare(before, error.get()) >= 0)
                    .or(() -> error);
        }
        return furthest;
    }

    private Optional<SyntaxError> parsed(String begin, String code, String end) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, null);
        compiler.getTask(null, files, diagnostics, PARSE, null, List.of(new Text(begin + code + end)))
                .call();
        long lines = Math.max(1, code.lines().count());
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .map(error -> {
                    int line = (int) Math.max(1, Math.min(lines, error.getLineNumber()));
                    // Something is not closed. From 25 on, javac reports that at the last token.
                    boolean beyond = error.getLineNumber() > lines || PREMATURE_END.equals(error.getCode());
                    long column = beyond ? 1 : error.getColumnNumber() - (line == 1 ? begin.length() : 0);
                    String message = Stream.of(error.getMessage(Locale.ENGLISH).split("\n", 2))
                            .findFirst()
                            .orElse("");
                    return new SyntaxError(line, (int) Math.max(1, column), "this is not Java: " + message);
                });
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String text) {
            super(URI.create("string:///A.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
