package dev.octavo.blog.terms;

import dev.octavo.testing.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

public final class TokenizerTest {
    @TestFactory
    Stream<DynamicTest> splitsTextsIntoTerms() {
        return Rows.of(TokenizerTest.class, "terms.rows")
                .become(text -> String.join(" ", terms(text.split(": ", 2)[0], text.split(": ", 2)[1])));
    }

    /** The terms of {@code text}, in order. */
    public static List<String> terms(String language, String text) {
        List<String> terms = new ArrayList<>();
        Vocabulary vocabulary = new Vocabulary();
        new Tokenizer(language, vocabulary)
                .terms(text.toCharArray(), 0, text.length(), id -> terms.add(vocabulary.term(id)));
        return terms;
    }
}
