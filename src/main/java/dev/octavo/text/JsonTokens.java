package dev.octavo.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first JSON value in a text, taken apart, with the place of every part.
 *
 * @param fault the offset at which the text stops to be JSON; the tokens before it are there
 */
public record JsonTokens(List<Token> tokens, Optional<Integer> fault) {
    /** Who asks for the parts has looked at the length of the whole. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** What a part is. */
    public enum Kind {
        OBJECT_START,
        OBJECT_END,
        ARRAY_START,
        ARRAY_END,
        NAME,
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    /**
     * A part.
     *
     * @param text its value without quotes and escapes; a number as it is written
     * @param start its first offset in the text
     * @param end the offset behind it
     */
    public record Token(Kind kind, String text, int start, int end) {
        public boolean opens() {
            return kind == Kind.OBJECT_START || kind == Kind.ARRAY_START;
        }

        public boolean closes() {
            return kind == Kind.OBJECT_END || kind == Kind.ARRAY_END;
        }
    }

    public JsonTokens {
        tokens = List.copyOf(tokens);
    }

    /** Reads up to the end of the first value; what follows is not looked at. */
    public static JsonTokens ofFirstValue(String text) {
        List<Token> tokens = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            int depth = 0;
            do {
                JsonToken next = parser.nextToken();
                if (next == null) {
                    return new JsonTokens(tokens, Optional.of(text.length()));
                }
                tokens.add(token(parser, next, text));
                depth += next.isStructStart() ? 1 : next.isStructEnd() ? -1 : 0;
            } while (depth > 0);
            return new JsonTokens(tokens, Optional.empty());
        } catch (JsonProcessingException e) {
            return new JsonTokens(tokens, Optional.of(offset(e, tokens, text)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a text in memory", e);
        }
    }

    public Optional<Token> last() {
        return tokens.isEmpty() ? Optional.empty() : Optional.of(tokens.get(tokens.size() - 1));
    }

    /** The offset behind the last part. */
    public int end() {
        return last().map(Token::end).orElse(0);
    }

    private static Token token(JsonParser parser, JsonToken token, String text) throws IOException {
        // getText first: a string is read to its end only then.
        String value = parser.getText();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        boolean name = token == JsonToken.FIELD_NAME; // the parser has then read on behind the colon
        int end = name
                ? closingQuote(text, start) + 1
                : (int) parser.currentLocation().getCharOffset();
        return new Token(kind(token), value, start, end);
    }

    private static int closingQuote(String text, int start) {
        int i = start + 1;
        while (text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    private static Kind kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> Kind.OBJECT_START;
            case END_OBJECT -> Kind.OBJECT_END;
            case START_ARRAY -> Kind.ARRAY_START;
            case END_ARRAY -> Kind.ARRAY_END;
            case FIELD_NAME -> Kind.NAME;
            case VALUE_STRING -> Kind.STRING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Kind.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> Kind.BOOLEAN;
            case VALUE_NULL -> Kind.NULL;
            default -> throw new IllegalStateException("a blocking parser gave " + token);
        };
    }

    private static int offset(JsonProcessingException e, List<Token> tokens, String text) {
        JsonLocation location = e.getLocation();
        int last = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).end();
        return location == null ? last : (int) Math.max(0, Math.min(location.getCharOffset(), text.length()));
    }
}
