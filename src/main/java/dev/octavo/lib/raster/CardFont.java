package dev.octavo.lib.raster;

import dev.octavo.lib.hash.Hash;
import java.util.Optional;

/**
 * A font for letters that Octavo's own face lacks.
 *
 * @param name as the author writes it: a family of this machine, or a file's address on the site
 * @param file the hash of the file's bytes, once {@link MachineFonts} has read it; absent for a family
 */
public record CardFont(String name, Optional<Hash> file) {
    /** A font family of this machine. */
    public static CardFont family(String name) {
        return new CardFont(name, Optional.empty());
    }

    /** Whether it is named by an address of the site, not by its family. */
    public boolean isFile() {
        return name.startsWith("/");
    }

    /** Whether it is there. */
    public boolean exists() {
        return file.isPresent() || MachineFonts.hasFamily(name);
    }
}
