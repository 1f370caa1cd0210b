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

/** Java's fonts: those of this machine, and those read from files of the site. */
public final class MachineFonts {
    /** Whether Java can read fonts here. On Linux it needs fontconfig and one font, which small machines lack. */
    static final boolean ARE_POSSIBLE = arePossible();

    private static final Map<Hash, Font> READ = new ConcurrentHashMap<>();

    private MachineFonts() {}

    private static boolean arePossible() {
        try {
            return new Font(Font.DIALOG, Font.PLAIN, 1).canDisplay('x');
        } catch (RuntimeException | LinkageError | AWTError | InternalError without) {
            return false;
        }
    }

    static boolean hasFamily(String name) {
        return ARE_POSSIBLE && new Font(name, Font.PLAIN, 1).getFamily().equalsIgnoreCase(name);
    }

    /**
     * Reads a file in TrueType, OpenType or as a collection of them, whose first font is taken. Java goes on reading the file
     * while the font is used.
     *
     * @throws FontFormatException if it is none of these
     * @throws IOException if this machine has no fontconfig, without which Java reads no font
     */
    public static CardFont read(String name, Path file, Hash bytes) throws FontFormatException, IOException {
        if (!ARE_POSSIBLE) {
            throw new IOException("Java finds no fontconfig on this machine");
        }
        if (!READ.containsKey(bytes)) {
            READ.put(bytes, Font.createFonts(file.toFile())[0]);
        }
        return new CardFont(name, Optional.of(bytes));
    }

    /** @param style of a family; a file has only its own */
    static Font font(CardFont font, int style, int size) {
        Font read = font.file().map(READ::get).orElse(null);
        return read == null ? new Font(font.name(), style, size) : read.deriveFont((float) size);
    }
}
