package dev.octavo.render.template.model;

import dev.octavo.lib.problem.Spelling;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * {@code csp("frame-src https://giscus.app")}: what the page will load that its own HTML does not show, since a script asks for
 * it. Gives no text.
 *
 * @param allowed receives each directive with each of its sources
 */
public record PolicyFunction(BiConsumer<String, String> allowed) implements TemplateMethodModelEx {
    /** CSP Level 3, 6.1 and 6.3.2: the directives that name what may be loaded, or where forms may lead. */
    private static final List<String> DIRECTIVES =
            List.of(("connect-src font-src form-action frame-src img-src manifest-src"
                            + " media-src object-src script-src style-src worker-src")
                    .split(" "));

    private static final List<String> KEYWORDS =
            List.of("self", "unsafe-inline", "unsafe-eval", "wasm-unsafe-eval", "strict-dynamic");

    private static final Pattern SOURCE = Pattern.compile(
            "(?:(?:https?|wss?)://)?(?:\\*\\.)?[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*(?::(?:\\d+|\\*))?(?:/[^\\s\"'<>,;]*)?"
                    + "|(?:https?|wss?|data|blob):|'(?:" + String.join("|", KEYWORDS) + ")'");

    @Override
    @SuppressWarnings("rawtypes") // FreeMarker's own signature
    public Object exec(List arguments) throws TemplateModelException {
        if (arguments.size() != 1 || !(arguments.get(0) instanceof TemplateScalarModel text)) {
            throw new WrongArgument(
                    "csp takes a text, of a directive and what it allows",
                    "write csp(\"frame-src https://giscus.app\")");
        }
        for (String part : text.getAsString().split(";", -1)) {
            String[] words = part.strip().split("\\s+", -1);
            if (!part.isBlank()) {
                allow(words[0], List.of(words).subList(1, words.length));
            }
        }
        return new SimpleScalar("");
    }

    private void allow(String directive, List<String> sources) throws WrongArgument {
        if (!DIRECTIVES.contains(directive)) {
            throw new WrongArgument(
                    "csp knows no directive \"" + directive + "\"",
                    Spelling.suggestion(directive, DIRECTIVES).orElse("there are " + String.join(", ", DIRECTIVES)));
        }
        if (sources.isEmpty()) {
            throw new WrongArgument(
                    "csp is told nothing that \"" + directive + "\" allows",
                    "write the address of a host after it: csp(\"" + directive + " https://giscus.app\")");
        }
        for (String source : sources) {
            if (DIRECTIVES.contains(source)) {
                throw new WrongArgument(
                        "csp finds \"" + source + "\" among what \"" + directive + "\" allows",
                        "write a semicolon before each further directive");
            }
            if (KEYWORDS.contains(source)) {
                throw new WrongArgument(
                        "csp would take \"" + source + "\" for the name of a host",
                        "write '" + source + "' in single quotes");
            }
            if (!SOURCE.matcher(source).matches()) {
                throw new WrongArgument(
                        "\"" + source + "\" is nothing that a policy can allow",
                        "write the address of a host, such as https://giscus.app, or 'self' in single quotes");
            }
            allowed.accept(directive, source);
        }
    }
}
