package dev.octavo.highlight;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.swing.text.Segment;
import org.fife.ui.rsyntaxtextarea.Token;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;

/** Finds a language by a name that authors write after a fence. */
final class Languages {
    /** A line for each language: the name it has in {@link TokenMakerFactory} behind {@code text/}, then its names. */
    private static final String TABLE = """
            actionscript   actionscript as3
            asm            asm assembly nasm x86asm
            asm6502        6502 asm6502
            bat            bat batch cmd dos
            bbcode         bbcode
            c              c h objc objective-c
            clojure        clojure clj cljs edn
            cpp            cpp c++ cc cxx hpp
            cs             cs csharp c#
            css            css
            csv            csv
            d              d dlang
            dart           dart
            delphi         delphi pascal objectpascal
            dockerfile     dockerfile docker containerfile
            dtd            dtd
            fortran        fortran f90 f95
            golang         go golang
            groovy         groovy gradle
            handlebars     handlebars hbs mustache
            hosts          hosts
            htaccess       htaccess apache apacheconf
            html           html htm ftl ftlh freemarker vue svelte
            ini            ini cfg conf editorconfig gitconfig systemd
            java           java
            javascript     javascript js jsx mjs cjs node
            json           json jsonl ndjson webmanifest geojson
            jshintrc       jsonc json5
            jsp            jsp
            kotlin         kotlin kt kts
            latex          latex tex
            less           less scss
            lisp           lisp elisp emacs-lisp common-lisp scheme racket
            lua            lua
            makefile       makefile make mk
            markdown       markdown md
            mxml           mxml
            nsis           nsis
            perl           perl pl pm
            php            php
            properties     properties
            proto          proto protobuf
            python         python py python3 py3 starlark bazel
            ruby           ruby rb rake gemfile
            rust           rust rs
            sas            sas
            scala          scala sbt
            sql            sql mysql postgresql postgres pgsql plsql sqlite
            tcl            tcl
            typescript     typescript ts tsx mts cts
            unix           sh bash shell zsh ksh console shell-session shellsession sh-session terminal
            vb             vb vbnet visual-basic
            vhdl           vhdl
            xml            xml svg xhtml xsl xslt xsd rss atom plist pom
            """;

    private static final Map<String, String> STYLES = styles();

    private Languages() {}

    /** A new lexer for that name in any case; empty where the language is not known. */
    static Optional<Lexer> lexer(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        if (wanted.equals("yaml") || wanted.equals("yml")) {
            return Optional.of(KeyValueLexer.YAML);
        }
        if (wanted.equals("toml")) {
            return Optional.of(KeyValueLexer.TOML);
        }
        return Optional.ofNullable(STYLES.get(wanted))
                .map(style -> lexer(TokenMakerFactory.getDefaultInstance().getTokenMaker(style)));
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

    static Set<String> names() {
        Set<String> names = new TreeSet<>(STYLES.keySet());
        names.addAll(Set.of("yaml", "yml", "toml"));
        return names;
    }

    private static Map<String, String> styles() {
        Map<String, String> styles = new HashMap<>();
        TABLE.lines().map(line -> line.split(" +")).forEach(row -> {
            for (int i = 1; i < row.length; i++) {
                styles.put(row[i], "text/" + row[0]);
            }
        });
        return Map.copyOf(styles);
    }
}
