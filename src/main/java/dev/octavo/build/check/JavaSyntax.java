package dev.octavo.build.check;

import dev.octavo.lib.data.SyntaxError;
import dev.octavo.lib.loading.Resources;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
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
    static final List<String> PARSE =
            List.of("-proc:none", "-XDshould-stop.ifNoError=PARSE", "-XDshould-stop.ifError=PARSE");

    private static final Pattern ELLIPSIS =
            Pattern.compile("(?m)^[ \\t]*(?:\\.\\.\\.|…)[ \\t]*$|(?<=[{(])[ \\t]*(?:\\.\\.\\.|…)[ \\t]*(?=[})])");
    private static final String PREMATURE_END = "compiler.err.premature.eof";
    private static final Pattern IMPORTS = Pattern.compile("(?m)^[ \\t]*(?:import|package)\\s[^\\n]*$");

    private static final Comparator<SyntaxError> FURTHER =
            Comparator.comparingInt(SyntaxError::line).thenComparing(SyntaxError::column);

    /** The first error of javac, with line and column from 1, and whether the code ends too early. */
    record Fault(long line, long column, boolean early, String message) {}

    /** Returns the first error in a file, if there is any. */
    private final Function<String, Optional<Fault>> javac;

    JavaSyntax(Function<String, Optional<Fault>> javac) {
        this.javac = javac;
    }

    /** Empty if there is no compiler: in the running Java or, for the native program, on the machine. */
    static Optional<JavaSyntax> ofThisMachine() {
        if (Resources.isNative()) {
            return JavacProgram.exists() ? Optional.of(new JavaSyntax(JavacProgram::fault)) : Optional.empty();
        }
        boolean tools = ModuleLayer.boot().findModule("java.compiler").isPresent();
        return tools
                ? Optional.ofNullable(ToolProvider.getSystemJavaCompiler())
                        .map(compiler -> new JavaSyntax(code -> fault(compiler, code)))
                : Optional.empty();
    }

    /** Says why there is no compiler. */
    static String missing() {
        return Resources.isNative() ? "there is no javac on the PATH" : "the Java that runs Octavo has no compiler";
    }

    private static Optional<Fault> fault(JavaCompiler compiler, String code) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, Locale.ENGLISH, null);
        compiler.getTask(null, files, diagnostics, PARSE, null, List.of(new Text(code)))
                .call();
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .map(error -> new Fault(
                        error.getLineNumber(),
                        error.getColumnNumber(),
                        PREMATURE_END.equals(error.getCode()),
                        error.getMessage(Locale.ENGLISH)));
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
        long lines = Math.max(1, code.lines().count());
        return javac.apply(begin + code + end).map(fault -> {
            int line = (int) Math.max(1, Math.min(lines, fault.line()));
            // Something is not closed. From 25 on, javac reports that at the last token.
            boolean beyond = fault.line() > lines || fault.early();
            long column = beyond ? 1 : fault.column() - (line == 1 ? begin.length() : 0);
            String message =
                    Stream.of(fault.message().split("\n", 2)).findFirst().orElse("");
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
