package dev.octavo.diagram;

import dev.octavo.diagram.engine.Engine;
import java.util.Optional;

/** Colours that authors name, as they are in a page. */
record Colours(Engine engine) {
    /**
     * A colour by its name or its digits; absent where there is none.
     *
     * @param isLine whether lines or letters have it, and no surface
     */
    Optional<String> of(String name, boolean isLine) {
        String plain = name.strip();
        if (plain.equals("none") || plain.equals("transparent")) {
            return Optional.of("none");
        }
        boolean digits = plain.matches("#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}");
        // Graphviz has some colours four times, such as red1 to red4.
        return digits || plain.matches("[A-Za-z]{3,30}[0-9]{0,3}")
                ? engine.colour(digits ? plain : plain.replaceAll("[0-9]", ""))
                        .map(colour -> InPageColours.colour(colour, isLine))
                : Optional.empty();
    }
}
