package dev.octavo.lib.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first error in a JSON text.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
public record JsonError(int line, int column, String message) {
    private static final JsonFactory FACTORY = new JsonFactory();

    private static final Pattern UNEXPECTED = Pattern.compile(
            "Unexpected character \\('(.)' .*?\\)\\)?: (?:was )?expect(?:ing|ed) ([^\n(]*+).*", Pattern.DOTALL);

    /** The first error in a sequence of JSON values; empty if there is none. */
    public static Optional<JsonError> of(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            while (parser.nextToken() != null) {
                // look for an error
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            return Optional.of(new JsonError(
                    Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), message(e.getOriginalMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a text in memory", e);
        }
    }

    /** The library's message as a clause, without its description of the input. */
    private static String message(String original) {
        Matcher unexpected = UNEXPECTED.matcher(original);
        String text = unexpected.matches()
                ? "unexpected " + unexpected.group(1) + ", expected "
                        + unexpected.group(2).strip()
                : original.split("[:;(\n]", 2)[0].strip();
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
