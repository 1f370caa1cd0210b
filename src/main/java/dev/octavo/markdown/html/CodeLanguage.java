package dev.octavo.markdown.html;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The language that an author names after a fence. */
public final class CodeLanguage {
    /** What readers are shown for each name; nothing for plain text. */
    private static final Map<String, String> NAMES = Stream.of(
                    ("ada=Ada awk=AWK bash=Bash bat=Batch batch=Batch c=C clj=Clojure clojure=Clojure cmake=CMake cobol=COBOL"
                                    + " cpp=C++ c++=C++ cs=C# c#=C# csharp=C# css=CSS csv=CSV dart=Dart diff=Diff docker=Dockerfile"
                                    + " dockerfile=Dockerfile elixir=Elixir elm=Elm erlang=Erlang ex=Elixir f#=F# fish=Fish fortran=Fortran"
                                    + " fsharp=F# ftl=FreeMarker gherkin=Gherkin go=Go golang=Go gradle=Gradle graphql=GraphQL"
                                    + " groovy=Groovy haskell=Haskell hcl=HCL hs=Haskell html=HTML http=HTTP ini=INI java=Java"
                                    + " javascript=JavaScript js=JavaScript json=JSON json5=JSON5 jsonc=JSON jsx=JSX julia=Julia"
                                    + " kotlin=Kotlin kt=Kotlin latex=LaTeX less=Less lisp=Lisp log=Log lua=Lua make=Makefile"
                                    + " makefile=Makefile markdown=Markdown matlab=MATLAB md=Markdown nginx=nginx nim=Nim nix=Nix none="
                                    + " objc=Objective-C ocaml=OCaml output= pascal=Pascal perl=Perl php=PHP plain= plaintext="
                                    + " powershell=PowerShell prolog=Prolog properties=Properties proto=Protobuf protobuf=Protobuf"
                                    + " ps1=PowerShell py=Python python=Python r=R racket=Racket raku=Raku rb=Ruby rs=Rust ruby=Ruby"
                                    + " rust=Rust sass=Sass scala=Scala scheme=Scheme scss=SCSS sh=Shell shell=Shell solidity=Solidity"
                                    + " sql=SQL svelte=Svelte svg=SVG swift=Swift tcl=Tcl terraform=Terraform tex=TeX text= toml=TOML"
                                    + " ts=TypeScript tsx=TSX txt= typescript=TypeScript vim=Vim vue=Vue wasm=WebAssembly"
                                    + " wat=WebAssembly xml=XML yaml=YAML yml=YAML zig=Zig zsh=Zsh")
                            .split(" "))
            .map(name -> name.split("=", 2))
            .collect(Collectors.toMap(name -> name[0], name -> name[1]));

    private CodeLanguage() {}

    /** The first word after the fence: {@code java} of {@code java {1,3} title="A"}. */
    public static String id(String info) {
        return info.split("[ \t,{]", 2)[0];
    }

    /** What readers are shown: nothing for plain text, and an unknown name as the author wrote it. */
    public static String name(String id) {
        return NAMES.getOrDefault(id.toLowerCase(Locale.ROOT), id);
    }

    /** Whether a name says that there is nothing to colour, or no name is given. */
    public static boolean isPlain(String id) {
        return name(id).isEmpty();
    }
}
