package dev.octavo.address;

import java.nio.file.FileSystems;
import java.nio.file.Path;

/** Writes a path of this machine as addresses, manifests and messages do. The only place that knows separators. */
public final class Slashes {
    private Slashes() {}

    /** {@code posts/hello/index.html}, also where the system writes backslashes. */
    public static String of(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** Whether {@code path} is one of Windows, which replaces no file that is mapped, and opens no folder. */
    public static boolean onWindows(Path path) {
        return path.getFileSystem().getSeparator().equals("\\");
    }

    /** Whether the system itself knows {@code path}: a program or a call of the system that is given the path of another disk would take it for one of its own. */
    public static boolean ofSystem(Path path) {
        return path.getFileSystem().equals(FileSystems.getDefault());
    }
}
