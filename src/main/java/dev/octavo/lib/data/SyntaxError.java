package dev.octavo.lib.data;

import dev.octavo.lib.problem.Location;
import dev.octavo.lib.text.JsonError;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;

/**
 * The first place at which code in a data language breaks the rules of that language.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param message a clause without a capital or a full stop
 */
public record SyntaxError(int line, int column, String message) {
    private static final int MAX_LENGTH = 64 * 1024;
    private static final int MAX_DEPTH = 200; // the TOML parser recurses
    private static final LoadSettings SETTINGS = LoadSettings.builder().build();
    private static final Pattern ESCAPE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u(?![0-9A-Fa-f]{4})");
    private static final Pattern YAML_LINE = Pattern.compile("(?m)^[ \\t]*+(?:- \\S|[\\w.\"'-]+:(?:\\s|$))");
    private static final Pattern TOML_LINE =
            Pattern.compile("(?m)^[ \\t]*+(?:\\[+[\\w.\"-]++]+\\s*+$|[\\w.\"-]++\\s*+=)");

    /** The languages that can be checked, each with the names that authors write after an opening fence. */
    private enum Language {
        JSON("json jsonl ndjson geojson webmanifest"),
        YAML("yaml yml"),
        TOML("toml"),
        XML("xml svg xsd xsl xslt pom rss atom"),
        CSV("csv"),
        PROPERTIES("properties");

        private static final Map<String, Language> BY_NAME = new HashMap<>();

        static {
            for (Language language : values()) {
                for (String name : language.names.split(" ", -1)) {
                    BY_NAME.put(name, language);
                }
            }
        }

        private final String names;

        Language(String names) {
            this.names = names;
        }

        static Optional<Language> of(String name) {
            return Optional.ofNullable(BY_NAME.get(name.toLowerCase(Locale.ROOT)));
        }

        String title() {
            return this == PROPERTIES ? "a properties file" : name();
        }
    }

    /** The first error in {@code text}; empty if there is none, the language is unknown, or the text is long or deep. */
    public static Optional<SyntaxError> of(String language, String text) {
        return Language.of(language)
                .filter(known -> text.length() <= MAX_LENGTH && !isDeep(text))
                .flatMap(known -> of(known, text).map(error -> error.orOther(known, text)));
    }

    private static Optional<SyntaxError> of(Language language, String text) {
        return switch (language) {
            case JSON -> json(text);
            case YAML -> yaml(text);
            case TOML -> toml(text);
            case XML -> xml(text);
            case CSV -> csv(text);
            case PROPERTIES -> properties(text);
        };
    }

    /** An error saying which other language the text is in; if none, this error with the name of {@code language}. */
    private SyntaxError orOther(Language language, String text) {
        for (Language other : List.of(Language.JSON, Language.XML, Language.TOML, Language.YAML)) {
            if (other != language && looksLike(other, text) && of(other, text).isEmpty()) {
                return new SyntaxError(1, 1, "this is " + other.title() + ", and not " + language.title());
            }
        }
        return new SyntaxError(line, column, "this is not " + language.title() + ": " + message);
    }

    private static boolean looksLike(Language language, String text) {
        String start = text.strip();
        return switch (language) {
            case JSON -> start.startsWith("{") || start.startsWith("[");
            case XML -> start.startsWith("<");
            case TOML -> !start.startsWith("{") && TOML_LINE.matcher(text).find();
            default ->
                "{[\"<".indexOf(start.isEmpty() ? '{' : start.charAt(0)) < 0
                        && start.indexOf('\n') > 0
                        && YAML_LINE.matcher(text).find();
        };
    }

    /** Accepts several values in a row, and the keys of an object without its braces. */
    private static Optional<SyntaxError> json(String text) {
        Optional<JsonError> error = JsonError.of(text);
        if (error.isPresent()
                && text.stripLeading().startsWith("\"")
                && JsonError.of("{" + text + "}").isEmpty()) {
            return Optional.empty();
        }
        return error.map(at -> text.contains("//") || text.contains("/*")
                ? new SyntaxError(at.line(), at.column(), at.message() + " (JSON has no comments; jsonc has)")
                : new SyntaxError(at.line(), at.column(), at.message()));
    }

    private static Optional<SyntaxError> yaml(String text) {
        try {
            for (Event event : new Parse(SETTINGS).parseString(text)) {
                if (event.getEventId() == Event.ID.StreamEnd) {
                    break;
                }
            }
            return Optional.empty();
        } catch (MarkedYamlEngineException e) {
            return Optional.of(e.getProblemMark()
                    .map(mark -> new SyntaxError(mark.getLine() + 1, mark.getColumn() + 1, e.getProblem()))
                    .orElseGet(() -> new SyntaxError(1, 1, e.getProblem())));
        } catch (YamlEngineException e) {
            return Optional.of(new SyntaxError(1, 1, String.valueOf(e.getMessage())));
        }
    }

    private static Optional<SyntaxError> toml(String text) {
        boolean fenced = text.startsWith("+++"); // front matter, with the fences of an article
        List<TomlParseError> errors =
                Toml.parse(fenced ? text.replaceAll("(?m)^\\+{3}$", "") : text).errors();
        return errors.stream()
                .findFirst()
                .map(error -> new SyntaxError(
                        Math.max(1, error.position().line()),
                        Math.max(1, error.position().column()),
                        decapitalized(String.valueOf(error.getMessage()).split(" \\(line", 2)[0])));
    }

    /** Accepts several elements in a row, and text around them. */
    private static Optional<SyntaxError> xml(String text) {
        if (text.indexOf('<') < 0) {
            return Optional.of(new SyntaxError(1, 1, "there is no element"));
        }
        boolean whole = text.startsWith("<?xml") || text.stripLeading().startsWith("<!DOCTYPE");
        String begin = whole ? "" : "<r>";
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader =
                    factory.createXMLStreamReader(new StringReader(begin + text + (whole ? "" : "</r>")));
            while (reader.hasNext()) {
                reader.next();
            }
            reader.close();
            return Optional.empty();
        } catch (XMLStreamException e) {
            javax.xml.stream.Location at = e.getLocation();
            String message = String.valueOf(e.getMessage());
            String why = message.substring(message.lastIndexOf("Message: ") + 1).replace("essage: ", "");
            int line = at == null ? 1 : Math.max(1, at.getLineNumber());
            int column = at == null ? 1 : at.getColumnNumber() - (line == 1 ? begin.length() : 0);
            return Optional.of(new SyntaxError(line, Math.max(1, column), xmlMessage(why.strip())));
        }
    }

    private static String xmlMessage(String why) {
        return why.contains("\"r\"")
                ? "this closes an element that is not open"
                : decapitalized(why.endsWith(".") ? why.substring(0, why.length() - 1) : why);
    }

    private static Optional<SyntaxError> csv(String text) {
        return CsvReader.firstProblem(text).map(problem -> {
            Location at = problem.location().orElseThrow();
            return new SyntaxError(at.line(), at.column(), problem.message());
        });
    }

    private static Optional<SyntaxError> properties(String text) {
        try {
            new Properties().load(new StringReader(text));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            Matcher escape = ESCAPE.matcher(text);
            int at = escape.find() ? escape.end() : 0;
            int line =
                    (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
            return Optional.of(new SyntaxError(
                    line,
                    Math.max(1, at - text.lastIndexOf('\n', Math.max(0, at - 1)) - 2),
                    "\\u needs four hexadecimal digits"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a text in memory", e);
        }
    }

    private static boolean isDeep(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            if (depth > MAX_DEPTH) {
                return true;
            }
        }
        return false;
    }

    private static String decapitalized(String message) {
        return message.isEmpty() ? message : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
