package dev.octavo.lib.highlight;

import dev.octavo.lib.loading.Resources;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The grammars in {@code languages.txt}, which is read when a grammar is first needed. */
final class Grammars {
    /** Starts a line that copies the grammar of another language. */
    private static final String LIKE = "like ";

    private final Map<String, List<String>> rows = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Grammar> grammars = new ConcurrentHashMap<>();

    private Grammars(Map<List<String>, List<String>> sections) {
        sections.forEach((all, lines) -> {
            rows.put(all.get(0), lines);
            all.forEach(name -> names.put(name, all.get(0)));
        });
    }

    private static final class Lazy {
        static final Grammars TABLES = new Grammars(Resources.sections("/highlight/languages.txt"));
    }

    static Grammars all() {
        return Lazy.TABLES;
    }

    Set<String> names() {
        return names.keySet();
    }

    /** A new lexer for the language of that name, in lower case. */
    Optional<Lexer> lexer(String name) {
        return Optional.ofNullable(names.get(name)).map(language -> new GrammarLexer(grammar(language)));
    }

    private Grammar grammar(String language) {
        return grammars.computeIfAbsent(language, name -> {
            Grammar.Builder builder = new Grammar.Builder();
            addTo(name, builder);
            return builder.build();
        });
    }

    private void addTo(String language, Grammar.Builder builder) {
        for (String line : Objects.requireNonNull(rows.get(language), language)) {
            if (line.startsWith(LIKE)) {
                addTo(line.substring(LIKE.length()), builder);
            } else {
                builder.addLine(line);
            }
        }
    }
}
