import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The bill of materials: Maven's, without what only Maven itself needs, and with what Maven does not know of. */
final class Bill {
    /** What CycloneDX's plugin writes for one component, or for what one depends on. */
    private static final Pattern ENTRY = Pattern.compile("(?m)^    \\{\\n(?:      .*\\n)*?^    },?\\n");

    private static final Pattern OF_MAVEN = Pattern.compile("\"(bom-)?ref\" : \"pkg:maven/org\\.apache\\.maven/");

    /** {@code ## Harfbuzz 12.3.2}, {@code ## JLine v3.29.0}: how the JDK names what it took from others. */
    private static final Pattern TAKEN =
            Pattern.compile("(?m)^## (.+?),?(?: (?:Version |v ?\\.?)?(\\d[\\w.+-]*))?\\s*$");

    private final List<String> components = new ArrayList<>();

    void addLibrary(String name, String version, String url) {
        components.add("{\"type\":\"library\",\"name\":\"%s\",\"version\":\"%s\",\"purl\":\"%s\"}"
                .formatted(name, version, url));
    }

    /** Adds Java, and what its licences say that it took from others, such as zlib. */
    void addJava(String name, String version, Path legal) throws IOException {
        List<String> parts = new ArrayList<>();
        for (Path file : Tar.tree(legal)) {
            String module = file.getParent().getFileName().toString();
            boolean packaged = module.startsWith("java.") || Image.MODULES.contains(module);
            // There is a module jdk.internal.md.
            if (packaged && file.toString().endsWith(".md") && Files.isRegularFile(file)) {
                Matcher taken = TAKEN.matcher(Files.readString(file));
                if (taken.find()) {
                    String number = taken.group(2) == null ? "" : ",\"version\":\"" + taken.group(2) + "\"";
                    parts.add("{\"type\":\"library\",\"name\":\"%s\"%s}"
                            .formatted(taken.group(1).replace("\"", "'"), number));
                }
            }
        }
        components.add("""
                {"type":"platform","name":"%s","version":"%s","cpe":"cpe:2.3:a:oracle:openjdk:%s:*:*:*:*:*:*:*",
                "licenses":[{"expression":"GPL-2.0-only WITH Classpath-exception-2.0"}],"components":[
                %s]}""".formatted(name, version, version.replaceAll("[^0-9.].*", ""), String.join(",\n", parts)));
    }

    /** Adds libwebp, which tells its version itself. */
    void addWebp(Path library) {
        SymbolLookup code = SymbolLookup.libraryLookup(library.toAbsolutePath(), Arena.global());
        int version;
        try {
            version = (int) Linker.nativeLinker()
                    .downcallHandle(
                            code.find("WebPGetEncoderVersion").orElseThrow(),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT))
                    .invokeExact();
        } catch (Throwable e) {
            throw new IllegalStateException(library + " does not tell its version", e);
        }
        String text = (version >> 16) + "." + (version >> 8 & 255) + "." + (version & 255);
        addLibrary("libwebp", text, "pkg:generic/libwebp@" + text);
    }

    /** Adds ANTLR, whose run-time library is in {@code jar} under another name and knows its version. */
    void addAntlr(Path jar) throws IOException, ReflectiveOperationException {
        try (URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            String version = (String) classes.loadClass("org.tomlj.internal.antlr.v4.runtime.RuntimeMetaData")
                    .getField("VERSION")
                    .get(null);
            addLibrary("antlr4-runtime", version, "pkg:maven/org.antlr/antlr4-runtime@" + version);
        }
    }

    /** Completes what Maven has written, whose lines are indented; ours, which are not, are replaced. */
    String complete(String bill) {
        String shipped = ENTRY.matcher(bill)
                .replaceAll(
                        entry -> OF_MAVEN.matcher(entry.group()).find() ? "" : Matcher.quoteReplacement(entry.group()))
                .replaceAll("\\n *\"pkg:maven/org\\.apache\\.maven/[^\"]*\",?", "")
                .replaceAll(",(\\n *])", "$1");
        return shipped.replaceFirst(
                "(?m)^(  \"components\" : \\[\\n)(?:\\S.*\\n)*",
                "$1"
                        + components.stream()
                                .map(Matcher::quoteReplacement)
                                .collect(Collectors.joining(",\n", "", ",\n")));
    }
}
