package dev.octavo.raster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The faces that Octavo brings along, each read when it is first asked for: Alegreya Sans, with Latin, Greek and Cyrillic. */
final class Faces {
    private static final String FOLDER = "/fonts/ttf/AlegreyaSans/AlegreyaSans-";
    private static final Map<String, Face> READ = new ConcurrentHashMap<>();

    private Faces() {}

    /**
     * The nearest face to what CSS asks for.
     *
     * @param weight 100 to 900
     */
    static Face of(int weight, boolean italic) {
        String name = name(weight) + (italic ? "Italic" : "");
        return READ.computeIfAbsent(name.equals("RegularItalic") ? "Italic" : name, Faces::read);
    }

    private static String name(int weight) {
        if (weight < 450) {
            return weight < 250 ? "Thin" : weight < 350 ? "Light" : "Regular";
        }
        return weight < 600 ? "Medium" : weight < 750 ? "Bold" : weight < 850 ? "ExtraBold" : "Black";
    }

    private static Face read(String name) {
        try (InputStream in = Faces.class.getResourceAsStream(FOLDER + name + ".ttf")) {
            if (in == null) {
                throw new IllegalStateException("the face " + name + " is not on the class path");
            }
            return new TrueTypeFace(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
