package dev.octavo.lib.address;

import java.nio.file.FileSystems;
import java.nio.file.Path;

/** Writes file paths with slashes, as addresses, manifests and messages do. The only class that handles separators. */
public final class Slashes {
    private Slashes() {}

    /** {@code path} with slashes, such as {@code posts/hello/index.html}, even if the system writes backslashes. */
    public static String of(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    /** Whether {@code path} is a Windows path. Windows cannot replace a mapped file, and cannot open a folder. */
    public static boolean onWindows(Path path) {
        return path.getFileSystem().getSeparator().equals("\\");
    }

    /** Whether other programs and system calls can use {@code path}: one in memory, they would look for on the real disk. */
    public static boolean onDefaultFileSystem(Path path) {
        return path.getFileSystem().equals(FileSystems.getDefault());
    }
}
