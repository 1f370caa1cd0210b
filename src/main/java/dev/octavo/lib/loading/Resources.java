package dev.octavo.lib.loading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads files packed with the program, by paths such as {@code /words/en.yaml}. */
public final class Resources {
    private static final Pattern KEY = Pattern.compile("\\{\\{(\\w+)}}");

    /** Is "buildtime" while a native program is compiled, "runtime" while it runs. */
    private static final String IMAGE_CODE = "org.graalvm.nativeimage.imagecode";

    private static final boolean NATIVE = System.getProperty(IMAGE_CODE) != null;

    private Resources() {}

    public static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /** The text of a file, with the value for each {@code {{key}}} in it. */
    public static String filled(String path, Map<String, String> values) {
        return filled(values, text(path));
    }

    /** The text with the value for each {@code {{key}}} in it. */
    public static String filled(Map<String, String> values, String text) {
        return KEY.matcher(text)
                .replaceAll(
                        key -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(key.group(1)), key.group())));
    }

    /** The lines of a file, without comments, which begin with {@code #}. */
    public static Stream<String> lines(String path) {
        return text(path).lines().filter(line -> !line.startsWith("#"));
    }

    /** The text for each name, from a file with lines {@code name name = text}. */
    public static Map<String, String> table(String path) {
        return table(lines(path));
    }

    /** The text for each name, from such lines. */
    public static Map<String, String> table(Stream<String> lines) {
        Map<String, String> table = new HashMap<>();
        lines.map(line -> line.split(" =", 2))
                .forEach(row -> Stream.of(row[0].split(" ", -1)).forEach(name -> table.put(name, row[1].strip())));
        return table;
    }

    /** The text for each name, by the names in brackets above it; see {@link #sections} and {@link #table}. */
    public static Map<String, Map<String, String>> tables(String path) {
        Map<String, Map<String, String>> tables = new HashMap<>();
        sections(path)
                .forEach((names, lines) -> names.forEach(name ->
                        tables.computeIfAbsent(name, none -> new HashMap<>()).putAll(table(lines.stream()))));
        return tables;
    }

    /** The lines below each heading {@code [name name]} of a file, by those names, in the order of the file, without blank lines. */
    public static Map<List<String>, List<String>> sections(String path) {
        Map<List<String>, List<String>> sections = new LinkedHashMap<>();
        List<String> section = new ArrayList<>();
        for (String line : lines(path).toList()) {
            if (line.startsWith("[")) {
                section = new ArrayList<>();
                sections.put(List.of(line.substring(1, line.length() - 1).split(" ", -1)), section);
            } else if (!line.isBlank()) {
                section.add(line);
            }
        }
        return sections;
    }

    public static byte[] bytes(String path) {
        try (InputStream in = Resources.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is packed with the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ", which is packed with the program", e);
        }
    }

    /** Whether this program was compiled to native code, and needs no Java. The compiler leaves out what only Java does. */
    public static boolean isNative() {
        return NATIVE;
    }

    /**
     * The program's jar, the folder of its classes, or its native executable. Looks up the file of this class, since a class
     * loaded from a cache may not know its code source.
     */
    public static Path program() {
        if ("runtime".equals(System.getProperty(IMAGE_CODE))) {
            return Path.of(ProcessHandle.current().info().command().orElse("octavo"));
        }
        String name = Resources.class.getName().replace('.', '/') + ".class";
        String place = String.valueOf(Resources.class.getResource("/" + name));
        String root = place.substring(0, place.length() - name.length());
        String file = root.startsWith("jar:") ? root.substring("jar:".length(), root.length() - "!/".length()) : root;
        return Path.of(URI.create(file));
    }
}
