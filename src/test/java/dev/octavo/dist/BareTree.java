package dev.octavo.dist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A system with a C library, a shell and nothing else, in which a user without rights runs commands; needs root. */
final class BareTree {
    private static final Pattern LIBRARY = Pattern.compile("(?m)^\\s*(?:\\S+ => )?(/\\S+) \\(");

    // All that a user of Debian has before installing anything, and that programs in C may expect.
    private static final List<String> C_LIBRARY =
            List.of("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libresolv.so.2");

    // $1 is the tree, $2 the folder that nobody may write to, $3 the command.
    private static final String ENTER = """
            set -e
            mount -t proc proc "$1/proc"
            mount --bind /dev "$1/dev"
            mount --bind "$1$2" "$1$2"
            mount -o remount,ro,bind "$1$2"
            exec chroot --userspec=65534:65534 "$1" /bin/sh -c "$3"
            """;

    private final Path folder;
    private final String readOnly;

    /** The exit code and output of a command. */
    record Run(int code, String printed) {}

    private BareTree(Path folder, String readOnly) {
        this.folder = folder;
        this.readOnly = readOnly;
    }

    /** A tree in {@code folder} that mounts what is below {@code readOnly} so that nobody can change it. */
    static BareTree into(Path folder, String readOnly) throws Exception {
        for (String name : List.of("proc", "dev", "tmp", "bin", "home", readOnly.substring(1))) {
            Files.createDirectories(folder.resolve(name));
        }
        run("chmod", "755", folder.toString());
        run("chmod", "1777", folder.resolve("tmp").toString());
        run("chown", "65534", folder.resolve("home").toString());
        Path shell = Path.of("/bin/sh").toRealPath();
        Files.copy(shell, folder.resolve("bin/sh"));
        Matcher library = LIBRARY.matcher(run("ldd", shell.toString()).printed());
        while (library.find()) {
            Path one = Path.of(library.group(1));
            copy(one, folder);
            for (String name : C_LIBRARY) {
                if (Files.exists(one.resolveSibling(name))) {
                    copy(one.resolveSibling(name), folder);
                }
            }
        }
        Path locale = Path.of("/usr/lib/locale/C.utf8");
        Path copy = folder.resolve(locale.toString().substring(1));
        run("mkdir", "-p", copy.resolveSibling(".").normalize().toString());
        run("cp", "-R", locale.toString(), copy.toString());
        return new BareTree(folder, readOnly);
    }

    private static void copy(Path library, Path folder) throws Exception {
        Path copy = folder.resolve(library.toString().substring(1));
        if (Files.notExists(copy)) {
            run("mkdir", "-p", copy.resolveSibling(".").normalize().toString());
            Files.copy(library.toRealPath(), copy);
        }
    }

    Path path(String inside) {
        return folder.resolve(inside.substring(1));
    }

    Run sh(String command) throws Exception {
        return finish(start(command));
    }

    Process start(String command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                "unshare",
                "--mount",
                "--pid",
                "--fork",
                "--kill-child",
                "sh",
                "-c",
                ENTER,
                "sh",
                folder.toString(),
                readOnly,
                command);
        String path = System.getenv("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("HOME", "/home");
        return builder.redirectErrorStream(true).start();
    }

    static Run run(String... command) throws Exception {
        return run(Path.of("."), command);
    }

    static Run run(Path folder, String... command) throws Exception {
        return finish(new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start());
    }

    private static Run finish(Process process) throws Exception {
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), printed);
    }
}
