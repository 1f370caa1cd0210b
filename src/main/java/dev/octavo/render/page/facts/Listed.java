package dev.octavo.render.page.facts;

import dev.octavo.lib.address.SourcePath;
import java.util.Map;
import java.util.Optional;

/**
 * One item that a query finds.
 *
 * @param shown its parts
 * @param own parts that differ from those of {@code shown}, or are added to them
 * @param article the file of a post or page
 */
public record Listed(Record shown, Map<String, Object> own, Optional<SourcePath> article) {
    public Listed {
        own = Map.copyOf(own);
    }

    public static Listed of(Record shown) {
        return new Listed(shown, Map.of(), Optional.empty());
    }
}
