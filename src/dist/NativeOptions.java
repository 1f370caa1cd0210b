import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.fife.ui.rsyntaxtextarea.TokenMaker;
import org.fife.ui.rsyntaxtextarea.TokenMakerFactory;

/**
 * Writes the options with which GraalVM compiles the program, and what it cannot see by following calls: classes that are reached
 * by their names, and files that are packed with the program. The lists come from the program's own classes and libraries. Maven
 * runs it in the project's folder with {@code java -cp target/octavo.jar:… src/dist/NativeOptions.java OPTIMIZATION EXACT}, such as
 * {@code -O3}, or {@code -Ob} to compile in half the time; {@code true} for a program that reports what is missing here.
 */
final class NativeOptions {
    private static final String PACKAGE = "dev/octavo/";

    /** Classes of Java that draw without a screen, and that its C code looks up by their names. */
    private static final Path DRAWING = Path.of("src/dist/native/drawing.txt");

    /** Classes of libraries and of Java that are looked up by their names. */
    private static final Path LOOKED_UP = Path.of("src/dist/native/looked-up.txt");

    /** The call of the system that blog/project/AtomicExchange makes. */
    private static final String RENAMEAT2 =
            "{\"returnType\": \"int\", \"parameterTypes\": [\"int\", \"void*\", \"int\", \"void*\", \"int\"]}";

    private static final Path OUT = Path.of("target/native");
    private static final Path METADATA = Path.of("target/native-metadata");
    private static final Path LIBRARIES = METADATA.resolve("lib");

    /** Tables of these are part of the program, and need not be made at each start. */
    private static final String AT_BUILD_TIME =
            "dev.octavo,com.vladsch.flexmark,com.fasterxml.jackson.core,org.jsoup,org.snakeyaml,"
                    + "com.dynatrace.hash4j,com.jcraft,freemarker,org.fife,picocli,org.tomlj,org.antlr,org.apache.commons.io,"
                    + "org.jetbrains,org.jspecify";

    /** These ask the machine, or draw. */
    private static final String AT_RUN_TIME = "dev.octavo.blog.project.FolderListing,dev.octavo.lib.diagram.plantuml,"
            + "dev.octavo.use.serve.PortBinding,dev.octavo.lib.raster,dev.octavo.lib.picture.codec.WebpLibrary$Loading,"
            + "org.fife.ui.rsyntaxtextarea.modes";

    /**
     * By default the first collections go through the whole heap, including what is in the program from the start, and most
     * builds end before that pays. With these options there is none before the heap has 96 MB, and after that they take at most
     * half of the collector's time. A young generation of 32 MB fits many processors' caches.
     */
    private static final List<String> COLLECTOR = List.of(
            "-H:InitialCollectionPolicy=BySpaceAndTime", "-R:MinHeapSize=" + (96 << 20), "-R:MaxNewSize=" + (32 << 20));

    /**
     * By default only calls of very short methods are inlined: of 20 nodes, or 40 without a call, and with at most 1. This is a
     * tenth more code and takes 0.93 of the time; four times the lengths are two and a half times the code, and no faster.
     */
    private static final List<String> INLINING = List.of(
            "-H:MaxNodesInTrivialMethod=30", "-H:MaxNodesInTrivialLeafMethod=80", "-H:MaxInvokesInTrivialMethod=2");

    /** The program prints whatever it looks up and was not told of here, so that tests that compare its messages fail. */
    private static final List<String> EXACT =
            List.of("-H:ThrowMissingRegistrationErrors=", "-R:MissingRegistrationReportingMode=Warn");

    private final Set<String> reflection = new TreeSet<>();
    private final Set<String> resources = new TreeSet<>();

    public static void main(String[] args) throws Exception {
        Files.createDirectories(METADATA);
        NativeOptions found = new NativeOptions();
        found.addProgram();
        found.addTokenMakers();
        found.copyLibraries();
        found.addListed();
        Files.writeString(METADATA.resolve("reachability-metadata.json"), found.json());
        Files.createDirectories(OUT);
        Files.write(OUT.resolve("options"), options(args[0], Boolean.parseBoolean(args[1])));
    }

    private static List<String> options(String optimization, boolean exact) throws IOException {
        List<String> classPath = new ArrayList<>(
                List.of(Path.of("target/octavo.jar").toAbsolutePath().toString()));
        for (Path file : Tar.tree(LIBRARIES)) {
            classPath.add(file.toAbsolutePath().toString());
        }
        List<String> options = new ArrayList<>(List.of(
                "-cp",
                String.join(File.pathSeparator, classPath),
                optimization,
                "-march=compatibility",
                "--no-fallback",
                "-H:ConfigurationFileDirectories=" + METADATA.toAbsolutePath(),
                "--initialize-at-build-time=" + AT_BUILD_TIME,
                "--initialize-at-run-time=" + AT_RUN_TIME,
                "--enable-url-protocols=http,https",
                "--enable-native-access=ALL-UNNAMED",
                "-H:+UnlockExperimentalVMOptions",
                "-H:IncludeLocales=" + Image.LANGUAGES,
                // So that an interrupted build removes what it has begun, as Java does.
                "-H:+InstallExitHandlers",
                // Less code, and no slower.
                "-H:+OutlineWriteBarriers",
                // What PortBinding and Main set when a Java program starts. Here it is read while the program is
                // compiled.
                "-J-Dsun.net.httpserver.nodelay=true",
                "-J-Dsun.net.httpserver.maxReqTime=30",
                "-J-Dorg.freemarker.loggerLibrary=none"));
        options.addAll(COLLECTOR);
        if (!optimization.equals("-Ob")) {
            options.addAll(INLINING);
        }
        if (exact) {
            options.addAll(EXACT);
        }
        if (Image.system().equals("linux")) {
            options.add("-H:+StaticExecutableWithDynamicLibC");
            // Where the code may lie anywhere, a third of each start goes into entering 240,000 addresses.
            options.add("-H:NativeLinkerOption=-no-pie");
        }
        return options;
    }

    /** Adds records, whose parts caches and templates read; commands, whose options are fields; and all files. */
    private void addProgram() throws IOException {
        try (JarFile jar = new JarFile("target/octavo.jar")) {
            for (String name : jar.stream().map(entry -> entry.getName()).toList()) {
                // The themes are in the program as they are in memory.
                if (name.endsWith("/") || name.startsWith("META-INF/maven/") || name.matches("themes?/.*")) {
                    continue;
                }
                if (!name.endsWith(".class")) {
                    resources.add(name);
                } else if (name.startsWith(PACKAGE)
                        && !name.startsWith(PACKAGE + "use/maven/")
                        && !name.endsWith("-info.class")) {
                    addClass(loaded(name.replace(".class", "").replace('/', '.')));
                }
            }
        }
    }

    private void addClass(Class<?> type) {
        boolean command = type.getPackageName().equals("dev.octavo.use.cli") && !type.isEnum();
        boolean byName = type.getName().equals("dev.octavo.lib.diagram.plantuml.PlantUml");
        if (command || byName) {
            reflection.add(whole(type.getName(), command));
        } else if (type.isRecord()) {
            reflection.add(parts(type));
        } else if (type.isEnum()) {
            reflection.add("{\"type\": \"" + type.getName()
                    + "\", \"methods\": [{\"name\": \"values\", \"parameterTypes\": []}]}");
        }
    }

    /** Adds the lexers of RSyntaxTextArea: its factory knows them by their names. */
    private void addTokenMakers() {
        TokenMakerFactory factory = TokenMakerFactory.getDefaultInstance();
        reflection.add(constructed(factory.getClass().getName()));
        for (String style : factory.keySet()) {
            TokenMaker maker = factory.getTokenMaker(style);
            reflection.add(constructed(maker.getClass().getName()));
        }
    }

    /** Copies the libraries without what nothing of ours can reach, and adds what PlantUML reads to draw. */
    private void copyLibraries() throws IOException {
        Image.delete(LIBRARIES);
        Files.createDirectories(LIBRARIES);
        for (Path file : Tar.tree(Path.of("target/lib"))) {
            if (file.toString().endsWith(".jar")) {
                boolean draws = file.startsWith("target/lib/diagrams");
                Map<String, byte[]> kept = kept(file, draws);
                if (draws) {
                    kept.keySet().stream()
                            .filter(name -> !name.endsWith(".class"))
                            .forEach(resources::add);
                }
                Tar.store(LIBRARIES.resolve(file.getFileName()), kept, Instant.EPOCH);
            }
        }
    }

    private static Map<String, byte[]> kept(Path file, boolean draws) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                // The lists of PlantUML ask for libraries of icons too.
                if (!entry.isDirectory()
                        && !(draws && name.startsWith("META-INF/"))
                        && !Image.NEVER_USED.matcher(name).matches()) {
                    files.put(name, jar.getInputStream(entry).readAllBytes());
                }
            }
        }
        return files;
    }

    private void addListed() throws IOException {
        resources.add(Image.codeOfThisSystem() + "*");
        for (String line : lines(LOOKED_UP)) {
            if (line.startsWith("/")) {
                resources.add(line.substring(1));
            } else {
                reflection.add(whole(line, true));
            }
        }
        reflection.add("{\"type\": \"java.lang.Module\", \"methods\": [{\"name\": \"isNativeAccessEnabled\","
                + " \"parameterTypes\": []}]}");
        // libawt.so loads its other half by this method.
        reflection.add("{\"type\": \"java.lang.System\", \"jniAccessible\": true, \"methods\": [{\"name\": \"load\","
                + " \"parameterTypes\": [\"java.lang.String\"]}]}");
        for (String line : lines(DRAWING)) {
            // C code finds inherited methods and fields too.
            for (Class<?> type = loaded(line); type != Object.class; type = type.getSuperclass()) {
                reflection.add(whole(type.getName(), true).replace("}", ", \"jniAccessible\": true}"));
            }
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name, false, NativeOptions.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the class path has all libraries", e);
        }
    }

    private static String constructed(String type) {
        return "{\"type\": \"" + type + "\", \"methods\": [{\"name\": \"<init>\", \"parameterTypes\": []}]}";
    }

    /**
     * What caches and templates read of a record: its components and other public methods without parameters, and what it is
     * made with.
     */
    private static String parts(Class<?> record) {
        String methods = Arrays.stream(record.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 0)
                .map(method -> "{\"name\": \"" + method.getName() + "\", \"parameterTypes\": []}")
                .sorted()
                .collect(Collectors.joining(", "));
        return "{\"type\": \"" + record.getName() + "\", \"allDeclaredConstructors\": true, \"methods\": [" + methods
                + "]}";
    }

    private static String whole(String type, boolean fields) {
        return "{\"type\": \"" + type + "\", \"allDeclaredConstructors\": true, \"allDeclaredMethods\": true"
                + (fields ? ", \"allDeclaredFields\": true}" : "}");
    }

    private String json() {
        return """
                {"reflection": [
                %s],
                "resources": [
                %s,
                {"bundle": "com.sun.imageio.plugins.jpeg.JPEGImageReaderResources"},
                {"module": "java.desktop",
                 "glob": "com/sun/imageio/plugins/jpeg/JPEGImageReaderResources_*.properties"},
                {"bundle": "sun.awt.resources.awt"}],
                "foreign": {"downcalls": [%s]}}
                """.formatted(
                String.join(",\n", reflection),
                resources.stream().map(name -> "{\"glob\": \"" + name + "\"}").collect(Collectors.joining(",\n")),
                RENAMEAT2);
    }
}
