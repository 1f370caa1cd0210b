package dev.octavo.loading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files that are packed with the program, by their paths: {@code /words/en.yaml}. */
public final class Packed {
    private Packed() {}

    public static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    public static byte[] bytes(String path) {
        try (InputStream in = Packed.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is packed with the program");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path + ", which is packed with the program", e);
        }
    }
}
