package dev.octavo.highlight;

import dev.octavo.loading.Packed;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;

/** Finds a language by a name that authors write after a fence. */
final class Languages {
    /** Languages of RSyntaxTextArea that {@link Tables} read better. */
    private static final Set<String> POOR = Set.of("golang", "rust", "plain");

    private static final Map<String, String> STYLES = styles();

    private Languages() {}

    /** A new lexer for that name in any case; empty where the language is not known. */
    static Optional<Lexer> lexer(String name) {
        String known = name.strip().toLowerCase(Locale.ROOT);
        String found = STYLES.get(known);
        return found == null
                ? Tables.packed().lexer(known)
                : Optional.of(found).map(style -> switch (style) {
                    case "text/yaml" -> KeyValueLexer.YAML;
                    case "text/toml" -> KeyValueLexer.TOML;
                    default -> lexer(TokenMakerFactory.getDefaultInstance().getTokenMaker(style));
                });
    }

    /** A token maker of RSyntaxTextArea, used without any of its editor. */
    private static Lexer lexer(TokenMaker maker) {
        return (text, start, end, state, out) -> {
            int at = start;
            int last = state;
            Segment line = new Segment(text, start, end - start);
            for (Token token = maker.getTokenList(line, state, start); token != null; token = token.getNextToken()) {
                at = Math.min(end, at + token.length());
                out.upTo(at, TokenClass.of(token.getType()));
                last = token.getType();
            }
            return last;
        };
    }

    /** All names, in small letters. */
    static Set<String> names() {
        return All.NAMES;
    }

    private static final class All {
        static final Set<String> NAMES = Stream.of(
                        STYLES.keySet(), Tables.packed().names())
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, String> styles() {
        Map<String, String> styles = new HashMap<>(Map.of("toml", "text/toml"));
        TokenMakerFactory.getDefaultInstance().keySet().stream()
                .filter(style -> !POOR.contains(style.split("/", 2)[1]))
                .forEach(style -> styles.put(style.split("/", 2)[1], style));
        Packed.lines("/highlight/names.txt")
                .map(line -> line.split(" ", -1))
                .forEach(row -> Stream.of(row).forEach(name -> styles.put(name, "text/" + row[0])));
        return Map.copyOf(styles);
    }
}
