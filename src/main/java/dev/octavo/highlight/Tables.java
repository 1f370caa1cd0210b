package dev.octavo.highlight;

import dev.octavo.loading.Packed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The languages of {@code languages.txt}, which is opened by the first article that names one. */
final class Tables {
    /** Begins with all that another language has. */
    private static final String LIKE = "like ";

    private final Map<String, List<String>> rows = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Table> tables = new ConcurrentHashMap<>();

    private Tables(Map<List<String>, List<String>> sections) {
        sections.forEach((all, lines) -> {
            rows.put(all.get(0), lines);
            all.forEach(name -> names.put(name, all.get(0)));
        });
    }

    private static final class Lazy {
        static final Tables TABLES = new Tables(Packed.sections("/highlight/languages.txt"));
    }

    static Tables packed() {
        return Lazy.TABLES;
    }

    Set<String> names() {
        return names.keySet();
    }

    /** A new lexer for a language by one of its names in small letters. */
    Optional<Lexer> lexer(String name) {
        return Optional.ofNullable(names.get(name)).map(language -> new TableLexer(table(language)));
    }

    private Table table(String language) {
        return tables.computeIfAbsent(language, name -> {
            Table.Reader reader = new Table.Reader();
            read(name, reader);
            return reader.table();
        });
    }

    private void read(String language, Table.Reader reader) {
        for (String line : Objects.requireNonNull(rows.get(language), language)) {
            if (line.startsWith(LIKE)) {
                read(line.substring(LIKE.length()), reader);
            } else {
                reader.line(line);
            }
        }
    }
}
