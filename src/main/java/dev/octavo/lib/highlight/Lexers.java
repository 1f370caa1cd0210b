package dev.octavo.lib.highlight;

import dev.octavo.lib.loading.Resources;
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

/** Finds the lexer for a language name that authors write after a fence. */
final class Lexers {
    /** Lexers of RSyntaxTextArea that {@link Grammars} highlights better. */
    private static final Set<String> REPLACED = Set.of("golang", "rust", "plain");

    private static final Map<String, String> STYLES_BY_NAME = styles();

    // A token maker is not thread-safe, and making one takes as long as highlighting a few lines. Those that are kept
    // remember nothing of a text.
    private static final ThreadLocal<Map<String, Lexer>> MADE = ThreadLocal.withInitial(HashMap::new);

    private Lexers() {}

    /** This thread's lexer for a name in any case; empty if the language is unknown. */
    static Optional<Lexer> lexer(String name) {
        String known = name.strip().toLowerCase(Locale.ROOT);
        String found = STYLES_BY_NAME.get(known);
        return found == null
                ? Grammars.all().lexer(known)
                : Optional.of(found).map(style -> switch (style) {
                    case "text/yaml" -> KeyValueLexer.YAML;
                    case "text/toml" -> KeyValueLexer.TOML;
                    default -> made(style);
                });
    }

    private static Lexer made(String style) {
        Lexer known = MADE.get().get(style);
        if (known != null) {
            return known;
        }
        TokenMaker maker = TokenMakerFactory.getDefaultInstance().getTokenMaker(style);
        Lexer lexer = adapted(maker);
        if (!maker.isMarkupLanguage()) { // or it remembers what language it was in
            MADE.get().put(style, lexer);
        }
        return lexer;
    }

    /** Adapts a token maker of RSyntaxTextArea, without its editor. */
    private static Lexer adapted(TokenMaker maker) {
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

    /** All names, in lower case. */
    static Set<String> names() {
        return All.NAMES;
    }

    private static final class All {
        static final Set<String> NAMES = Stream.of(
                        STYLES_BY_NAME.keySet(), Grammars.all().names())
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, String> styles() {
        Map<String, String> styles = new HashMap<>(Map.of("toml", "text/toml"));
        TokenMakerFactory.getDefaultInstance().keySet().stream()
                .filter(style -> !REPLACED.contains(style.split("/", 2)[1]))
                .forEach(style -> styles.put(style.split("/", 2)[1], style));
        Resources.lines("/highlight/aliases.txt")
                .map(line -> line.split(" ", -1))
                .forEach(row -> Stream.of(row).forEach(name -> styles.put(name, "text/" + row[0])));
        return Map.copyOf(styles);
    }
}
