import java.io.IOException;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Makes the installable image: a folder with the native program, if there is one; else with the program, its libraries, a Java
 * runtime with only the modules that they use, and a cache of loaded and linked classes. Maven runs it in the project's folder
 * with {@code java src/dist/Image.java VERSION TIMESTAMP}.
 */
final class Image {
    // Modules that are only used by name: cryptography, file systems in jars, dates in every language.
    static final String MODULES = "java.base,java.desktop,java.management,java.net.http,java.rmi,"
            + "java.security.jgss,java.sql,jdk.crypto.ec,jdk.httpserver,jdk.localedata,jdk.unsupported,jdk.zipfs";

    // Displays, sound, and files that only a full JDK needs.
    private static final String NOT_NEEDED =
            "**libsplashscreen*,**libjsound*,**libawt_xawt*,**libjawt*,**jrt-fs.jar,**classlist,"
                    + "/java.base/bin/keytool*,/jdk.httpserver/bin/*,/java.rmi/bin/*";

    // Windows and their buttons, sounds and printers; Java's own messages in languages other than English; names of
    // currencies, languages and, except in English, time zones; documentation in Java's source. A package must keep a
    // class.
    private static final String NEVER_SHOWN = "**/sun/awt/X11/X*,**/plaf/basic/Basic*,**/plaf/metal/Metal*,"
            + "**/plaf/synth/Synth*,**/plaf/nimbus/*Painter*,**/plaf/gtk/GTK*,**/plaf/motif/Motif[A-R]*,"
            + "**/javax/swing/text/html/[A-GI-Z]*,**/com/sun/media/sound/[A-IK-Z]*,**/sun/print/[A-OQ-Z]*,"
            + "/java.xml/**_[a-z][a-z].*,/java.xml/**_[a-z][a-z]_[A-Z][A-Z].*,"
            + "/java.desktop/**_[a-z][a-z].*,/java.desktop/**_[a-z][a-z]_[A-Z][A-Z].*,**/keytool_*,"
            + "/jdk.localedata/**/CurrencyNames_*,/jdk.localedata/**/LocaleNames_[a-y]*,"
            + "/jdk.localedata/**/TimeZoneNames_*,**/doc-files/**";

    // Names of months, days and languages; those of all other locales would be a tenth of the download.
    static final String LANGUAGES = "ar,bg,bn,ca,cs,da,de,de-AT,de-CH,el,en,en-GB,es,es-MX,et,eu,fa,fi,fr,fr-CA,ga,gl,"
            + "he,hi,hr,hu,hy,id,is,it,ja,ka,ko,lt,lv,ms,nb,nl,nn,no,pl,pt,pt-PT,ro,ru,sk,sl,sq,sr,sr-Latn,sv,ta,th,tr,"
            + "uk,ur,vi,zh,zh-Hant,zh-TW";

    // For reasons see "Start-up" in src/README.md. They are in the image, so JDK_JAVA_OPTIONS can override them.
    private static final String OPTIONS =
            "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:Tier3CompileThreshold=500 -XX:Tier3MinInvocationThreshold=10"
                    + " -XX:Tier3LoadFeedback=10 -XX:MaxTenuringThreshold=1 -XX:NewRatio=15"
                    + " -XX:+UseCompactObjectHeaders -XX:+UnlockDiagnosticVMOptions -XX:-AOTReplayTraining -Xlog:disable"
                    + " -Djava.awt.headless=true -Djdk.reflect.useNativeAccessorOnly=true";

    // Icons, themes, photographs and a Windows program that diagrams do not need: half of PlantUML; its windows,
    // servers and
    // writers of other formats than SVG. What FreeMarker has for servers, for Ant, for XML and
    // for a debugger.
    static final Pattern NEVER_USED = Pattern.compile(
            "(stdlib|themes)/.*|net/sourceforge/plantuml/(windowsdot/graphviz\\.dat|dedication/.*\\.png)"
                    + "|net/sourceforge/plantuml/(swing|ant|picoweb|ftp|telnet|mcp|braille|openpdf|zopfli|argon2|xmi|graphml"
                    + "|xmlsc|mda)/.*|net/sourceforge/plantuml/stats/XmlConverter.*"
                    + "|net/sourceforge/plantuml/klimt/drawing/(eps|html5|tikz|txt|visio|debug)/.*|org/stathissideris/.*"
                    + "|freemarker/(ext/(jsp|servlet|jakarta|ant|dom|xml)/|debug/impl/Rmi).*");

    /** The native program and the libraries of Java that draw, where {@code -Pnative} has made them. */
    private static final Path NATIVE = Path.of("target/native");

    private static final Path THIRD_PARTY = Path.of("target/third-party-licenses.txt");

    private static final Path BILL = Path.of("target/octavo-sbom.json");

    private static final Pattern LIBRARY = Pattern.compile("\\s*(\\S+) => (/\\S+) .*");

    // Every Linux has them, and they must match its kernel and C library.
    private static final Pattern OF_THE_SYSTEM = Pattern.compile("(libc\\.|libm\\.|libdl\\.|libpthread\\.|librt\\.).*");

    private static final Pattern LICENCE =
            Pattern.compile("(META-INF/)?[^/]*(licen[cs]e|notice|OFL)[^/]*", Pattern.CASE_INSENSITIVE);

    /** The packages with programs that are not called as their package is. */
    private static final Map<String, String> PACKAGES = Map.of(
            "strip", "binutils",
            "objdump", "binutils",
            "xz", "xz-utils, which Fedora calls xz",
            "rpmbuild", "rpm, which Fedora calls rpm-build",
            "ldd", "libc-bin, which Fedora calls glibc-common");

    private final Instant time;
    private final Path home;
    private final Bill bill = new Bill();
    private final List<String> withoutLicence = new ArrayList<>();
    private final List<Path> packed = new ArrayList<>();
    private CLibrary libc = new CLibrary(Set.of());

    /** What ends the work, in a sentence that says what to do about it. */
    static final class Stop extends Exception {
        private static final long serialVersionUID = 1;

        Stop(String sentence) {
            super(sentence);
        }
    }

    private Image(Instant time, Path home) {
        this.time = time;
        this.home = home;
    }

    public static void main(String[] args) throws Exception {
        try {
            make(args);
        } catch (Stop e) {
            System.err.println("error: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void make(String[] args) throws Exception {
        String name = "octavo-" + args[0] + "-" + system() + "-" + architecture();
        Instant time = Instant.parse(args[1]);
        Path dist = Path.of("target/dist");
        Properties owner = new Properties();
        try (Reader names = Files.newBufferedReader(Path.of("src/dist/owner.properties"))) {
            owner.load(names);
        }
        Image image = new Image(time, dist.resolve(name));
        image.make(owner.getProperty("url"));
        // Homebrew formulas need a zip.
        if (!system().equals("linux")) {
            Tar.zip(dist.resolve(name + ".zip"), image.home, name, time);
        }
        if (!system().equals("windows")) {
            Tar.gzip(dist.resolve(name + ".tar.gz"), image.home, name + "/", time);
        }
        new Packages(args[0], owner, system(), architecture(), image.libc, image.home, dist, time).make();
        copy(BILL, dist.resolve(name + "-sbom.json"));
    }

    static String system() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "macos" : "linux";
    }

    static String architecture() {
        String architecture = System.getProperty("os.arch");
        return switch (architecture) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64" -> "arm64";
            default -> architecture;
        };
    }

    private void make(String url) throws Exception {
        if (system().equals("linux")) {
            for (String program : List.of("strip", "objdump", "ldd", "xz", "gzip", "rpmbuild")) {
                run(Path.of(""), List.of(program, "--version"));
            }
        }
        delete(home);
        Files.createDirectories(home);
        boolean isNative = Files.exists(NATIVE.resolve(executable()));
        if (isNative) {
            copyNativeProgram();
        } else {
            link();
            completeLibraries(home.resolve("runtime/lib"));
        }
        copyProgram(isNative);
        writeScripts();
        copyShellFiles();
        copyLicences(isNative);
        writeBill(isNative);
        if (system().equals("linux")) {
            libc = CLibrary.of(home, packed);
        }
        writeReadme(url);
        setTimes();
        if (!isNative) {
            train();
            forgetTimes();
            setTimes();
        }
    }

    private static String executable() {
        return system().equals("windows") ? "octavo.exe" : "octavo";
    }

    private void copyNativeProgram() throws Exception {
        for (Path file : Tar.tree(NATIVE)) {
            String name = file.getFileName().toString();
            // Windows and their buttons are never shown.
            boolean library = name.matches(".*\\.(so|dylib|dll)") && !name.matches("(lib)?(awt_xawt|jawt)\\..*");
            if (file.getParent().equals(NATIVE) && (library || name.equals(executable()))) {
                copy(file, home.resolve("app").resolve(name));
            }
        }
        completeLibraries(home.resolve("app"));
    }

    private void link() throws Exception {
        run(
                Path.of(""),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                        "--add-modules=" + MODULES,
                        "--output=" + home.resolve("runtime"),
                        // The archive is compressed as a whole, and uncompressed contents start faster.
                        "--compress=zip-0",
                        "--strip-java-debug-attributes",
                        "--no-header-files",
                        "--no-man-pages",
                        "--exclude-files=" + NOT_NEEDED,
                        "--exclude-resources=" + NEVER_SHOWN,
                        "--include-locales=" + LANGUAGES,
                        "--add-options=" + OPTIONS));
        // npm and zip have no links; each module's folder says that its licence is that of the first.
        for (Path file : Tar.tree(home.resolve("runtime"))) {
            if (Files.isSymbolicLink(file)) {
                Files.delete(file);
            }
        }
    }

    /** Linux distributions link Java to their own zlib and libjpeg, which other machines may lack. */
    private void completeLibraries(Path lib) throws Exception {
        if (!system().equals("linux")) {
            return;
        }
        for (Path file : Tar.tree(lib)) {
            if (!file.toString().endsWith(".so")) {
                continue;
            }
            // Debug symbols are a tenth of the virtual machine.
            run(Path.of(""), List.of("strip", "--strip-unneeded", file.toString()));
            for (String line : run(Path.of(""), List.of("ldd", file.toString())).split("\n")) {
                Matcher library = LIBRARY.matcher(line);
                if (library.matches()
                        && !OF_THE_SYSTEM.matcher(library.group(1)).matches()
                        && Files.notExists(lib.resolve(library.group(1)))
                        && !Path.of(library.group(2)).startsWith(lib.toRealPath())) {
                    Files.copy(Path.of(library.group(2)).toRealPath(), lib.resolve(library.group(1)));
                    copyLicenceOf(Path.of(library.group(2)));
                }
            }
        }
    }

    private void copyLicenceOf(Path library) throws Exception {
        String owner;
        try {
            // Debian's packages list them under /lib, which is now a link to /usr/lib.
            owner = run(Path.of(""), List.of("dpkg", "-S", library.toRealPath().toString()));
        } catch (Stop e) {
            throw new Stop(
                    "this Java needs the system's " + library + ", whose licence only Debian's packages tell ("
                            + e.getMessage()
                            + "): make the image with a Java that has its own, such as Eclipse Temurin from https://adoptium.net/");
        }
        String name = owner.substring(0, owner.indexOf(':'));
        Path text = Path.of("/usr/share/doc", name, "copyright");
        if (Files.notExists(text)) {
            throw new Stop("there is no " + text + ", the licence of " + library + ": install " + name
                    + " again with its documentation");
        }
        copy(text, home.resolve("licences/" + name + ".txt"));
        String version = run(Path.of(""), List.of("dpkg-query", "--show", "--showformat=${Version}", name));
        bill.addLibrary(name, version, "pkg:deb/debian/" + name + "@" + version.replace("+", "%2B"));
    }

    /**
     * Stores jars uncompressed, since the image is compressed as a whole, and with native code for this system only. Of a native
     * program, which contains them, only their licences are copied.
     */
    private void copyProgram(boolean isNative) throws Exception {
        for (Path jar : Tar.tree(Path.of("target/lib"))) {
            if (jar.toString().endsWith(".jar")) {
                Path place = Path.of("target").relativize(jar);
                copyJar(
                        jar,
                        isNative
                                ? Optional.empty()
                                : Optional.of(home.resolve("app").resolve(place.toString())));
            }
        }
        copyJar(
                Path.of("target/octavo.jar"),
                isNative ? Optional.empty() : Optional.of(home.resolve("app/octavo.jar")));
        if (!withoutLicence.isEmpty()) {
            throw new Stop(
                    "these libraries bring no text of their licence, which their users must get: put each into src/dist/licences/NAME.txt: "
                            + String.join(", ", withoutLicence));
        }
    }

    private void copyJar(Path from, Optional<Path> to) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream jar = new ZipInputStream(Files.newInputStream(from))) {
            for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
                if (!entry.isDirectory()
                        && !isOfAnotherSystem(entry.getName())
                        && !NEVER_USED.matcher(entry.getName()).matches()) {
                    files.put(entry.getName(), jar.readAllBytes());
                }
            }
        }
        if (to.isPresent()) {
            Files.createDirectories(to.get().getParent());
            Tar.store(to.get(), files, time);
        }
        copyLicencesOf(from.getFileName().toString().replace(".jar", ""), files);
        if (from.getFileName().toString().startsWith("tomlj-")) {
            bill.addAntlr(from);
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().startsWith("native/")) {
                Path code = Files.write(Files.createTempFile("octavo", ".library"), file.getValue());
                code.toFile().deleteOnExit();
                packed.add(code);
                bill.addWebp(code);
            }
        }
    }

    /** Copies what the jar itself says, and what we have of its licence: of {@code flexmark-util-0.64.8}, also flexmark.txt. */
    private void copyLicencesOf(String name, Map<String, byte[]> files) throws IOException {
        boolean found = false;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (LICENCE.matcher(file.getKey()).matches()) {
                write("licences/" + name + "/" + Path.of(file.getKey()).getFileName(), file.getValue());
                found |= !file.getKey().toLowerCase(Locale.ROOT).contains("notice");
            }
        }
        String library = name.replaceFirst("-\\d.*", "");
        for (String group = library;
                !group.isEmpty();
                group = group.substring(0, Math.max(0, group.lastIndexOf('-')))) {
            Path ours = Path.of("src/dist/licences", group + ".txt");
            if (Files.exists(ours)) {
                // Once for all of a group.
                copy(ours, home.resolve("licences/" + group + "/LICENSE.txt"));
                found = true;
                break;
            }
        }
        // That of Apache is the one of Octavo too, which lies beside.
        if (!found && !listed(library).contains("Apache")) {
            withoutLicence.add(name);
        }
    }

    private static String listed(String library) throws IOException {
        try (Stream<String> lines = Files.lines(THIRD_PARTY)) {
            return lines.filter(line -> line.contains(":" + library + ":")).collect(Collectors.joining());
        }
    }

    private static boolean isOfAnotherSystem(String entry) {
        return entry.startsWith("native/") && !entry.startsWith(codeOfThisSystem());
    }

    /** The folder of webp-imageio with the code for this system. */
    static String codeOfThisSystem() {
        return "native/"
                + Map.of("linux", "Linux", "macos", "Mac", "windows", "Windows").get(system())
                + "/" + (architecture().equals("x64") ? "x86_64" : "aarch64") + "/";
    }

    private void writeScripts() throws IOException {
        Path scripts = Path.of("src/dist");
        if (system().equals("windows")) {
            copy(scripts.resolve("octavo.cmd"), home.resolve("bin/octavo.cmd"));
        } else {
            copy(scripts.resolve("octavo"), home.resolve("bin/octavo"));
            Files.setPosixFilePermissions(home.resolve("bin/octavo"), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Puts them where shells and man look below /usr, /usr/local and ~/.local. */
    private void copyShellFiles() throws IOException {
        Path completion = Path.of("target/completion");
        Path share = home.resolve("share");
        copy(completion.resolve("octavo.bash"), share.resolve("bash-completion/completions/octavo"));
        copy(completion.resolve("_octavo"), share.resolve("zsh/site-functions/_octavo"));
        copy(completion.resolve("octavo.fish"), share.resolve("fish/vendor_completions.d/octavo.fish"));
        copy(completion.resolve("octavo.ps1"), share.resolve("powershell/octavo.ps1"));
        for (Path page : Tar.tree(Path.of("target/man"))) {
            copy(page, share.resolve("man/man1").resolve(page.getFileName()));
        }
    }

    private void copyLicences(boolean isNative) throws IOException {
        String java = isNative ? "licences/java" : "runtime/legal";
        copy(Path.of("LICENSE"), home.resolve("LICENSE"));
        // The package of this font at npm names another licence than the font itself.
        write(
                "licences/libraries.txt",
                Files.readString(THIRD_PARTY)
                        .replace("(MIT) @fontsource/jetbrains-mono", "(OFL-1.1) @fontsource/jetbrains-mono")
                        .getBytes(StandardCharsets.UTF_8));
        copyLicencesOfFonts();
        write("licences/README.txt", """
                Octavo is free software under the Apache License 2.0: ../LICENSE
                Its libraries are listed in libraries.txt, and in sbom.json for programs; what they say of their
                licences is in the folders here.
                %s, under the GNU General Public License, version 2, with the Classpath
                Exception: ../%s. Its source is at https://github.com/openjdk%s.
                """.formatted(
                        isNative ? "What it contains of Java is OpenJDK and GraalVM" : "The Java beside it is OpenJDK",
                        java,
                        isNative
                                ? " and https://github.com/oracle/graal"
                                : ", under the version that ../runtime/release names")
                .getBytes(StandardCharsets.UTF_8));
        if (isNative) {
            Path legal = Path.of(System.getProperty("java.home"), "legal");
            for (Path file : Tar.tree(legal)) {
                if (Files.isRegularFile(file) && !Files.isSymbolicLink(file)) {
                    copy(file, home.resolve(java).resolve(legal.relativize(file).toString()));
                }
            }
        }
    }

    /** Says what this archive is for, and npm shows it on the page of the package. */
    private void writeReadme(String url) throws IOException {
        String needs = system().equals("linux")
                ? "It needs glibc " + libc.oldest() + " or newer; `ldd --version` prints yours.\n"
                : "";
        write("README.md", """
                # Octavo

                A static blog generator, for %s on %s. %s
                Run `bin/octavo`, or read the manual at %s. `licences/README.txt` says what is in here.
                """.formatted(system(), architecture(), needs, url).getBytes(StandardCharsets.UTF_8));
    }

    private void copyLicencesOfFonts() throws IOException {
        for (String font : List.of("inter", "pt-serif", "jetbrains-mono")) {
            copy(Path.of("target/classes/fonts", font, "LICENSE"), home.resolve("licences/" + font + "/LICENSE"));
        }
    }

    private void writeBill(boolean isNative) throws IOException {
        Properties release = new Properties();
        String graal = System.getenv("GRAALVM_HOME");
        Path java = Path.of(isNative && graal != null ? graal : System.getProperty("java.home"));
        try (Reader lines = Files.newBufferedReader(java.resolve("release"))) {
            release.load(lines);
        }
        bill.addJava(
                isNative ? "OpenJDK of GraalVM" : "OpenJDK",
                release.getProperty("JAVA_RUNTIME_VERSION").replace("\"", ""),
                home.resolve(isNative ? "licences/java" : "runtime/legal"));
        Files.writeString(BILL, bill.complete(Files.readString(BILL)));
        copy(BILL, home.resolve("licences/sbom.json"));
    }

    /** Has {@code Training} build a site, so that Java sees every class that authors need each day. */
    private void train() throws Exception {
        Path site = Files.createTempDirectory("octavo-training");
        Path training = Path.of("src/training");
        for (Path file : Tar.tree(training)) {
            if (Files.isRegularFile(file)) {
                copy(file, site.resolve(training.relativize(file).toString()));
            }
        }
        // Without compilation profiles, which make the first compiler work ahead for nothing.
        run(
                site,
                List.of(
                        home.toAbsolutePath().resolve("runtime/bin/java").toString(),
                        "-XX:AOTCacheOutput=" + home.toAbsolutePath().resolve("app/octavo.aot"),
                        "-XX:-AOTRecordTraining",
                        "-cp",
                        home.toAbsolutePath().resolve("app/octavo.jar").toString(),
                        "dev.octavo.use.cli.Training",
                        site.toString()));
        delete(site);
        if (!Files.exists(home.resolve("app/octavo.aot"))) {
            throw new IllegalStateException("Java made no cache of classes");
        }
    }

    /**
     * Java leaves a cache where a jar has another time, and npm, Windows and {@code cp} give the time of unpacking. The
     * size is still compared. HotSpot's AOTClassLocation: a byte says whether the time counts, then come kind, group,
     * index, time, size and path.
     */
    private void forgetTimes() throws IOException {
        Path cache = home.resolve("app/octavo.aot");
        byte[] bytes = Files.readAllBytes(cache);
        for (Path jar : Tar.tree(home.resolve("app"))) {
            // Those in folders of lib/ are not on the class path.
            if (jar.toString().endsWith(".jar") && !jar.getParent().getParent().endsWith("lib")) {
                byte[] path = jar.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
                byte[] location = ByteBuffer.allocate(16 + path.length)
                        .order(ByteOrder.nativeOrder())
                        .putLong(time.getEpochSecond())
                        .putLong(Files.size(jar))
                        .put(path)
                        .array();
                int at = indexOf(bytes, location);
                if (at < 16 || bytes[at - 16] != 1) {
                    throw new IllegalStateException(
                            "this Java writes the time of " + jar.getFileName()
                                    + " elsewhere in its cache: compare src/hotspot/share/cds/aotClassLocation.hpp of its source");
                }
                bytes[at - 16] = 0;
            }
        }
        Files.write(cache, bytes);
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i <= bytes.length - part.length; i++) {
            if (bytes[i] == part[0] && Arrays.mismatch(bytes, i, i + part.length, part, 0, part.length) < 0) {
                return i;
            }
        }
        return -1;
    }

    private void setTimes() throws IOException {
        for (Path file : Tar.tree(home)) {
            Files.setLastModifiedTime(file, FileTime.from(time));
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(home.resolve(name).getParent());
        Files.write(home.resolve(name), bytes);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            for (Path file : Tar.tree(folder).reversed()) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    /** Runs a program, which must succeed, and returns its output. */
    static String run(Path folder, List<String> command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toAbsolutePath().toFile());
        List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS").forEach(builder.environment()::remove);
        Process process;
        try {
            process = builder.redirectErrorStream(true).start();
        } catch (IOException e) {
            String program = command.get(0);
            throw new Stop("there is no program " + program + ": install " + PACKAGES.getOrDefault(program, program));
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new Stop(String.join(" ", command) + " failed:\n" + out);
        }
        return out;
    }
}
