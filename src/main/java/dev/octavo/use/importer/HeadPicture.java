package dev.octavo.use.importer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The picture at the head of an old article, which programs describe in one key or in several. */
final class HeadPicture {
    private static final Pattern PART =
            Pattern.compile("(?:image|img|cover|feature|picture|photo|thumb|hero|banner).{0,100}(alt|caption|credit)");
    /** An icon of a theme, a colour or a switch is no picture. */
    private static final Pattern SHOWN =
            Pattern.compile("(?i)\\S+\\.(?:jpe?g|png|gif|webp|avif|svg)(?:\\?\\S*)?|https?://\\S+");

    private static final Pattern SOURCE = Pattern.compile("image|src|url|path|feature|teaser|file");

    private final Map<String, Object> keys = new LinkedHashMap<>();

    /** Whether a key, in small letters, describes a picture that another key names: {@code featuredimagealt}. */
    static boolean isPart(String name) {
        return PART.matcher(name).matches();
    }

    void put(String name, Object value) {
        keys.put(PART.matcher(name).replaceFirst("$1"), KeyMapping.line(value));
    }

    /** The picture in a value; empty if it names none. */
    Optional<Object> of(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, content) -> {
                String name = KeyMapping.plain(key.toString());
                String part = SOURCE.matcher(name).matches()
                        ? "src"
                        : name.equals("description") ? "alt" : name.equals("title") ? "caption" : name;
                if (part.matches("src|alt|caption|credit")
                        && !KeyMapping.isMap(content)
                        && !KeyMapping.isNothing(content)) {
                    keys.putIfAbsent(part, KeyMapping.line(content));
                }
            });
        } else {
            KeyMapping.texts(value).findFirst().ifPresent(src -> keys.putIfAbsent("src", src));
        }
        if (!SHOWN.matcher(keys.getOrDefault("src", "").toString()).matches()) {
            keys.remove("src");
        }
        return keys().map(picture -> picture);
    }

    /** The keys of the picture; empty if there is none. */
    Optional<Map<String, Object>> keys() {
        return keys.containsKey("src") ? Optional.of(keys) : Optional.empty();
    }
}
