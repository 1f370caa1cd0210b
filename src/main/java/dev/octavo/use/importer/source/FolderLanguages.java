package dev.octavo.use.importer.source;

import dev.octavo.blog.schema.WordsReader;
import dev.octavo.blog.words.Languages;
import dev.octavo.use.scaffold.OldSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The languages that an old site declares, and in which of them an article is. */
final class FolderLanguages {
    private static final Pattern SUFFIXED = Pattern.compile("(.+)\\.([A-Za-z_-]{2,10})(\\.\\w+)");
    private static final Pattern FIRST_FOLDER = Pattern.compile("([A-Za-z_-]{2,10})/(.+)");

    /** By the names that the old program has for them, with their settings. */
    private final Map<String, Map<?, ?>> declared = new LinkedHashMap<>();

    private final String main;
    private final boolean mainBelow;

    /**
     * A place without its language.
     *
     * @param language its tag; empty for the site's own language
     * @param place the path below the folder of all articles, without what names the language
     * @param below the path before its address
     */
    record Found(Optional<String> language, String place, String below) {}

    FolderLanguages(Generator generator, OldSettings settings) {
        List<String> keys = generator.words("languages");
        main = Stream.concat(keys.stream().skip(1).flatMap(key -> settings.text(key).stream()), Stream.of("en"))
                .findFirst()
                .orElseThrow();
        mainBelow = settings.text("defaultContentLanguageInSubdir")
                .filter("true"::equals)
                .isPresent();
        keys.stream().limit(1).forEach(key -> {
            if (settings.value(key).orElse("") instanceof Map<?, ?> all) {
                all.forEach((name, value) ->
                        declared.put(name.toString(), value instanceof Map<?, ?> one ? one : Map.of()));
            } else {
                settings.texts(key).forEach(name -> declared.put(name, Map.of()));
            }
        });
        declared.keySet().removeIf(name -> !Languages.CODES.contains(tag(name).split("-", 2)[0]));
    }

    /** The tag of a language; some sites name one by its country, and write the tag beside it. */
    private String tag(String name) {
        Map<?, ?> settings = declared.getOrDefault(name, Map.of());
        boolean known = Languages.CODES.contains(name.toLowerCase(Locale.ROOT).split("[-_]", 2)[0]);
        String written = known
                ? name
                : Stream.of("locale", "languageCode", "languagecode")
                        .flatMap(key -> Stream.ofNullable(settings.get(key)))
                        .map(Object::toString)
                        .findFirst()
                        .orElse(name);
        return Locale.forLanguageTag(written.replace('_', '-')).toLanguageTag();
    }

    /** The settings of each language but the site's own, by its tag and Octavo's keys. */
    Map<String, Map<String, Object>> ours() {
        Map<String, Map<String, Object>> ours = new LinkedHashMap<>();
        declared.forEach((name, settings) -> {
            Map<String, Object> keys = new LinkedHashMap<>();
            text(settings, "label", "languageName").ifPresent(label -> keys.put("name", label));
            text(settings, "title").ifPresent(title -> keys.put("title", title));
            text(settings, "description").ifPresent(words -> keys.put("description", words));
            Locale locale = Locale.forLanguageTag(tag(name));
            if (Languages.name(tag(name)).isEmpty()
                    && Languages.fileNames(tag(name)).stream().noneMatch(WordsReader.SHIPPED::contains)) {
                keys.putIfAbsent("name", locale.getDisplayLanguage(locale));
            }
            if (!name.equals(main)) {
                ours.put(tag(name), keys);
            }
        });
        return ours;
    }

    /** Adds what is only said of the site's own language, and which that is. */
    void complete(Map<String, Object> site) {
        Map<?, ?> own = declared.getOrDefault(main, Map.of());
        Stream.of("title", "description").forEach(key -> text(own, key).ifPresent(text -> site.putIfAbsent(key, text)));
        String language = String.valueOf(site.get("language")).toLowerCase(Locale.ROOT);
        if (!declared.isEmpty() && !language.startsWith(main.toLowerCase(Locale.ROOT))) {
            site.put("language", tag(main));
        }
    }

    private static Optional<String> text(Map<?, ?> settings, String... keys) {
        return Stream.of(keys)
                .flatMap(key -> settings.entrySet().stream()
                        .filter(entry -> entry.getKey().toString().equalsIgnoreCase(key)))
                .map(entry -> entry.getValue().toString().strip())
                .filter(text -> !text.isEmpty() && !text.contains("\n"))
                .findFirst();
    }

    /** The folders with the articles of one language each, from the top. */
    List<String> folders() {
        return declared.values().stream()
                .flatMap(settings -> text(settings, "contentDir").stream())
                .map(FolderLanguages::folder)
                .toList();
    }

    private static String folder(String written) {
        return written.replaceFirst("^\\./", "").replaceFirst("/*$", "/");
    }

    /**
     * Finds the language of an article.
     *
     * @param path from the top
     * @param place below the folder of all articles
     * @param keys its front matter
     */
    Optional<Found> of(String path, String place, Map<String, Object> keys) {
        for (Map.Entry<String, Map<?, ?>> one : declared.entrySet()) {
            Optional<String> folder = text(one.getValue(), "contentDir").map(FolderLanguages::folder);
            if (folder.filter(path::startsWith).isPresent()) {
                return Optional.of(
                        found(one.getKey(), path.substring(folder.get().length()), mainBelow));
            }
        }
        Matcher suffixed = SUFFIXED.matcher(place);
        if (suffixed.matches()
                && (declared.containsKey(suffixed.group(2)) || suffixed.group(2).equals(main))) {
            return Optional.of(found(suffixed.group(2), suffixed.group(1) + suffixed.group(3), mainBelow));
        }
        Matcher first = FIRST_FOLDER.matcher(place);
        if (first.matches()
                && Stream.of("lang", "language", "locale")
                        .flatMap(key -> Stream.ofNullable(keys.get(key)))
                        .anyMatch(tag -> tag.toString().equalsIgnoreCase(first.group(1)))) {
            return Optional.of(found(first.group(1), first.group(2), true));
        }
        return mainBelow ? Optional.of(found(main, place, true)) : Optional.empty();
    }

    private Found found(String name, String place, boolean always) {
        boolean own = name.equalsIgnoreCase(main);
        return new Found(
                own ? Optional.empty() : Optional.of(tag(name)),
                place,
                always || !own ? "/" + name.toLowerCase(Locale.ROOT) : "");
    }
}
