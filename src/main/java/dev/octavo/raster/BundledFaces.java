package dev.octavo.raster;

import dev.octavo.loading.Resources;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The faces packed with Octavo, each read at first use: Alegreya Sans, with Latin, Greek and Cyrillic. */
final class BundledFaces {
    private static final String FOLDER = "/fonts/ttf/AlegreyaSans/AlegreyaSans-";
    private static final Map<String, Face> READ = new ConcurrentHashMap<>();

    private BundledFaces() {}

    /**
     * The face that is nearest to that weight and style in CSS.
     *
     * @param weight 100 to 900
     */
    static Face of(int weight, boolean italic) {
        String name = name(weight) + (italic ? "Italic" : "");
        return READ.computeIfAbsent(name.equals("RegularItalic") ? "Italic" : name, BundledFaces::read);
    }

    private static String name(int weight) {
        if (weight < 450) {
            return weight < 250 ? "Thin" : weight < 350 ? "Light" : "Regular";
        }
        return weight < 600 ? "Medium" : weight < 750 ? "Bold" : weight < 850 ? "ExtraBold" : "Black";
    }

    private static Face read(String name) {
        return new TrueTypeFace(Resources.bytes(FOLDER + name + ".ttf"));
    }
}
