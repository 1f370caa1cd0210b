package dev.octavo.markdown.html;

import dev.octavo.problem.Spelling;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The language that an author names after a fence. */
public final class CodeLanguage {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("bash", "Bash"),
            Map.entry("c", "C"),
            Map.entry("cpp", "C++"),
            Map.entry("cs", "C#"),
            Map.entry("csharp", "C#"),
            Map.entry("css", "CSS"),
            Map.entry("dockerfile", "Dockerfile"),
            Map.entry("ftl", "FreeMarker"),
            Map.entry("go", "Go"),
            Map.entry("html", "HTML"),
            Map.entry("java", "Java"),
            Map.entry("javascript", "JavaScript"),
            Map.entry("js", "JavaScript"),
            Map.entry("json", "JSON"),
            Map.entry("kotlin", "Kotlin"),
            Map.entry("md", "Markdown"),
            Map.entry("markdown", "Markdown"),
            Map.entry("php", "PHP"),
            Map.entry("plain", ""),
            Map.entry("plaintext", ""),
            Map.entry("py", "Python"),
            Map.entry("python", "Python"),
            Map.entry("ruby", "Ruby"),
            Map.entry("rust", "Rust"),
            Map.entry("sh", "Shell"),
            Map.entry("shell", "Shell"),
            Map.entry("sql", "SQL"),
            Map.entry("text", ""),
            Map.entry("toml", "TOML"),
            Map.entry("ts", "TypeScript"),
            Map.entry("typescript", "TypeScript"),
            Map.entry("txt", ""),
            Map.entry("xml", "XML"),
            Map.entry("yaml", "YAML"),
            Map.entry("yml", "YAML"));

    /** Those with names that are long enough to be misspelt. */
    private static final List<String> LONG = List.of(
            "clojure csharp dockerfile fortran groovy javascript kotlin makefile markdown python shell typescript"
                    .split(" "));

    /** Languages of their own with names like those. */
    private static final Set<String> LIKE_THEM = Set.of(
            ("applescript cython ecmascript fsharp gnumakefile ipython jscript jython livescript markdoc nushell purescript"
                            + " pycon qsharp rakefile rescript rmarkdown typoscript vbscript xsharp")
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

    /** The language that is probably meant by a name that nearly is one: {@code python} for {@code pyhton}. */
    public static Optional<String> meant(String id) {
        String name = id.toLowerCase(Locale.ROOT);
        boolean asked = name.length() >= 5 && name.chars().allMatch(c -> c >= 'a' && c <= 'z');
        return asked && !LIKE_THEM.contains(name)
                ? Spelling.nearest(name, LONG).filter(near -> !near.equals(name))
                : Optional.empty();
    }

    /** The language's name for people: none for plain text; where it is not known, as the author wrote it. */
    public static String name(String id) {
        return NAMES.getOrDefault(id.toLowerCase(Locale.ROOT), id);
    }
}
