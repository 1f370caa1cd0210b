package dev.octavo.lib.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.lib.loading.Resources;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ProblemKindTest {
    @Test
    void eachKindHasASentenceAndEachSentenceAKind() {
        Map<String, String> sentences = Resources.table("/kinds.txt");
        Set<String> names =
                Stream.of(ProblemKind.values()).map(ProblemKind::label).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(names, new TreeSet<>(sentences.keySet()));
        sentences.forEach((kind, sentence) -> assertTrue(sentence.matches("[A-Z].*\\."), kind + " = " + sentence));
    }
}
