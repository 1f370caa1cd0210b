package dev.octavo.highlight;

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
    /** The languages with other names than {@link TokenMakerFactory} has for them behind {@code text/}: that, then those. */
    private static final String OTHER_NAMES = """
            actionscript   as3
            asm            assembly nasm masm x86asm
            asm6502        6502
            bat            batch cmd dos
            c              h
            clojure        clj cljs cljc edn
            cpp            c++ cc cxx hpp arduino ino
            cs             csharp c#
            css            postcss
            d              dlang
            delphi         pascal objectpascal
            dockerfile     docker containerfile
            dart           flutter
            env            dotenv
            fortran        f90 f95 f03 f08
            groovy         gradle jenkinsfile
            handlebars     hbs mustache
            htaccess       apache apacheconf
            html           htm ftl ftlh freemarker vue svelte astro ejs erb eex jinja jinja2 j2 twig liquid njk nunjucks \
            django blade razor cshtml angular marko htmx go-html-template gotmpl
            ini            cfg conf editorconfig gitconfig systemd desktop service
            javascript     js jsx mjs cjs node
            jshintrc       jsonc json5 hjson
            json           jsonl ndjson webmanifest geojson har ipynb
            kotlin         kt kts kotlin-script
            latex          tex
            less           scss
            lisp           common-lisp cl
            makefile       make mk gnumakefile
            markdown       md mdx rmarkdown rmd qmd mdown
            perl           pl pm
            powershell     ps1 psm1 psd1 pwsh ps
            proto          protobuf proto3
            python         py python3 py3 starlark bazel bzl ipython pycon sage snakemake
            ruby           rb rake rakefile gemfile podspec fastlane
            scala          sbt
            sql            mysql mariadb postgresql postgres pgsql plsql plpgsql tsql mssql sqlite oracle duckdb bigquery \
            snowflake hql
            typescript     ts tsx mts cts
            unix           sh bash shell zsh ksh ash dash console shell-session shellsession sh-session terminal
            vb             vbnet visual-basic vb.net
            xml            svg xhtml xsl xslt xsd rss atom plist pom wsdl xaml csproj fxml jspx mathml
            yaml           yml openapi docker-compose ansible k8s kubernetes
            """;

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
        OTHER_NAMES.lines().map(line -> line.split(" +")).forEach(row -> {
            for (String name : row) {
                styles.put(name, "text/" + row[0]);
            }
        });
        return Map.copyOf(styles);
    }
}
