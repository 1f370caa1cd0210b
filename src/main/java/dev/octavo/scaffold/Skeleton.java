package dev.octavo.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that new things begin with, which travel in the jar. */
final class Skeleton {
    private static final Pattern KEY = Pattern.compile("\\{\\{(\\w+)}}");

    private Skeleton() {}

    /** The file {@code skeleton/NAME}, with the value for each {@code {{key}}}. */
    static String filled(String name, Map<String, String> values) throws IOException {
        try (InputStream in = Skeleton.class.getResourceAsStream("/skeleton/" + name)) {
            if (in == null) {
                throw new IllegalStateException("skeleton/" + name + " travels in the jar");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return KEY.matcher(text).replaceAll(key -> Matcher.quoteReplacement(value(values, key.group(1))));
        }
    }

    private static String value(Map<String, String> values, String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalStateException("the skeleton's {{" + key + "}} has a value");
        }
        return value;
    }
}
