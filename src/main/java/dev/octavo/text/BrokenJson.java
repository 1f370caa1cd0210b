package dev.octavo.text;

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
 * Where a text stops to be JSON.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
public record BrokenJson(int line, int column, String message) {
    private static final JsonFactory FACTORY = new JsonFactory();

    private static final Pattern UNEXPECTED = Pattern.compile(
            "Unexpected character \\('(.)' .*?\\)\\)?: (?:was )?expect(?:ing|ed) ([^\n(]*+).*", Pattern.DOTALL);

    /** What is wrong with values of JSON, one behind the other; empty where they are right. */
    public static Optional<BrokenJson> of(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            while (parser.nextToken() != null) {
                // reads on
            }
            return Optional.empty();
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            return Optional.of(new BrokenJson(
                    Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), message(e.getOriginalMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a text in memory", e);
        }
    }

    /** As a clause, and without what the library knows of its input. */
    private static String message(String original) {
        Matcher unexpected = UNEXPECTED.matcher(original);
        String text = unexpected.matches()
                ? "unexpected " + unexpected.group(1) + ", expected "
                        + unexpected.group(2).strip()
                : original.split("[:;(\n]", 2)[0].strip();
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
