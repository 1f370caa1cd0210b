package dev.octavo.raster;

/** The letters of a text. */
final class Letters {
    private Letters() {}

    /** Those that the face has not, each once; what is no letter, such as an emoji, is not missed. */
    static String missing(String text, Face face) {
        StringBuilder missing = new StringBuilder();
        text.codePoints()
                .filter(c -> Character.isLetter(c) && !face.has(c))
                .distinct()
                .forEach(missing::appendCodePoint);
        return missing.toString();
    }
}
