package dev.octavo.lib.highlight;

import java.util.Locale;
import org.fife.ui.rsyntaxtextarea.TokenTypes;

/** The kinds of token that a theme can colour. */
enum TokenClass {
    /** Identifiers, white space and punctuation: no colour, no span. */
    PLAIN,
    KEYWORD,
    TYPE,
    STRING,
    NUMBER,
    COMMENT,
    FUNCTION,
    VARIABLE,
    OPERATOR,
    ANNOTATION,
    TAG,
    ATTRIBUTE,
    REGEX,
    PREPROCESSOR,
    INSERTED,
    DELETED,
    ERROR;

    private final String startTag = "<span class=\"tok-" + name().toLowerCase(Locale.ROOT) + "\">";

    String startTag() {
        return startTag;
    }

    /** @param tokenType one of {@link TokenTypes} */
    static TokenClass of(int tokenType) {
        return switch (tokenType) {
            case TokenTypes.COMMENT_EOL,
                    TokenTypes.COMMENT_MULTILINE,
                    TokenTypes.COMMENT_DOCUMENTATION,
                    TokenTypes.COMMENT_KEYWORD,
                    TokenTypes.COMMENT_MARKUP,
                    TokenTypes.MARKUP_COMMENT -> COMMENT;
            case TokenTypes.RESERVED_WORD, TokenTypes.RESERVED_WORD_2, TokenTypes.LITERAL_BOOLEAN -> KEYWORD;
            case TokenTypes.DATA_TYPE -> TYPE;
            case TokenTypes.LITERAL_STRING_DOUBLE_QUOTE,
                    TokenTypes.LITERAL_CHAR,
                    TokenTypes.LITERAL_BACKQUOTE,
                    TokenTypes.MARKUP_TAG_ATTRIBUTE_VALUE,
                    TokenTypes.MARKUP_CDATA -> STRING;
            case TokenTypes.LITERAL_NUMBER_DECIMAL_INT,
                    TokenTypes.LITERAL_NUMBER_FLOAT,
                    TokenTypes.LITERAL_NUMBER_HEXADECIMAL -> NUMBER;
            case TokenTypes.FUNCTION -> FUNCTION;
            case TokenTypes.VARIABLE, TokenTypes.MARKUP_ENTITY_REFERENCE -> VARIABLE;
            case TokenTypes.OPERATOR -> OPERATOR;
            case TokenTypes.ANNOTATION -> ANNOTATION;
            case TokenTypes.MARKUP_TAG_DELIMITER, TokenTypes.MARKUP_TAG_NAME -> TAG;
            case TokenTypes.MARKUP_TAG_ATTRIBUTE -> ATTRIBUTE;
            case TokenTypes.REGEX -> REGEX;
            case TokenTypes.PREPROCESSOR,
                    TokenTypes.MARKUP_DTD,
                    TokenTypes.MARKUP_PROCESSING_INSTRUCTION,
                    TokenTypes.MARKUP_CDATA_DELIMITER -> PREPROCESSOR;
            case TokenTypes.ERROR_NUMBER_FORMAT, TokenTypes.ERROR_STRING_DOUBLE -> ERROR;
            // An "erroneous identifier" is often a letter outside ASCII or an ellipsis that stands for more code, an
            // "erroneous character" a lifetime in Rust or an apostrophe: no reason to alarm a reader.
            default -> PLAIN;
        };
    }
}
