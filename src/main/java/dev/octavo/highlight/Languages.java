package dev.octavo.highlight;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;

/** Finds a language by a name that authors write after a fence. */
final class Languages {
    /** The languages with other names than {@link TokenMakerFactory} has for them behind {@code text/}: that, then those. */
    private static final String OTHER_NAMES = """
            actionscript   as3
            asm            assembly nasm x86asm
            asm6502        6502
            bat            batch cmd dos
            c              h objc objective-c
            clojure        clj cljs edn
            cpp            c++ cc cxx hpp
            cs             csharp c#
            d              dlang
            delphi         pascal objectpascal
            dockerfile     docker containerfile
            fortran        f90 f95
            golang         go
            groovy         gradle
            handlebars     hbs mustache
            htaccess       apache apacheconf
            html           htm ftl ftlh freemarker vue svelte
            ini            cfg conf editorconfig gitconfig systemd
            javascript     js jsx mjs cjs node
            jshintrc       jsonc json5
            json           jsonl ndjson webmanifest geojson
            kotlin         kt kts
            latex          tex
            less           scss
            lisp           elisp emacs-lisp common-lisp scheme racket
            makefile       make mk
            markdown       md
            perl           pl pm
            proto          protobuf
            python         py python3 py3 starlark bazel
            ruby           rb rake gemfile
            rust           rs
            scala          sbt
            sql            mysql postgresql postgres pgsql plsql sqlite
            typescript     ts tsx mts cts
            unix           sh bash shell zsh ksh console shell-session shellsession sh-session terminal
            vb             vbnet visual-basic
            xml            svg xhtml xsl xslt xsd rss atom plist pom
            yaml           yml
            """;

    static final Map<String, String> STYLES = styles();

    private Languages() {}

    /** A new lexer for that name in any case; empty where the language is not known. */
    static Optional<Lexer> lexer(String name) {
        return Optional.ofNullable(STYLES.get(name.strip().toLowerCase(Locale.ROOT)))
                .map(style -> switch (style) {
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

    private static Map<String, String> styles() {
        Map<String, String> styles = new HashMap<>(Map.of("toml", "text/toml"));
        TokenMakerFactory.getDefaultInstance().keySet().forEach(style -> styles.put(style.split("/", 2)[1], style));
        OTHER_NAMES.lines().map(line -> line.split(" +")).forEach(row -> {
            for (String name : row) {
                styles.put(name, "text/" + row[0]);
            }
        });
        styles.remove("plain"); // which has no tokens
        return Map.copyOf(styles);
    }
}
