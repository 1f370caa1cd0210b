package dev.octavo.lib.raster;

import dev.octavo.lib.hash.Hash;
import java.awt.AWTError;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A font for letters that Octavo's own face lacks.
 *
 * @param name as the author writes it: a family of this machine, or a file's address on the site
 * @param file the hash of the file's bytes; absent for a family
 */
public record CardFont(String name, Optional<Hash> file) {
    /** Whether Java can read fonts here. On Linux it needs fontconfig and one font, which small machines lack. */
    static final boolean IS_POSSIBLE = isPossible();

    private static final Map<Hash, Font> READ = new ConcurrentHashMap<>();

    private static boolean isPossible() {
        try {
            return new Font(Font.DIALOG, Font.PLAIN, 1).canDisplay('x');
        } catch (RuntimeException | LinkageError | AWTError | InternalError without) {
            return false;
        }
    }

    /** A font family of this machine. */
    public static CardFont family(String name) {
        return new CardFont(name, Optional.empty());
    }

    /**
     * A file in TrueType, OpenType or as a collection of them, whose first font is taken. Java goes on reading the file while
     * the font is used.
     *
     * @throws FontFormatException if it is none of these
     * @throws IOException if this machine has no fontconfig, without which Java reads no font
     */
    public static CardFont file(String name, Path file, Hash bytes) throws FontFormatException, IOException {
        if (!IS_POSSIBLE) {
            throw new IOException("Java finds no fontconfig on this machine");
        }
        if (!READ.containsKey(bytes)) {
            READ.put(bytes, Font.createFonts(file.toFile())[0]);
        }
        return new CardFont(name, Optional.of(bytes));
    }

    /** Whether it is named by an address of the site, not by its family. */
    public boolean isFile() {
        return name.startsWith("/");
    }

    /** Whether it is there. */
    public boolean exists() {
        return file.isPresent()
                || (IS_POSSIBLE && font(Font.PLAIN, 1).getFamily().equalsIgnoreCase(name));
    }

    /** @param style of a family; a file has only its own */
    Font font(int style, int size) {
        Font read = file.map(READ::get).orElse(null);
        return read == null ? new Font(name, style, size) : read.deriveFont((float) size);
    }
}
