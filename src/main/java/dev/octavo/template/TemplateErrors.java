package dev.octavo.template;

import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Spelling;
import dev.octavo.template.SourceLocations.Span;
import dev.octavo.template.model.WrongArgument;
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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns FreeMarker's exceptions into problems in our own words. */
record TemplateErrors(TemplateSource source, SourceLocations places) implements TemplateExceptionHandler {
    private static final Pattern UNCLOSED =
            Pattern.compile("You have an unclosed ([^.]*)\\.|only this can be closed: \"(#[^\"]*)\"");

    // Called where the error happens, while the template's variables still exist.
    @Override
    public void handleTemplateException(TemplateException fault, Environment environment, Writer out)
            throws TemplateException {
        if (wrappedProblem(fault).isPresent()) {
            throw fault;
        }
        Budget.countInCurrentPage(Budget.STEPS_PER_ERROR); // the template may catch it and go on
        ProblemException ours = new ProblemException(explain(fault, place(fault, environment)));
        throw new TemplateException(ours.getMessage(), (Exception) ours, environment);
    }

    private static Location place(TemplateException fault, Environment environment) {
        if (environment.getCustomState(PageTracer.class) instanceof PageTracer tracer) {
            return isCallersFault(fault) ? tracer.callerPlace() : tracer.place();
        }
        return Location.file(TemplateEngine.FOLDER);
    }

    // FreeMarker blames the macro for arguments that its caller left out.
    private static boolean isCallersFault(TemplateException fault) {
        return fault.getMessageWithoutStackTop().startsWith("When calling");
    }

    /** The problem behind {@code fault}; {@code place} is used if the exception has no place. */
    Problem explain(TemplateException fault, Location place) {
        Optional<Problem> ours = wrappedProblem(fault);
        if (ours.isPresent()) {
            return ours.get();
        }
        Location where = place(fault).orElse(place);
        if (fault.getCause() instanceof IOException cause) {
            return unreadable(cause, where);
        }
        if (fault instanceof WrongArgument wrong) {
            return Problem.error(wrong.getMessageWithoutStackTop(), where).hint(wrong.remedy());
        }
        if (fault instanceof InvalidReferenceException missing) {
            return new MissingValue(missing.getEnvironment(), where, places.before(where)).problem(missing);
        }
        if (fault instanceof UnexpectedTypeException unexpected) {
            return WrongType.problem(unexpected, where);
        }
        if (fault instanceof StopException) {
            String text = fault.getMessageWithoutStackTop();
            return Problem.error(TemplateEngine.STOP + text.substring(text.lastIndexOf('\n') + 1), where);
        }
        TemplateMessage translated = TemplateMessage.of(fault.getMessageWithoutStackTop());
        return Problem.error(translated.message(), isCallersFault(fault) ? place : where)
                .hint(translated.hint());
    }

    /** The problem inside an exception: explained before, or thrown in a FreeMarker function that wraps exceptions. */
    private static Optional<Problem> wrappedProblem(Throwable fault) {
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

    /** The problem of a {@code #return} outside a macro, whose exception leaves the page; rethrows any other exception. */
    static Problem strayReturn(RuntimeException leaving, Location place) {
        if (!leaving.getClass().getName().startsWith("freemarker.core.ReturnInstruction")) {
            throw leaving;
        }
        return Problem.error("#return is outside a macro or function", place).hint("take it away");
    }

    /** The problem of a template that could not be loaded: it is missing, misnamed or malformed. */
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
        // FreeMarker caches a failed load, and wraps its exception for every later page.
        if (fault.getCause() instanceof IOException earlier) {
            return unreadable(earlier, place);
        }
        throw new IllegalStateException("templates are read from memory", fault);
    }

    private Problem syntax(ParseException fault) {
        Span span = new Span(
                fault.getLineNumber(), fault.getColumnNumber(), fault.getEndLineNumber(), fault.getEndColumnNumber());
        TemplateMessage translated = TemplateMessage.of(fault.getEditorMessage());
        Location place = places.of(fault.getTemplateName(), span);
        Problem problem = Problem.error(translated.message(), place)
                .hint(
                        places.before(place).isInScriptLiteral()
                                ? Optional.of(PrecedingText.LITERAL_HINT)
                                : translated.hint());
        return opened(fault, span)
                .map(begun -> problem.related("begun here", begun))
                .orElse(problem);
    }

    /** The place of the element whose end is missing. */
    private Optional<Location> opened(ParseException fault, Span span) {
        Matcher unclosed = UNCLOSED.matcher(fault.getEditorMessage());
        return unclosed.find()
                ? places.opened(
                        fault.getTemplateName(),
                        span,
                        Optional.ofNullable(unclosed.group(1)).orElseGet(() -> unclosed.group(2)))
                : Optional.empty();
    }

    /** The problem that {@code templates/NAME}, which Octavo itself needs, does not exist. */
    Problem missingTemplate(String name) {
        return missingTemplate(name, Location.file(TemplateEngine.FOLDER + name));
    }

    private Problem missingTemplate(String name, Location place) {
        return Problem.error("there is no template \"" + name + "\"", place)
                .hint(nearest(name)
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElse("a template is named from " + TemplateEngine.FOLDER
                                + ", as in \"partials/head.ftlh\""));
    }

    private Optional<String> nearest(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return source.names().stream()
                .filter(known -> known.equals(name + TemplateEngine.EXTENSION))
                .findFirst()
                .or(() -> Spelling.nearest(name, source.names()))
                .or(() -> source.names().stream()
                        .filter(known -> !last.isEmpty() && known.endsWith("/" + last))
                        .findFirst());
    }
}
