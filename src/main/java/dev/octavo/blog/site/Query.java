package dev.octavo.blog.site;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a template or a component asks of a site. {@link Selection} says what it means.
 *
 * @param language of the page that asks
 * @param options by name, as text: {@code tag}, {@code sort}, {@code limit}
 */
public record Query(Kind kind, String language, SortedMap<String, String> options) {
    /** What is asked for. */
    public enum Kind {
        POSTS,
        PAGES,
        TAGS,
        SERIES,
        AUTHORS,
        TERMS;

        /** The function by which templates ask. */
        public String function() {
            return "site." + name().toLowerCase(Locale.ROOT);
        }
    }

    public Query {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** The language of what is asked for: that which it names, or else that of the page. */
    public String shownLanguage() {
        return option(Selection.LANGUAGE).orElse(language);
    }

    /** Whether the page that asks is left out. */
    public boolean others() {
        return option(Selection.OTHERS).equals(Optional.of("true"));
    }

    /** The same without what leaves out some of what is found. */
    public Query unlimited() {
        SortedMap<String, String> fewer = new TreeMap<>(options);
        fewer.remove(Selection.LIMIT);
        fewer.remove(Selection.OTHERS);
        return new Query(kind, language, fewer);
    }

    /** The same, as lines that {@link #of} reads. */
    public String lines() {
        return kind + "\n" + language
                + options.entrySet().stream()
                        .map(option -> "\n" + (option.getKey() + "=" + option.getValue()).replace('\n', ' '))
                        .collect(Collectors.joining());
    }

    /** Reads {@link #lines}. */
    public static Query of(String lines) {
        String[] parts = lines.split("\n", -1);
        SortedMap<String, String> options = new TreeMap<>();
        for (int i = 2; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            options.put(parts[i].substring(0, equals), parts[i].substring(equals + 1));
        }
        return new Query(Kind.valueOf(parts[0]), parts[1], options);
    }
}
