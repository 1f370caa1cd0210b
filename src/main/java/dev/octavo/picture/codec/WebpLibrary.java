package dev.octavo.picture.codec;

import com.luciad.imageio.webp.NativeLoader;
import com.luciad.imageio.webp.WebP;
import com.luciad.imageio.webp.util.OSInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Loads libwebp, which is on the class path for many machines but not for all. */
public final class WebpLibrary {
    private WebpLibrary() {}

    /** Why libwebp cannot be used on this machine; empty where it can. The first call loads it. */
    public static String fault() {
        return Loading.FAULT;
    }

    static void require() {
        if (!fault().isEmpty()) {
            throw new IllegalStateException(fault());
        }
    }

    /** Loads it once, when it is first needed. */
    private static final class Loading {
        static final String FAULT = load();

        /** Loads it the way webp-imageio's own loader does, which would only print what went wrong, and then has nothing left to do. */
        private static String load() {
            String machine = OSInfo.getNativeLibFolderPathForCurrentOS();
            String name = System.mapLibraryName("webp-imageio");
            try (InputStream in = WebP.class.getResourceAsStream("/native/" + machine + "/" + name)) {
                if (in == null) {
                    return "there is no libwebp for " + machine;
                }
                // The loader removes files with such names later, if Windows does not let go of them now.
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

        /** The system's message without the name of the copy, which is different each time. */
        private static String reason(String message) {
            int end = message.indexOf(": ");
            return end < 0 ? ", where no file can be made" : message.substring(end);
        }
    }
}
