package dev.octavo.render.template;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import dev.octavo.render.template.SourceLocations.Span;
import dev.octavo.render.template.model.WrongArgument;
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
    public void handleTemplateException(TemplateException error, Environment environment, Writer out)
            throws TemplateException {
        if (wrappedProblem(error).isPresent()) {
            throw error;
        }
        Budget.countInCurrentPage(Budget.STEPS_PER_ERROR); // the template may catch it and go on
        ProblemException ours = new ProblemException(explain(error, place(error, environment)));
        throw new TemplateException(ours.getMessage(), (Exception) ours, environment);
    }

    private static Location place(TemplateException error, Environment environment) {
        if (environment.getCustomState(PageTracer.class) instanceof PageTracer tracer) {
            return isCallersFault(error) ? tracer.callerPlace() : tracer.place();
        }
        return Location.file(TemplateEngine.FOLDER);
    }

    // FreeMarker blames the macro for arguments that its caller left out.
    private static boolean isCallersFault(TemplateException error) {
        return error.getMessageWithoutStackTop().startsWith("When calling");
    }

    /** The problem behind {@code error}; {@code place} is used if the exception has no place. */
    Problem explain(TemplateException error, Location place) {
        Optional<Problem> ours = wrappedProblem(error);
        if (ours.isPresent()) {
            return ours.get();
        }
        Location where = place(error).orElse(place);
        if (error.getCause() instanceof IOException cause) {
            return unreadable(cause, where);
        }
        if (error instanceof WrongArgument wrong) {
            return ProblemKind.TEMPLATE
                    .error(wrong.getMessageWithoutStackTop(), where)
                    .hint(wrong.remedy());
        }
        if (error instanceof InvalidReferenceException missing) {
            return new MissingValue(missing.getEnvironment(), where, places.before(where)).problem(missing);
        }
        if (error instanceof UnexpectedTypeException unexpected) {
            return WrongType.problem(unexpected, where);
        }
        if (error instanceof StopException) {
            String text = error.getMessageWithoutStackTop();
            return ProblemKind.TEMPLATE.error(TemplateEngine.STOP + text.substring(text.lastIndexOf('\n') + 1), where);
        }
        TemplateMessage translated = TemplateMessage.of(error.getMessageWithoutStackTop());
        return ProblemKind.TEMPLATE
                .error(translated.message(), isCallersFault(error) ? place : where)
                .hint(translated.hint());
    }

    /** The problem inside an exception: explained before, or thrown in a FreeMarker function that wraps exceptions. */
    private static Optional<Problem> wrappedProblem(Throwable error) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Optional.of(problem.problems().get(0));
            }
        }
        return Optional.empty();
    }

    private Optional<Location> place(TemplateException error) {
        Integer line = error.getLineNumber();
        Integer column = error.getColumnNumber();
        Integer endLine = error.getEndLineNumber();
        Integer endColumn = error.getEndColumnNumber();
        String name = error.getTemplateSourceName();
        return line == null || column == null || endLine == null || endColumn == null || name == null
                ? Optional.empty()
                : Optional.of(places.of(name, new Span(line, column, endLine, endColumn)));
    }

    /** The problem of a {@code #return} outside a macro, whose exception leaves the page; rethrows any other exception. */
    static Problem strayReturn(RuntimeException leaving, Location place) {
        if (!leaving.getClass().getName().startsWith("freemarker.core.ReturnInstruction")) {
            throw leaving;
        }
        return ProblemKind.TEMPLATE
                .error("#return is outside a macro or function", place)
                .hint("take it away");
    }

    /** The problem of a template that could not be loaded: it is missing, misnamed or malformed. */
    Problem unreadable(IOException error, Location place) {
        if (error instanceof ParseException syntax) {
            return syntax(syntax);
        }
        if (error instanceof TemplateNotFoundException missing) {
            return missingTemplate(missing.getTemplateName(), place);
        }
        if (error instanceof MalformedTemplateNameException misnamed) {
            return ProblemKind.TEMPLATE
                    .error("\"" + misnamed.getTemplateName() + "\" is not the name of a template", place)
                    .hint("a template lies in templates/ and is named from there");
        }
        // FreeMarker caches a failed load, and wraps its exception for every later page.
        if (error.getCause() instanceof IOException earlier) {
            return unreadable(earlier, place);
        }
        throw new IllegalStateException("templates are read from memory", error);
    }

    private Problem syntax(ParseException error) {
        Span span = new Span(
                error.getLineNumber(), error.getColumnNumber(), error.getEndLineNumber(), error.getEndColumnNumber());
        TemplateMessage translated = TemplateMessage.of(error.getEditorMessage());
        boolean unquoted = error.getEditorMessage().startsWith("Lexical error: encountered <EOF>");
        Location place = Optional.of(error.getTemplateName())
                .filter(name -> unquoted)
                .flatMap(places::unclosedQuote)
                .orElseGet(() -> places.of(error.getTemplateName(), span));
        Problem problem = ProblemKind.TEMPLATE
                .error(translated.message(), place)
                .hint(
                        places.before(place).isInScriptLiteral()
                                ? Optional.of(PrecedingText.LITERAL_HINT)
                                : translated.hint());
        return opened(error, span)
                .map(begun -> problem.related("begun here", begun))
                .orElse(problem);
    }

    /** The place of the element whose end is missing. */
    private Optional<Location> opened(ParseException error, Span span) {
        Matcher unclosed = UNCLOSED.matcher(error.getEditorMessage());
        return unclosed.find()
                ? places.opened(
                        error.getTemplateName(),
                        span,
                        Optional.ofNullable(unclosed.group(1)).orElseGet(() -> unclosed.group(2)))
                : Optional.empty();
    }

    /** The problem that {@code templates/NAME}, which Octavo itself needs, does not exist. */
    Problem missingTemplate(String name) {
        return missingTemplate(name, Location.file(TemplateEngine.FOLDER + name));
    }

    private Problem missingTemplate(String loaded, Location place) {
        String name = loaded.substring(loaded.startsWith("@") ? loaded.indexOf(':') + 1 : 0);
        if (!name.equals(loaded)) {
            return ProblemKind.TEMPLATE
                    .error("no theme below this one has \"" + name + "\", so there is no original", place)
                    .hint(nearest(name)
                            .filter(near -> !near.equals(name))
                            .map(Spelling::question)
                            .orElse("delete this line"));
        }
        return ProblemKind.TEMPLATE
                .error("there is no template \"" + name + "\"", place)
                .hint(nearest(name)
                        .map(Spelling::question)
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
