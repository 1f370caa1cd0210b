package dev.octavo.lib.diagram;

import dev.octavo.lib.diagram.engine.Engine;
import java.util.Optional;

/** Converts the colours that authors name into colours that suit the page's theme. */
record AuthorColours(Engine engine) {
    /**
     * The colour with that name or those hexadecimal digits; absent if there is none.
     *
     * @param isLine whether it is for lines or letters, not for an area
     */
    Optional<String> themed(String name, boolean isLine) {
        String plain = name.strip();
        if (plain.equals("none") || plain.equals("transparent")) {
            return Optional.of("none");
        }
        boolean digits = plain.matches("#[0-9A-Fa-f]{3}|#[0-9A-Fa-f]{6}");
        // Graphviz has four shades of some colours, such as red1 to red4.
        return digits || plain.matches("[A-Za-z]{3,30}[0-9]{0,3}")
                ? engine.colour(digits ? plain : plain.replaceAll("[0-9]", ""))
                        .map(colour -> SvgRestyler.themed(colour, isLine))
                : Optional.empty();
    }
}
