package dev.octavo.use.importer.source;

import dev.octavo.use.scaffold.OldSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which articles are not public though no key or folder calls them drafts.
 *
 * @param only whether only those are public that say so, since one of them does
 */
record PublicKeys(Generator generator, boolean only) {
    static PublicKeys of(Generator generator, OldSettings settings, List<Path> articles) throws IOException {
        boolean explicit = Pattern.compile("(?m)^[ \\t]*Plugin\\.ExplicitPublish\\b")
                .matcher(settings.script())
                .find();
        if (explicit || generator.name().equals("Obsidian")) { // a vault is private
            return new PublicKeys(generator, true);
        }
        for (Path file : generator.words("public").isEmpty() ? List.<Path>of() : articles) {
            if (sayPublic(generator, ArticleFile.of(ArticleFile.text(file)).keys())) {
                return new PublicKeys(generator, true);
            }
        }
        return new PublicKeys(generator, false);
    }

    private static boolean sayPublic(Generator generator, Map<String, Object> keys) {
        return keys.entrySet().stream()
                .filter(key -> generator.words("public").contains(key.getKey().toLowerCase(Locale.ROOT)))
                .anyMatch(key -> key.getValue().toString().matches("(?i)true|yes|on"));
    }

    /** Whether an article with these keys is not public. */
    boolean arePrivate(Map<String, Object> keys) {
        boolean tagged = generator.name().equals("Nikola")
                && String.valueOf(keys.get("tags")).matches("(?:.*[, ])?(?:draft|private)(?:[, ].*)?");
        return tagged || isUnrendered(keys) || (only && !sayPublic(generator, keys));
    }

    /** Whether a page is made that no list shows. */
    static boolean areUnlisted(Map<String, Object> keys) {
        return String.valueOf(keys.get("eleventyExcludeFromCollections")).equals("true")
                || building(keys, "list").matches("never|false");
    }

    /** What Hugo is told to make of an article. */
    private static String building(Map<String, Object> keys, String what) {
        Fields build = Fields.of(keys.getOrDefault("build", keys.getOrDefault("_build", "")));
        return String.valueOf(build.values().get(what));
    }

    /** Whether the keys say that no page is made of the file. */
    private static boolean isUnrendered(Map<String, Object> keys) {
        return String.valueOf(keys.get("permalink")).equals("false")
                || String.valueOf(keys.get("render")).equals("false")
                || String.valueOf(keys.get("headless")).equals("true")
                || building(keys, "render").matches("never|false|link");
    }
}
