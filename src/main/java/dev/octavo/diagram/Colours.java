package dev.octavo.diagram;

import dev.octavo.diagram.engine.Engine;
import java.util.Optional;

/** Turns the colours that authors name into colours of the page. */
record Colours(Engine engine) {
    /**
     * The colour with that name or those digits; absent where there is none.
     *
     * @param isLine whether it is for lines or letters, not for a surface
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
