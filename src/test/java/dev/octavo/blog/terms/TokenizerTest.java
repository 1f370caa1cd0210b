package dev.octavo.blog.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public final class TokenizerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Running runs; ran | run run ran",
                "en | Making classes of strings, policies | mak clas of str policy",
                "en | it's C#-like: java17 | it s c lik java17",
                "en | Rust 1.75.0, v2.3. 3.5.x | rust 1.75.0 v2.3 3.5 x",
                "en | In 2026. 5 .5 a.5 5.a ..5..6 | in 2026 5 5 a 5 5 a 5 6",
                "fr | L’été, façade, œuvre | l ete facad oeuvr",
                "de | Straßen, Übungen | stras ubung",
                "es | canción canciones | cancion cancion",
                "ru | Ёлки книгами | елк книг",
                "el | ΟΔΌΣ οδός | οδοσ οδοσ",
                "tr | İstanbul ışık | istanbul isik",
                "ja | 東京タワー | 東京 京タ タワ ワー ー",
                "ja | ﾀﾞ | ダ",
                "ko | 한국어 | 한국 국어 어",
                "zh | 中文abc | 中文 文 abc",
                "ar | الكِتَابُ أإآ | الكتاب ااا",
                "he | שָׁלוֹם | שלום",
                "hi | हिन्दी में | हिन्दी में",
                "en | so\u00adft ﬁne Ａｂ | soft fin ab",
                "xx | Running classes | running classes",
                "en | 127-0-0-1 pp cc don’t | 127 0 0 1 pp cc don t",
                "en | 𝔸𝕓 𐐀 😀 | ab 𐐨"
            })
    void splitsTextsIntoTerms(String language, String text, String terms) {
        assertEquals(terms, String.join(" ", terms(language, text)));
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
