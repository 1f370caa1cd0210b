package dev.octavo.markdown.html;

import dev.octavo.problem.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The language that an author names after a fence. */
public final class CodeLanguage {
    /** What readers are shown for each name; nothing for plain text. */
    private static final Map<String, String> NAMES = Stream.of(
                    ("bash=Bash c=C cpp=C++ cs=C# csharp=C# css=CSS dockerfile=Dockerfile ftl=FreeMarker "
                                    + "go=Go html=HTML java=Java javascript=JavaScript js=JavaScript json=JSON "
                                    + "kotlin=Kotlin md=Markdown markdown=Markdown php=PHP plain= plaintext= py=Python "
                                    + "python=Python ruby=Ruby rust=Rust sh=Shell shell=Shell sql=SQL text= toml=TOML "
                                    + "ts=TypeScript typescript=TypeScript txt= xml=XML yaml=YAML yml=YAML")
                            .split(" "))
            .map(name -> name.split("=", 2))
            .collect(Collectors.toMap(name -> name[0], name -> name[1]));

    /** Names that are long enough to be misspelt. */
    private static final List<String> LONG = List.of(
            "clojure csharp dockerfile fortran groovy javascript kotlin makefile markdown python shell typescript"
                    .split(" "));

    /** Other languages whose names look much like those. */
    private static final Set<String> LIKE_THEM =
            Set.of(("applescript cython ecmascript fsharp gnumakefile ipython jscript jython livescript markdoc nushell"
                            + " purescript pycon qsharp rakefile rescript rmarkdown typoscript vbscript xsharp")
                    .split(" "));

    private CodeLanguage() {}

    /** The first word after the fence: {@code java} of {@code java {1,3} title="A"}. */
    public static String id(String info) {
        int end = 0;
        while (end < info.length() && " \t,{".indexOf(info.charAt(end)) < 0) {
            end++;
        }
        return info.substring(0, end);
    }

    /** The language that a misspelt name probably means: {@code python} for {@code pyhton}. */
    public static Optional<String> meant(String id) {
        String name = id.toLowerCase(Locale.ROOT);
        boolean asked = name.length() >= 5 && name.chars().allMatch(c -> c >= 'a' && c <= 'z');
        return asked && !LIKE_THEM.contains(name)
                ? Spelling.nearest(name, LONG).filter(near -> !near.equals(name))
                : Optional.empty();
    }

    /** What readers are shown: nothing for plain text, and an unknown name as the author wrote it. */
    public static String name(String id) {
        return NAMES.getOrDefault(id.toLowerCase(Locale.ROOT), id);
    }
}
