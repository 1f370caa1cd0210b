package dev.octavo.data;

import dev.octavo.problem.Location;
import dev.octavo.text.BrokenJson;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
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
 * Where a text breaks the rules of its language.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param message a clause without a capital or a full stop
 */
public record SyntaxFault(int line, int column, String message) {
    private static final int LONGEST = 64 * 1024;
    private static final int DEEPEST = 200; // the parser of TOML recurses
    private static final LoadSettings SETTINGS = LoadSettings.builder().build();
    private static final Pattern ESCAPE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u(?![0-9A-Fa-f]{4})");
    private static final Pattern YAML_LINE = Pattern.compile("(?m)^\\s*(?:- \\S|[\\w.\"'-]+:(?:\\s|$))");
    private static final Pattern TOML_LINE = Pattern.compile("(?m)^\\s*(?:\\[+[\\w.\"-]+]+\\s*$|[\\w.\"-]+\\s*=)");

    /** The languages that are known, by the names that authors use. */
    private enum Language {
        JSON("json jsonl ndjson geojson webmanifest"),
        YAML("yaml yml"),
        TOML("toml"),
        XML("xml svg xsd xsl xslt pom rss atom"),
        CSV("csv"),
        PROPERTIES("properties");

        private final String names;

        Language(String names) {
            this.names = " " + names + " ";
        }

        static Optional<Language> of(String name) {
            String plain = " " + name.toLowerCase(Locale.ROOT) + " ";
            return List.of(values()).stream()
                    .filter(language -> language.names.contains(plain))
                    .findFirst();
        }

        String title() {
            return this == PROPERTIES ? "a properties file" : name();
        }
    }

    /** What is wrong with {@code text}; empty where it is right, or where {@code language} is not known. */
    public static Optional<SyntaxFault> of(String language, String text) {
        return text.length() > LONGEST || isDeep(text)
                ? Optional.empty()
                : Language.of(language).flatMap(known -> of(known, text).map(fault -> fault.orOther(known, text)));
    }

    private static Optional<SyntaxFault> of(Language language, String text) {
        return switch (language) {
            case JSON -> json(text);
            case YAML -> yaml(text);
            case TOML -> toml(text);
            case XML -> xml(text);
            case CSV -> csv(text);
            case PROPERTIES -> properties(text);
        };
    }

    /** The same, or that the text is in another language. */
    private SyntaxFault orOther(Language language, String text) {
        for (Language other : List.of(Language.JSON, Language.XML, Language.TOML, Language.YAML)) {
            if (other != language && looksLike(other, text) && of(other, text).isEmpty()) {
                return new SyntaxFault(1, 1, "this is " + other.title() + ", and not " + language.title());
            }
        }
        return new SyntaxFault(line, column, "this is not " + language.title() + ": " + message);
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

    /** Values one behind the other, or the keys of an object without its braces. */
    private static Optional<SyntaxFault> json(String text) {
        Optional<BrokenJson> fault = BrokenJson.of(text);
        if (fault.isPresent()
                && text.stripLeading().startsWith("\"")
                && BrokenJson.of("{" + text + "}").isEmpty()) {
            return Optional.empty();
        }
        return fault.map(at -> text.contains("//") || text.contains("/*")
                ? new SyntaxFault(at.line(), at.column(), at.message() + " (JSON has no comments; jsonc has)")
                : new SyntaxFault(at.line(), at.column(), at.message()));
    }

    private static Optional<SyntaxFault> yaml(String text) {
        try {
            for (Event event : new Parse(SETTINGS).parseString(text)) {
                if (event.getEventId() == Event.ID.StreamEnd) {
                    break;
                }
            }
            return Optional.empty();
        } catch (MarkedYamlEngineException e) {
            return Optional.of(e.getProblemMark()
                    .map(mark -> new SyntaxFault(mark.getLine() + 1, mark.getColumn() + 1, e.getProblem()))
                    .orElseGet(() -> new SyntaxFault(1, 1, e.getProblem())));
        } catch (YamlEngineException e) {
            return Optional.of(new SyntaxFault(1, 1, String.valueOf(e.getMessage())));
        }
    }

    private static Optional<SyntaxFault> toml(String text) {
        boolean fenced = text.startsWith("+++"); // front matter as it stands in an article
        List<TomlParseError> errors =
                Toml.parse(fenced ? text.replaceAll("(?m)^\\+{3}$", "") : text).errors();
        return errors.stream()
                .findFirst()
                .map(error -> new SyntaxFault(
                        Math.max(1, error.position().line()),
                        Math.max(1, error.position().column()),
                        lowered(String.valueOf(error.getMessage()).split(" \\(line", 2)[0])));
    }

    /** Several elements one behind the other may stand there, and text around them. */
    private static Optional<SyntaxFault> xml(String text) {
        if (text.indexOf('<') < 0) {
            return Optional.of(new SyntaxFault(1, 1, "there is no element"));
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
            return Optional.of(new SyntaxFault(line, Math.max(1, column), xmlMessage(why.strip())));
        }
    }

    private static String xmlMessage(String why) {
        return why.contains("\"r\"")
                ? "this closes an element that is not open"
                : lowered(why.endsWith(".") ? why.substring(0, why.length() - 1) : why);
    }

    private static Optional<SyntaxFault> csv(String text) {
        return CommaSeparated.fault(text).map(fault -> {
            Location at = fault.location().orElseThrow();
            return new SyntaxFault(at.line(), at.column(), fault.message());
        });
    }

    private static Optional<SyntaxFault> properties(String text) {
        try {
            new Properties().load(new StringReader(text));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            Matcher escape = ESCAPE.matcher(text);
            int at = escape.find() ? escape.end() : 0;
            int line =
                    (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
            return Optional.of(new SyntaxFault(
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
            if (depth > DEEPEST) {
                return true;
            }
        }
        return false;
    }

    private static String lowered(String message) {
        return message.isEmpty() ? message : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
