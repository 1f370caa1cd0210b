import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes packages from the image: npm packages and, on Linux, those of Debian and Fedora and a container image. */
record Packages(
        String version,
        Properties owner,
        String system,
        String architecture,
        CLibrary libc,
        Path image,
        Path dist,
        Instant time) {
    private static final String SUMMARY = "Static blog generator: Markdown in, a site worth showing out";

    /** For lists of packages, which show it below the summary. */
    private static final List<String> DESCRIPTION = List.of(
            "Octavo turns a folder of Markdown files into a complete blog with feeds,",
            "search, pictures in every size and social cards, which any web server can",
            "host. It reports wrong keys, dead links and missing pictures with file,",
            "line and remedy before anything is published.");

    /** Every Debian has these texts, and packages do not bring them again; how the text of each begins. */
    private static final Map<String, String> COMMON_LICENCES = Map.of(
            "Apache-2.0", "TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION",
            "GPL-2", "(?:GNU GENERAL PUBLIC LICENSE\\s+)?TERMS AND CONDITIONS FOR COPYING");

    private static final Pattern LIBRARY = Pattern.compile("(?m)^\\s*(?:\\S+ => )?(/\\S+) \\(");
    private static final Map<String, String> NODE_SYSTEMS =
            Map.of("linux", "linux", "macos", "darwin", "windows", "win32");
    private static final List<String> PLATFORMS =
            List.of("linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64");

    void make() throws Exception {
        makeNpmPlatform();
        makeNpm();
        if (system.equals("linux")) {
            // Compressing takes a minute each, and all of one processor.
            FutureTask<Void> debian = new FutureTask<>(() -> {
                makeDebian();
                return null;
            });
            new Thread(debian, "debian").start();
            makeFedora();
            makeContainer();
            debian.get();
        }
    }

    /** Makes the package for one platform; npm downloads only the one for its machine. */
    private void makeNpmPlatform() throws IOException {
        String node = NODE_SYSTEMS.get(system);
        String json =
                npmJson(scope() + "/" + node + "-" + architecture, "SEE LICENSE IN licences/README.txt", """
                  "os": ["%s"],
                  "cpu": ["%s"],%s
                  "preferUnplugged": true
                """.formatted(
                                node, architecture, system.equals("linux") ? "\n  \"libc\": [\"glibc\"]," : ""));
        try (Tar tar = tar("octavo-" + node + "-" + architecture + "-" + version + ".tgz")) {
            tar.add("package/package.json", bytes(json), 0644);
            tar.addTree("package/", image);
        }
    }

    private void makeNpm() throws IOException {
        String platforms = PLATFORMS.stream()
                .map(platform -> "    \"%s/%s\": \"%s\"".formatted(scope(), platform, version))
                .collect(Collectors.joining(",\n"));
        String json = npmJson(owner.getProperty("npm"), "Apache-2.0", """
                  "bin": { "octavo": "octavo.js" },
                  "files": ["octavo.js"],
                  "engines": { "node": ">=18" },
                  "optionalDependencies": {
                %s
                  }
                """.formatted(platforms));
        String program = Files.readString(Path.of("src/dist/octavo.js"));
        try (Tar tar = tar("octavo-" + version + ".tgz")) {
            tar.add("package/package.json", bytes(json), 0644);
            tar.add("package/octavo.js", bytes(program.replace("@octavo/", scope() + "/")), 0755);
            tar.add("package/LICENSE", Files.readAllBytes(Path.of("LICENSE")), 0644);
            tar.add("package/README.md", Files.readAllBytes(Path.of("README.md")), 0644);
        }
    }

    private String scope() {
        return owner.getProperty("npm-scope");
    }

    /** The registry compares the repository with the one whose workflow publishes. */
    private String npmJson(String name, String licence, String more) {
        return """
                {
                  "name": "%s",
                  "version": "%s",
                  "description": "%s",
                  "keywords": ["blog", "markdown", "static-site-generator", "ssg"],
                  "homepage": "%s",
                  "bugs": "%s/issues",
                  "repository": { "type": "git", "url": "git+%5$s.git" },
                  "license": "%s",
                %s}
                """.formatted(name, version, SUMMARY, owner.getProperty("url"), source(), licence, more);
    }

    private String source() {
        return "https://github.com/" + owner.getProperty("repository");
    }

    /** deb(5): an ar of three files. */
    private void makeDebian() throws Exception {
        String debian = architecture.equals("x64") ? "amd64" : architecture;
        Path system = new SystemTree(image, dist.resolve("debian"), time).make("zsh/vendor-completions");
        Path documentation = Files.createDirectories(system.resolve("usr/share/doc/octavo"));
        String licences = licences();
        for (Map.Entry<String, String> common : COMMON_LICENCES.entrySet()) {
            licences = Pattern.compile(common.getValue() + ".*?END OF TERMS AND CONDITIONS", Pattern.DOTALL)
                    .matcher(licences)
                    .replaceAll("The terms are in /usr/share/common-licenses/" + common.getKey() + ".");
        }
        Files.writeString(documentation.resolve("copyright"), licences);
        Files.writeString(documentation.resolve("changelog"), """
                octavo (%s) unstable; urgency=medium

                  * %s

                 -- %s  %s
                """.formatted(
                        between(), news(), owner.getProperty("maintainer"), day("EEE, dd MMM yyyy HH:mm:ss xx")));
        Image.run(documentation, List.of("gzip", "-9n", "changelog"));
        long kilobytes = 0;
        for (Path file : Tar.tree(system)) {
            kilobytes += Files.isRegularFile(file) ? Files.size(file) / 1024 + 1 : 1;
        }
        String control = """
                Package: octavo
                Version: %s
                Architecture: %s
                Maintainer: %s
                Installed-Size: %d
                Depends: libc6 (>= %s)
                Recommends: openssh-client, git
                Section: web
                Priority: optional
                Homepage: %s
                Description: %s
                 %s
                """.formatted(
                        between(),
                        debian,
                        owner.getProperty("maintainer"),
                        kilobytes,
                        libc.oldest(),
                        owner.getProperty("url"),
                        SUMMARY.toLowerCase(Locale.ROOT).replaceFirst(":.*", ""),
                        String.join("\n ", DESCRIPTION));
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        try (Tar tar = Tar.gzipped(first, time)) {
            tar.add("./control", bytes(control), 0644);
            tar.add("./md5sums", bytes(sums(system)), 0644);
        }
        Path files = dist.resolve("data.tar");
        try (Tar tar = Tar.plain(Files.newOutputStream(files), time)) {
            tar.addTree("./", system);
        }
        Image.delete(system);
        // A third less than with gzip.
        List<String> compress = new ArrayList<>(List.of("xz", "--force", "--threads=1"));
        if (debian.equals("amd64")) {
            compress.add("--x86");
        }
        compress.addAll(List.of("--lzma2=preset=9", "data.tar"));
        Image.run(dist, compress);
        Path data = dist.resolve("data.tar.xz");
        try (OutputStream ar = Files.newOutputStream(dist.resolve("octavo_" + between() + "_" + debian + ".deb"))) {
            ar.write(bytes("!<arch>\n"));
            member(ar, "debian-binary", bytes("2.0\n"));
            member(ar, "control.tar.gz", first.toByteArray());
            member(ar, data.getFileName().toString(), Files.readAllBytes(data));
        }
        Files.delete(data);
    }

    /** What lies between releases is older than the next one: both kinds of packages write that with a tilde. */
    private String between() {
        return version.replace("-SNAPSHOT", "~SNAPSHOT");
    }

    private String day(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time.atOffset(ZoneOffset.UTC));
    }

    private String news() {
        return "What is new: " + source() + "/blob/main/CHANGELOG.md";
    }

    /** Has {@code rpmbuild} make a package; it asks for the same versions of the C library's parts as rpmbuild would find. */
    private void makeFedora() throws Exception {
        Path top = Files.createDirectories(dist.resolve("fedora")).toAbsolutePath();
        Path system = new SystemTree(image, top.resolve("system"), time).make("zsh/site-functions");
        Path licences = Files.createDirectories(system.resolve("usr/share/licenses/octavo"));
        Files.writeString(licences.resolve("LICENSES"), licences());
        String requires = libc.parts().stream()
                .map(part -> "Requires: " + part + "(64bit)\n")
                .collect(Collectors.joining());
        Path spec = Files.writeString(top.resolve("octavo.spec"), """
                Name: octavo
                Version: %s
                Release: 1
                Summary: %s
                License: Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0
                Group: Applications/Publishing
                URL: %s
                Packager: %s
                AutoReqProv: no
                Requires: /bin/sh
                %sRecommends: git
                Recommends: openssh-clients
                %%description
                %s
                %%install
                cp -a %s/. %%{buildroot}
                %%files
                %%attr(755,root,root) /usr/bin/octavo
                %%attr(-,root,root) /usr/lib/octavo
                %%license %%attr(-,root,root) /usr/share/licenses/octavo
                %%attr(-,root,root) /usr/share/man/man1/*
                %%attr(-,root,root) /usr/share/bash-completion/completions/octavo
                %%attr(-,root,root) /usr/share/zsh/site-functions/_octavo
                %%attr(-,root,root) /usr/share/fish/vendor_completions.d/octavo.fish
                %%attr(-,root,root) /usr/share/powershell/octavo.ps1
                %%changelog
                * %s %s - %s-1
                - %s
                """.formatted(
                        between(),
                        SUMMARY.replaceFirst(":.*", ""),
                        owner.getProperty("url"),
                        owner.getProperty("maintainer"),
                        requires,
                        String.join("\n", DESCRIPTION),
                        system,
                        day("EEE MMM dd yyyy"),
                        owner.getProperty("maintainer"),
                        between(),
                        news()));
        List<String> command = new ArrayList<>(List.of("rpmbuild", "-bb", "--quiet"));
        Map.of(
                        "_topdir", top.toString(),
                        "_rpmdir", dist.toAbsolutePath().toString(),
                        "_build_name_fmt", "%%{NAME}-%%{VERSION}-%%{RELEASE}.%%{ARCH}.rpm",
                        // Every rpm of today reads it, and it is a quarter less than with gzip.
                        "_binary_payload", "w9.xzdio",
                        "__os_install_post", "%{nil}",
                        "_build_id_links", "none",
                        "_buildhost", "octavo",
                        "source_date_epoch_from_changelog", "1",
                        "use_source_date_epoch_as_buildtime", "1",
                        "clamp_mtime_to_source_date_epoch", "1")
                .forEach((name, value) -> command.addAll(List.of("--define", name + " " + value)));
        command.add(spec.toString());
        Image.run(top, command);
        Image.delete(top);
    }

    /** The texts of all licences, each once, with the names of what it is for. */
    private String licences() throws IOException {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Path file : Tar.tree(image.resolve("licences"))) {
            if (Files.isRegularFile(file) && !file.endsWith("sbom.json")) {
                names.computeIfAbsent(Files.readString(file, StandardCharsets.ISO_8859_1), text -> new ArrayList<>())
                        .add(image.resolve("licences").relativize(file).toString());
            }
        }
        StringBuilder all = new StringBuilder("Octavo, ").append(source()).append('\n');
        all.append("Copyright: ").append(owner.getProperty("maintainer")).append("\nLicense: Apache-2.0\n\n");
        all.append(Files.readString(image.resolve("LICENSE")));
        names.forEach((text, files) -> all.append("\n-- ")
                .append(String.join(", ", files))
                .append(" --\n\n")
                .append(new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip())
                .append('\n'));
        return all.toString();
    }

    /** What {@code dpkg --verify} compares files with. */
    private static String sums(Path system) throws Exception {
        StringBuilder sums = new StringBuilder();
        for (Path file : Tar.tree(system)) {
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                sums.append(hex(MessageDigest.getInstance("MD5"), Files.readAllBytes(file)))
                        .append("  ")
                        .append(system.relativize(file))
                        .append('\n');
            }
        }
        return sums.toString();
    }

    private void member(OutputStream ar, String name, byte[] bytes) throws IOException {
        ar.write(bytes(
                "%-16s%-12d%-6d%-6d%-8s%-10d`\n".formatted(name, time.getEpochSecond(), 0, 0, "100644", bytes.length)));
        ar.write(bytes);
        if (bytes.length % 2 == 1) {
            ar.write('\n');
        }
    }

    /**
     * Makes an image in the format of the Open Container Initiative, from scratch: Octavo, this machine's C library,
     * and its UTF-8 locale. {@code skopeo copy oci-archive:FILE docker://…} publishes it.
     */
    private void makeContainer() throws Exception {
        Path layer = dist.resolve("layer.tar.gz");
        MessageDigest unpacked = MessageDigest.getInstance("SHA-256");
        try (OutputStream out = Files.newOutputStream(layer);
                Tar tar = Tar.gzipped(out, unpacked, time)) {
            for (Map.Entry<String, Path> library : systemLibraries().entrySet()) {
                tar.add(library.getKey(), Files.readAllBytes(library.getValue()), 0755);
            }
            tar.addTree("usr/lib/locale/C.utf8/", Path.of("/usr/lib/locale/C.utf8"));
            tar.addFolder("tmp", 01777);
            tar.addFolder("site", 0777);
            tar.add("etc/passwd", bytes("root:x:0:0:root:/tmp:/\n"), 0644);
            tar.addTree("octavo/", image);
        }
        String config = """
                {"created":"%s","architecture":"%s","os":"linux","config":{
                "Entrypoint":[%s],
                "Env":["LC_ALL=C.UTF-8","HOME=/tmp"],"WorkingDir":"/site","Cmd":["--help"],
                "Labels":{"org.opencontainers.image.version":"%s","org.opencontainers.image.url":"%s",
                "org.opencontainers.image.source":"%s","org.opencontainers.image.licenses":"Apache-2.0"}},
                "rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}
                """.formatted(
                        time,
                        architecture.equals("x64") ? "amd64" : architecture,
                        Files.exists(image.resolve("app/octavo"))
                                ? "\"/octavo/app/octavo\""
                                : "\"/octavo/runtime/bin/java\",\"-XX:AOTCache=/octavo/app/octavo.aot\",\"-jar\",\"/octavo/app/octavo.jar\"",
                        version,
                        owner.getProperty("url"),
                        source(),
                        hex(unpacked));
        Map<String, byte[]> files = new TreeMap<>();
        String layers = descriptor(files, "application/vnd.oci.image.layer.v1.tar+gzip", Files.readAllBytes(layer));
        String manifest =
                """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","config":%s,"layers":[%s]}
                """.formatted(descriptor(files, "application/vnd.oci.image.config.v1+json", bytes(config)), layers);
        String index = """
                {"schemaVersion":2,"manifests":[%s]}
                """.formatted(descriptor(files, "application/vnd.oci.image.manifest.v1+json", bytes(manifest)));
        Files.delete(layer);
        files.put("index.json", bytes(index));
        files.put("oci-layout", bytes("{\"imageLayoutVersion\":\"1.0.0\"}"));
        try (OutputStream out = Files.newOutputStream(
                        dist.resolve("octavo-" + version + "-container-" + architecture + ".tar"));
                Tar tar = Tar.plain(out, time)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                tar.add(file.getKey(), file.getValue(), 0644);
            }
        }
    }

    private static String descriptor(Map<String, byte[]> files, String type, byte[] bytes) throws Exception {
        String sum = hex(MessageDigest.getInstance("SHA-256"), bytes);
        files.put("blobs/sha256/" + sum, bytes);
        return "{\"mediaType\":\"%s\",\"digest\":\"sha256:%s\",\"size\":%d}".formatted(type, sum, bytes.length);
    }

    private static String hex(MessageDigest digest, byte... bytes) {
        return HexFormat.of().formatHex(digest.digest(bytes));
    }

    /** Returns where the program looks for the C library, and where it is on this machine. */
    private Map<String, Path> systemLibraries() throws Exception {
        Map<String, Path> libraries = new TreeMap<>();
        for (Path file : CLibrary.code(image)) {
            Matcher library = LIBRARY.matcher(Image.run(Path.of(""), List.of("ldd", file.toString())));
            while (library.find()) {
                Path path = Path.of(library.group(1)).normalize();
                if (!path.startsWith(image.toAbsolutePath())) {
                    libraries.put(path.toString().substring(1), path.toRealPath());
                }
            }
        }
        libraries.put("octavo/licences/libc6.txt", Path.of("/usr/share/doc/libc6/copyright"));
        return libraries;
    }

    private Tar tar(String name) throws IOException {
        return Tar.gzipped(Files.newOutputStream(dist.resolve(name)), time);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
