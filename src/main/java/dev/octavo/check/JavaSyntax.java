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

/** Parses Java as articles show it: a whole file, members of a class, statements, or an expression. */
final class JavaSyntax {
    /** Of the compiler's own: it stops once it has parsed, so that no class has to be there, and writes nothing. */
    private static final List<String> PARSE =
            List.of("-proc:none", "-XDshould-stop.ifNoError=PARSE", "-XDshould-stop.ifError=PARSE");

    private static final Pattern LEFT_OUT =
            Pattern.compile("(?m)^[ \\t]*(?:\\.\\.\\.|…)[ \\t]*$|(?<=[{(])[ \\t]*(?:\\.\\.\\.|…)[ \\t]*(?=[})])");
    private static final String PREMATURE_END = "compiler.err.premature.eof";
    private static final Pattern HEAD = Pattern.compile("(?m)^[ \\t]*(?:import|package)\\s[^\\n]*$");

    private static final Comparator<SyntaxError> FURTHER =
            Comparator.comparingInt(SyntaxError::line).thenComparing(SyntaxError::column);

    private final JavaCompiler compiler;

    private JavaSyntax(JavaCompiler compiler) {
        this.compiler = compiler;
    }

    /** Empty where this Java has no compiler. */
    static Optional<JavaSyntax> ofThisJava() {
        boolean tools = ModuleLayer.boot().findModule("java.compiler").isPresent();
        return tools
                ? Optional.ofNullable(ToolProvider.getSystemJavaCompiler()).map(JavaSyntax::new)
                : Optional.empty();
    }

    /** What is wrong with {@code code} in the reading that goes furthest. */
    Optional<SyntaxError> fault(String code) {
        String shown = LEFT_OUT.matcher(code).replaceAll("");
        String headless = HEAD.matcher(shown).replaceAll("");
        Optional<SyntaxError> furthest = Optional.empty();
        for (String[] around : new String[][] {
            {"", ""},
            {"class A { ", "\n}"},
            {"class A { void a() throws Throwable { ", "\n}}"},
            {"class A { Object a = ", "\n;}"}
        }) {
            Optional<SyntaxError> fault = parsed(around[0], around[0].isEmpty() ? shown : headless, around[1]);
            if (fault.isEmpty()) {
                return fault;
            }
            furthest = furthest.filter(before -> FURTHER.compare(before, fault.get()) >= 0)
                    .or(() -> fault);
        }
        return furthest;
    }

    private Optional<SyntaxError> parsed(String begin, String code, String end) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        StandardJavaFileManager files = compiler.getStandardFileManager(said, Locale.ENGLISH, null);
        compiler.getTask(null, files, said, PARSE, null, List.of(new Text(begin + code + end)))
                .call();
        long lines = Math.max(1, code.lines().count());
        return said.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .map(error -> {
                    int line = (int) Math.max(1, Math.min(lines, error.getLineNumber()));
                    // Something is not closed. From 25 on, Java says so at its last word.
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
