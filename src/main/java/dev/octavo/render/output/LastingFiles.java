package dev.octavo.render.output;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.hash.Hash;

/** Files whose addresses change when their bytes do, so that browsers may keep them for good. */
public final class LastingFiles {
    /** What servers are to say of them. */
    public static final String CACHE_CONTROL = "public, max-age=31536000, immutable";

    /** The path of a rendition of a picture, as a regular expression: {@code pictures/0123456789abcdef/kite-480.webp}. */
    public static final String RENDITION = "pictures/[0-9a-f]{16}/[^/]+";

    /** The paths of all of them, as a regular expression that every server understands. */
    public static final String PATHS = RENDITION + "|.*" + Hash.FINGERPRINT + "\\.(?:css|m?js|ico|png|svg)";

    private LastingFiles() {}

    /** Whether a file is a stylesheet or a script. */
    public static boolean isCode(Address address) {
        String path = address.path();
        return path.endsWith(".css") || path.endsWith(".js") || path.endsWith(".mjs");
    }
}
