package dev.octavo.laws;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The regular expressions of the program, as its source has them: where, and what is done with them. */
final class PatternsInSource {
    private static final Path SOURCES = Path.of("src/main/java/dev/octavo");
    private static final Set<String> OF_TEXT = Set.of("matches", "replaceAll", "replaceFirst", "split");
    private static final Set<String> WHOLE = Set.of("matches", "lookingAt", "asMatchPredicate");
    /** What is called on a matcher before or after it is asked. */
    private static final Set<String> ASIDE = Set.of(
            "region",
            "usePattern",
            "useAnchoringBounds",
            "useTransparentBounds",
            "reset",
            "group",
            "groupCount",
            "start",
            "end",
            "hitEnd",
            "toMatchResult");

    private final Map<String, ExpressionTree> constants = new HashMap<>();
    private final Map<String, Set<String>> uses = new HashMap<>();
    private final List<Found> found = new ArrayList<>();

    /**
     * A regular expression.
     *
     * @param file the path of the class below the root package
     * @param flags those of {@link Pattern}
     * @param whole whether it is only held against the beginning of a text or all of it, and never searched for
     */
    record Found(String file, long line, String regex, int flags, boolean whole) {}

    private PatternsInSource() {}

    /** Returns all that are written as constants; those that are put together from values of a site are missing. */
    static List<Found> all() throws IOException {
        PatternsInSource patterns = new PatternsInSource();
        List<Path> files;
        try (Stream<Path> tree = Files.walk(SOURCES)) {
            files = tree.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        try (StandardJavaFileManager manager =
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(null, manager, null, List.of(), null, manager.getJavaFileObjectsFromPaths(files));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            units.forEach(unit -> patterns.new Uses(unit).scan(unit, null));
            Trees trees = Trees.instance(task);
            units.forEach(unit -> patterns.new Calls(unit, trees).scan(unit, null));
        }
        return patterns.found;
    }

    private abstract static class Scanner extends TreePathScanner<Void, Void> {
        final CompilationUnitTree unit;

        Scanner(CompilationUnitTree unit) {
            this.unit = unit;
        }

        /** The classes around the present place, the innermost first. */
        final List<String> classes() {
            List<String> names = new ArrayList<>();
            for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
                if (path.getLeaf() instanceof ClassTree type) {
                    names.add(type.getSimpleName().toString());
                }
            }
            return names;
        }

        /** Returns what is called on the matcher that the call at {@code path} makes. */
        final Set<String> asked(TreePath path) {
            TreePath up = path.getParentPath();
            if (up.getLeaf() instanceof MemberSelectTree select) {
                return ASIDE.contains(select.getIdentifier().toString())
                        ? asked(up.getParentPath())
                        : Set.of(select.getIdentifier().toString());
            }
            return up.getLeaf() instanceof VariableTree variable
                    ? calledOn(variable.getName().toString())
                    : Set.of("find");
        }

        private Set<String> calledOn(String variable) {
            Set<String> called = new TreeSet<>();
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
                    if (call.getMethodSelect() instanceof MemberSelectTree select
                            && select.getExpression().toString().equals(variable)) {
                        called.add(select.getIdentifier().toString());
                    }
                    return super.visitMethodInvocation(call, null);
                }
            }.scan(unit, null);
            called.removeAll(ASIDE);
            return called.isEmpty() ? Set.of("find") : called;
        }
    }

    /** Collects constants, and what is done with each pattern that has a name. */
    private final class Uses extends Scanner {
        Uses(CompilationUnitTree unit) {
            super(unit);
        }

        @Override
        public Void visitVariable(VariableTree variable, Void none) {
            if (variable.getInitializer() != null) {
                classes()
                        .forEach(type ->
                                constants.putIfAbsent(type + "." + variable.getName(), variable.getInitializer()));
            }
            return super.visitVariable(variable, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            if (call.getMethodSelect() instanceof MemberSelectTree select) {
                String method = select.getIdentifier().toString();
                String[] on = select.getExpression().toString().split("\\.", -1);
                if (method.equals("matcher") || method.startsWith("as") || method.startsWith("split")) {
                    Set<String> asked = method.equals("matcher") ? asked(getCurrentPath()) : Set.of(method);
                    uses.computeIfAbsent(on[on.length - 1], name -> new TreeSet<>())
                            .addAll(asked);
                }
            }
            return super.visitMethodInvocation(call, null);
        }
    }

    private final class Calls extends Scanner {
        private final Trees trees;

        Calls(CompilationUnitTree unit, Trees trees) {
            super(unit);
            this.trees = trees;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            if (call.getMethodSelect() instanceof MemberSelectTree select
                    && !call.getArguments().isEmpty()) {
                String method = select.getIdentifier().toString();
                boolean compiled = method.equals("compile")
                        && select.getExpression().toString().endsWith("Pattern");
                ExpressionTree regex = call.getArguments().get(0);
                // A matcher has methods of these names too, whose only argument is the replacement.
                boolean ofMatcher =
                        method.startsWith("replace") && call.getArguments().size() == 1;
                if (compiled
                        || (OF_TEXT.contains(method)
                                && !ofMatcher
                                && regex.toString().contains("\""))) {
                    add(call, method, value(regex, classes()), compiled);
                }
            }
            return super.visitMethodInvocation(call, null);
        }

        private void add(MethodInvocationTree call, String method, String regex, boolean compiled) {
            // A single character that is split at makes no pattern.
            if (regex.isEmpty() || (method.equals("split") && regex.length() == 1)) {
                return;
            }
            String file =
                    Path.of(unit.getSourceFile().toUri()).toString().replaceFirst("^.*/src/main/java/dev/octavo/", "");
            long line =
                    unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, call));
            int flags = compiled && call.getArguments().size() > 1
                    ? flags(call.getArguments().get(1).toString())
                    : 0;
            boolean whole = compiled ? WHOLE.containsAll(done()) : method.equals("matches");
            found.add(new Found(file, line, regex, flags, whole));
        }

        /** What is done with the pattern that is made here. */
        private Set<String> done() {
            Tree up = getCurrentPath().getParentPath().getLeaf();
            if (up instanceof VariableTree variable) {
                return uses.getOrDefault(variable.getName().toString(), Set.of("find"));
            }
            return up instanceof MemberSelectTree select
                            && select.getIdentifier().contentEquals("matcher")
                    ? asked(getCurrentPath().getParentPath().getParentPath())
                    : Set.of("find");
        }
    }

    /** Returns the text of a constant expression; empty if it is none. */
    private String value(ExpressionTree expression, List<String> classes) {
        if (expression instanceof LiteralTree literal) {
            return String.valueOf(literal.getValue());
        }
        if (expression instanceof ParenthesizedTree inner) {
            return value(inner.getExpression(), classes);
        }
        if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            String left = value(sum.getLeftOperand(), classes);
            String right = value(sum.getRightOperand(), classes);
            return left.isEmpty() || right.isEmpty() ? "" : left + right;
        }
        if (expression instanceof IdentifierTree name) {
            return classes.stream()
                    .filter(type -> constants.containsKey(type + "." + name.getName()))
                    .findFirst()
                    .map(type -> value(constants.get(type + "." + name.getName()), List.of(type)))
                    .orElse("");
        }
        if (expression instanceof MemberSelectTree select) {
            ExpressionTree constant = constants.get(select.toString());
            return constant == null
                    ? ""
                    : value(constant, List.of(select.getExpression().toString()));
        }
        return "";
    }

    private static int flags(String names) {
        int flags = 0;
        for (String name : names.split("\\W+", -1)) {
            flags |= switch (name) {
                case "DOTALL" -> Pattern.DOTALL;
                case "MULTILINE" -> Pattern.MULTILINE;
                case "CASE_INSENSITIVE" -> Pattern.CASE_INSENSITIVE;
                case "UNICODE_CASE" -> Pattern.UNICODE_CASE;
                case "UNICODE_CHARACTER_CLASS" -> Pattern.UNICODE_CHARACTER_CLASS;
                case "COMMENTS" -> Pattern.COMMENTS;
                default -> 0;
            };
        }
        return flags;
    }
}
