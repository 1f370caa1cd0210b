package dev.octavo.template;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Spelling;
import dev.octavo.template.Places.Span;
import dev.octavo.template.limit.Budget;
import freemarker.core.Environment;
import freemarker.core.InvalidReferenceException;
import freemarker.core.ParseException;
import freemarker.core.StopException;
import freemarker.core.UnexpectedTypeException;
import freemarker.template.MalformedTemplateNameException;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateNotFoundException;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in our words what FreeMarker found wrong in a template. */
final class Faults implements TemplateExceptionHandler {
    private static final int LONGEST_REASON = 160;
    private static final Pattern UNEXPECTED = Pattern.compile("Encountered \"(.*?)\", but was expecting");
    private static final Pattern UNCLOSED = Pattern.compile("You have an (unclosed [^.]*)\\.");
    private static final Map<String, String> WANTED = Map.ofEntries(
            Map.entry("NonStringException", "text"),
            Map.entry("NonStringOrTemplateOutputException", "text"),
            Map.entry("NonMarkupOutputException", "markup"),
            Map.entry("NonNumericalException", "a number"),
            Map.entry("NonBooleanException", "true or false"),
            Map.entry("NonDateException", "a date"),
            Map.entry("NonSequenceException", "a list"),
            Map.entry("NonSequenceOrCollectionException", "a list"),
            Map.entry("NonHashException", "something with named parts"),
            Map.entry("NonExtendedHashException", "something with named parts"),
            Map.entry("NonMethodException", "a function"),
            Map.entry("NonUserDefinedDirectiveLikeException", "a macro"),
            Map.entry("NonNamespaceException", "an imported template"));

    private final TemplateSource source;
    private final Places places;

    Faults(TemplateSource source, Places places) {
        this.source = source;
        this.places = places;
    }

    // Called where the fault happens, while the variables that the template sees there still exist.
    @Override
    public void handleTemplateException(TemplateException fault, Environment environment, Writer out)
            throws TemplateException {
        if (fault instanceof ExplainedException) {
            throw fault;
        }
        Budget.countHere(Budget.STEPS_OF_FAULT); // a template may catch it, and go on
        Location place = environment.getCustomState(PageWalk.class) instanceof PageWalk walk
                ? walk.place()
                : Location.file(TemplateEngine.FOLDER);
        throw new ExplainedException(explain(fault, place), fault, environment);
    }

    /** The problem behind {@code fault}, at {@code place} where the fault itself knows none. */
    Problem explain(TemplateException fault, Location place) {
        Optional<Problem> ours = ours(fault);
        if (ours.isPresent()) {
            return ours.get();
        }
        Location where = place(fault).orElse(place);
        if (fault.getCause() instanceof IOException cause) {
            return unreadable(cause, where);
        }
        if (fault instanceof InvalidReferenceException missing) {
            return MissingValue.problem(missing, where);
        }
        if (fault instanceof UnexpectedTypeException) {
            return wrongType(fault, where);
        }
        if (fault instanceof StopException) {
            String text = fault.getMessageWithoutStackTop();
            return Problem.error("the template stops: " + text.substring(text.lastIndexOf('\n') + 1), where);
        }
        return Problem.error(reason(fault.getMessageWithoutStackTop()), where);
    }

    /** Some of FreeMarker's functions wrap whatever is thrown under them. */
    private static Optional<Problem> ours(Throwable fault) {
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Optional.of(problem.problems().get(0));
            }
        }
        return Optional.empty();
    }

    private Optional<Location> place(TemplateException fault) {
        Integer line = fault.getLineNumber();
        Integer column = fault.getColumnNumber();
        Integer endLine = fault.getEndLineNumber();
        Integer endColumn = fault.getEndColumnNumber();
        String name = fault.getTemplateSourceName();
        return line == null || column == null || endLine == null || endColumn == null || name == null
                ? Optional.empty()
                : Optional.of(places.of(name, new Span(line, column, endLine, endColumn)));
    }

    private static Problem wrongType(TemplateException fault, Location place) {
        String wanted = WANTED.getOrDefault(fault.getClass().getSimpleName(), "another kind of value");
        String expression = fault.getBlamedExpressionString();
        if (expression == null) {
            return Problem.error(reason(fault.getMessageWithoutStackTop()), place);
        }
        String kind = Expressions.value(expression, fault.getEnvironment())
                .map(value -> "is " + Expressions.kind(value))
                .orElse("does not fit");
        return Problem.error("\"" + expression + "\" " + kind + " where " + wanted + " is needed", place);
    }

    /** What is the matter where a template could not be had: it is missing, misnamed or malformed. */
    Problem unreadable(IOException fault, Location place) {
        if (fault instanceof ParseException syntax) {
            return syntax(syntax);
        }
        if (fault instanceof TemplateNotFoundException missing) {
            return missingTemplate(missing.getTemplateName(), place);
        }
        if (fault instanceof MalformedTemplateNameException misnamed) {
            return Problem.error("\"" + misnamed.getTemplateName() + "\" is not the name of a template", place)
                    .hint("a template lies in templates/ and is named from there");
        }
        // FreeMarker remembers a template that it could not load, and tells every later page so in an exception around.
        if (fault.getCause() instanceof IOException earlier) {
            return unreadable(earlier, place);
        }
        throw new IllegalStateException("templates are read from memory", fault);
    }

    private Problem syntax(ParseException fault) {
        Span span = new Span(
                fault.getLineNumber(), fault.getColumnNumber(), fault.getEndLineNumber(), fault.getEndColumnNumber());
        return Problem.error(syntaxReason(fault.getEditorMessage()), places.of(fault.getTemplateName(), span));
    }

    private static String syntaxReason(String message) {
        Matcher unexpected = UNEXPECTED.matcher(message);
        if (unexpected.lookingAt()) {
            return "\"" + unexpected.group(1) + "\" cannot stand here";
        }
        Matcher unclosed = UNCLOSED.matcher(message);
        return unclosed.find() ? "the template ends with an " + unclosed.group(1) : reason(message);
    }

    /** The problem that {@code templates/NAME}, for which the program itself asked, does not exist. */
    Problem missingTemplate(String name) {
        return missingTemplate(name, Location.file(TemplateEngine.FOLDER + name));
    }

    private Problem missingTemplate(String name, Location place) {
        return Problem.error("there is no template \"" + name + "\"", place)
                .hint(Spelling.nearest(name, source.names()).map(near -> "did you mean \"" + near + "\"?"));
    }

    /** The first sentence of what FreeMarker says. */
    private static String reason(String message) {
        String line = message.strip().lines().findFirst().orElse("");
        int end = line.indexOf(". ");
        String sentence = end > 0 ? line.substring(0, end) : line;
        String clause = sentence.replaceFirst("[.:,]$", "");
        String shown = clause.length() > LONGEST_REASON ? clause.substring(0, LONGEST_REASON) + "…" : clause;
        return shown.isEmpty() ? "the template is wrong here" : lowerFirst(shown);
    }

    private static String lowerFirst(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
