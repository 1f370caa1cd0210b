import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes packages from the image: npm packages and, on Linux, a Debian package and a container image. */
record Packages(
        String version, Properties owner, String system, String architecture, Path image, Path dist, Instant time) {
    private static final String SUMMARY = "A static blog generator: Markdown in, a site worth showing out";

    private static final Pattern LIBRARY = Pattern.compile("(?m)^\\s*(?:\\S+ => )?(/\\S+) \\(");
    private static final Pattern LIBC = Pattern.compile("GLIBC_2\\.(\\d+)");
    private static final Map<String, String> NODE_SYSTEMS =
            Map.of("linux", "linux", "macos", "darwin", "windows", "win32");
    private static final List<String> PLATFORMS =
            List.of("linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "win32-x64");

    void make() throws Exception {
        makeNpmPlatform();
        makeNpm();
        if (system.equals("linux")) {
            makeDebian();
            makeContainer();
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
        long kilobytes = 0;
        for (Path file : Tar.tree(image)) {
            kilobytes += Files.size(file) / 1024 + 1;
        }
        String debian = architecture.equals("x64") ? "amd64" : architecture;
        String control = """
                Package: octavo
                Version: %s
                Architecture: %s
                Maintainer: %s
                Installed-Size: %d
                Depends: libc6 (>= 2.%d)
                Recommends: openssh-client, git
                Section: web
                Priority: optional
                Homepage: %s
                Description: %s
                """.formatted(
                version, debian, owner.getProperty("maintainer"), kilobytes, libc(), owner.getProperty("url"), SUMMARY);
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        try (Tar tar = Tar.gzipped(first, time)) {
            tar.add("./control", bytes(control), 0644);
            tar.add("./md5sums", bytes(sums()), 0644);
        }
        Path files = dist.resolve("data.tar");
        try (Tar tar = Tar.plain(Files.newOutputStream(files), time)) {
            for (String folder :
                    List.of("./usr", "./usr/bin", "./usr/lib", "./usr/lib/octavo", "./usr/share", "./usr/share/doc")) {
                tar.addFolder(folder, 0755);
            }
            tar.addTree("./usr/lib/octavo/", image);
            tar.addLink("./usr/bin/octavo", "../lib/octavo/bin/octavo");
            tar.addLink("./usr/share/doc/octavo", "../../lib/octavo/licences");
            for (Path file : Tar.tree(image.resolve("share"))) {
                String name = image.relativize(file).toString();
                String place = "./usr/" + name.replace("zsh/site-functions", "zsh/vendor-completions");
                if (Files.isDirectory(file)) {
                    tar.addFolder(place, 0755);
                } else {
                    String up = name.replaceAll("[^/]", "").replace("/", "../");
                    tar.addLink(place, up + "lib/octavo/" + name);
                }
            }
        }
        // A third less than with gzip.
        List<String> compress = new ArrayList<>(List.of("xz", "--force", "--threads=2"));
        if (debian.equals("amd64")) {
            compress.add("--x86");
        }
        compress.addAll(List.of("--lzma2=preset=9", "data.tar"));
        Image.run(dist, compress);
        Path data = dist.resolve("data.tar.xz");
        try (OutputStream ar = Files.newOutputStream(dist.resolve("octavo_" + version + "_" + debian + ".deb"))) {
            ar.write(bytes("!<arch>\n"));
            member(ar, "debian-binary", bytes("2.0\n"));
            member(ar, "control.tar.gz", first.toByteArray());
            member(ar, data.getFileName().toString(), Files.readAllBytes(data));
        }
        Files.delete(data);
    }

    /** The oldest C library, 2.x, that has all that the programs and libraries of the image call. */
    private int libc() throws Exception {
        int oldest = 0;
        for (Path file : code()) {
            Matcher version = LIBC.matcher(Image.run(Path.of(""), List.of("objdump", "-T", file.toString())));
            while (version.find()) {
                oldest = Math.max(oldest, Integer.parseInt(version.group(1)));
            }
        }
        return oldest;
    }

    private List<Path> code() throws IOException {
        return Tar.tree(image).stream()
                .filter(file ->
                        file.toString().endsWith(".so") || file.endsWith("bin/java") || file.endsWith("app/octavo"))
                .toList();
    }

    /** What {@code dpkg --verify} compares files with. */
    private String sums() throws Exception {
        StringBuilder sums = new StringBuilder();
        for (Path file : Tar.tree(image)) {
            if (Files.isRegularFile(file)) {
                sums.append(hex(MessageDigest.getInstance("MD5"), Files.readAllBytes(file)))
                        .append("  usr/lib/octavo/")
                        .append(image.relativize(file))
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
        for (Path file : code()) {
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
