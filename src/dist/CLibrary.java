import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What programs and libraries need of the C library.
 *
 * @param parts such as {@code libm.so.6(GLIBC_2.29)}, sorted
 */
record CLibrary(Set<String> parts) {
    /** {@code required from libm.so.6:}, and below it {@code 0x06969189 0x00 06 GLIBC_2.29}. */
    private static final Pattern LINE = Pattern.compile("required from (\\S+):|\\s(GLIBC_\\S+)\\s*$");

    private static final Pattern VERSION = Pattern.compile("GLIBC_2\\.(\\d+)");

    /** Since 2.36, the loader says so if it knows relative relocations in their short form. */
    private static final String SHORT_RELOCATIONS = "GLIBC_ABI_DT_RELR";

    /** Reads what the files of {@code image} say, and {@code packed}, libraries that a program unpacks to load them. */
    static CLibrary of(Path image, List<Path> packed) throws Exception {
        List<Path> files = new ArrayList<>(code(image));
        files.addAll(packed);
        Set<String> parts = new TreeSet<>();
        for (Path file : files) {
            String library = "";
            for (String line : Image.run(Path.of(""), List.of("objdump", "-p", file.toString()))
                    .split("\n")) {
                Matcher found = LINE.matcher(line);
                if (found.find()) {
                    library = found.group(1) == null ? library : found.group(1);
                    if (found.group(2) != null) {
                        parts.add(library + "(" + found.group(2) + ")");
                    }
                }
            }
        }
        return new CLibrary(parts);
    }

    static List<Path> code(Path image) throws IOException {
        return Tar.tree(image).stream()
                .filter(file -> Files.isRegularFile(file)
                        && (file.toString().matches(".*\\.so(\\.\\d+)*")
                                || file.endsWith("bin/java")
                                || file.endsWith("app/octavo")))
                .toList();
    }

    /** The oldest version that has all of it, such as {@code 2.31}. */
    String oldest() {
        return "2."
                + parts.stream()
                        .map(part -> part.replace(SHORT_RELOCATIONS, "GLIBC_2.36"))
                        .map(VERSION::matcher)
                        .filter(Matcher::find)
                        .map(version -> Integer.valueOf(version.group(1)))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
    }
}
