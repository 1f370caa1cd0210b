package dev.octavo.launcher;

import dev.octavo.testing.Folders;
import dev.octavo.use.cli.Main;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.Attributes.Name;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A clone of the project with a fake Maven and Java that only record how they were called. */
final class Clone {
    private static final List<String> TOOLS = List.of(
            "sh",
            "cat",
            "cp",
            "dirname",
            "find",
            "ln",
            "mkdir",
            "mktemp",
            "mv",
            "readlink",
            "rm",
            "sed",
            "sleep",
            "tail",
            "touch");

    private static final String MAVEN = """
            #!/bin/sh
            echo "$*" >>builds.txt
            case $* in
                *--fail*) echo it broke; exit 1 ;;
                *--slow*) sleep 1 ;;
            esac
            mkdir -p target/lib
            echo jar >target/octavo.jar
            """;

    private static final String JAVA = Folders.text(Clone.class, "java.sh");

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    /** The output and exit code of a call. */
    record Run(int code, String out, String err) {}

    private Clone(Path folder) {
        this.folder = folder;
    }

    static Clone into(Path folder) throws IOException {
        Clone clone = new Clone(folder);
        Files.createDirectories(folder.resolve("templates"));
        Files.createDirectories(folder.resolve("src/main"));
        Files.createDirectories(folder.resolve("src/training"));
        Files.writeString(folder.resolve("templates/post.ftlh"), "");
        Files.writeString(folder.resolve("pom.xml"), "");
        Files.copy(Path.of("octavo"), folder.resolve("octavo"));
        folder.resolve("octavo").toFile().setExecutable(true);
        clone.addTools();
        clone.addJava("jdk", "21.0.1");
        clone.environment.put("PATH", folder.resolve("bin").toString());
        clone.environment.put("HOME", folder.resolve("home").toString());
        clone.environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        clone.environment.put("STARTS", folder.resolve("starts.txt").toString());
        return clone;
    }

    /** The same with the real program, which has been built, and a real Java. */
    static Clone real(Path folder, Path java) throws Exception {
        Clone clone = into(folder);
        clone.environment.put("JAVA_HOME", java.toString());
        Folders.copy(Path.of("src/training"), clone.path("src/training"));
        Files.createDirectories(clone.path("target/lib"));
        for (Path library : libraries()) {
            Files.copy(library, clone.path("target/lib").resolve(library.getFileName()));
        }
        makeJar(clone.path("target/octavo.jar"));
        return clone;
    }

    private static List<Path> libraries() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .toList();
    }

    private static void makeJar(Path file) throws Exception {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Name.MANIFEST_VERSION, "1.0");
        attributes.put(Name.MAIN_CLASS, Main.class.getName());
        attributes.put(
                Name.CLASS_PATH,
                libraries().stream()
                        .map(library -> "lib/" + library.getFileName())
                        .collect(Collectors.joining(" ")));
        Path classes = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (Path source : files(classes)) {
                jar.putNextEntry(new ZipEntry(classes.relativize(source).toString()));
                Files.copy(source, jar);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void addTools() throws IOException {
        for (String tool : TOOLS) {
            Path real = Path.of("/bin", tool);
            String path = Files.exists(real) ? real.toString() : "/usr/bin/" + tool;
            addScript("bin/" + tool, "#!/bin/sh\nexec " + path + " \"$@\"\n");
        }
        addScript("bin/mvn", MAVEN);
    }

    void addJava(String home, String version) throws IOException {
        addScript(home + "/bin/java", JAVA.replace("VERSION", version.replace(".0.1", "")));
        addScript(home + "/bin/javac", "");
        Files.writeString(folder.resolve(home).resolve("release"), "A=\"1\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    void addScript(String path, String text) throws IOException {
        Path script = folder.resolve(path);
        Files.createDirectories(script.getParent());
        Files.writeString(script, text);
        script.toFile().setExecutable(true);
    }

    Path path(String relative) {
        return folder.resolve(relative);
    }

    Map<String, String> environment() {
        return environment;
    }

    long builds() throws IOException {
        return Files.readAllLines(path("builds.txt")).size();
    }

    /** The Java of each class cache that was started. */
    List<String> trainings() throws IOException {
        return Files.readAllLines(path("trainings.txt"));
    }

    /** The options of each start of Java, without their values. */
    List<String> starts() throws IOException {
        return Files.readAllLines(path("starts.txt"));
    }

    Run octavo(String... arguments) throws IOException, InterruptedException {
        return run(folder, command(arguments));
    }

    Run run(Path from, List<String> command) throws IOException, InterruptedException {
        Path err = Files.createTempFile(folder, "err", "");
        Process process = builder(from, command).redirectError(err.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(30, TimeUnit.SECONDS);
        return new Run(process.exitValue(), out, Files.readString(err));
    }

    Process start(String... arguments) throws IOException {
        return builder(folder, command(arguments)).start();
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(path("octavo").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private ProcessBuilder builder(Path from, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
