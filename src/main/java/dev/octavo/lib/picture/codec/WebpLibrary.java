package dev.octavo.lib.picture.codec;

import com.luciad.imageio.webp.NativeLoader;
import com.luciad.imageio.webp.WebP;
import com.luciad.imageio.webp.util.OSInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Loads libwebp. The class path has builds of it for many machines, but not for all. */
public final class WebpLibrary {
    private WebpLibrary() {}

    /** Why libwebp cannot be used on this machine; empty if it can. The first call loads it. */
    public static String fault() {
        return Loading.FAULT;
    }

    static void require() {
        if (!fault().isEmpty()) {
            throw new IllegalStateException(fault());
        }
    }

    /** Loads the library when this class is first used. */
    private static final class Loading {
        static final String FAULT = load();

        /** Does the work of webp-imageio's own loader, which would only print what went wrong. */
        private static String load() {
            String machine = OSInfo.getNativeLibFolderPathForCurrentOS();
            String name = System.mapLibraryName("webp-imageio");
            try (InputStream in = WebP.class.getResourceAsStream("/native/" + machine + "/" + name)) {
                if (in == null) {
                    return "there is no libwebp for " + machine;
                }
                // webp-imageio deletes files with such names later, if Windows still locks them now.
                Path copy = Files.createTempFile("webp-imageio-" + NativeLoader.getVersion() + "-", name);
                try {
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                    System.load(copy.toString());
                } finally {
                    boolean ignored = copy.toFile().delete();
                }
                return WebP.loadNativeLibrary() ? "" : "libwebp cannot be loaded";
            } catch (IOException | UnsatisfiedLinkError | RuntimeException wrong) {
                return "libwebp cannot be loaded from the temporary folder " + System.getProperty("java.io.tmpdir")
                        + reason(String.valueOf(wrong.getMessage()));
            }
        }

        /** The system's message without the name of the copy, which differs each time. */
        private static String reason(String message) {
            int end = message.indexOf(": ");
            return end < 0 ? ", where no file can be made" : message.substring(end);
        }
    }
}
