package dev.octavo.use.importer.source;

import dev.octavo.blog.schema.WordsReader;
import dev.octavo.blog.words.Languages;
import dev.octavo.use.scaffold.OldSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The languages that an old site declares, and in which of them an article is. */
final class FolderLanguages {
    private static final Pattern SUFFIXED = Pattern.compile("(.+)\\.([A-Za-z_-]{2,10})(\\.\\w+)");
    private static final Pattern FIRST_FOLDER = Pattern.compile("([A-Za-z_-]{2,10})/(.+)");

    /** By the names that the old program has for them, with their settings. */
    private final Map<String, Map<?, ?>> declared = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final List<String> disabled;
    private final String main;
    private final boolean mainBelow;

    /**
     * A place without its language.
     *
     * @param language its tag; empty for the site's own language
     * @param place the path below the folder of all articles, without what names the language
     * @param below the path before its address
     * @param folder the folder of its language, if that is part of the address as others are; else empty
     * @param disabled whether the old program makes nothing of that language
     */
    record Found(Optional<String> language, String place, String below, String folder, boolean disabled) {
        static Found none(String place) {
            return new Found(Optional.empty(), place, "", "", false);
        }

        /** A path with the folder of its language. */
        String whole(String path) {
            return folder.isEmpty() || path.isEmpty() ? folder + path : folder + "/" + path;
        }
    }

    FolderLanguages(Generator generator, OldSettings settings) {
        List<String> keys = generator.words("languages");
        main = Stream.of(
                        keys.stream().skip(1).flatMap(key -> settings.text(key).stream()),
                        settings.first("language", tag -> keys.isEmpty()).stream(),
                        Stream.of("en"))
                .flatMap(names -> names)
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
        declared.keySet().removeIf(name -> !Languages.CODES.contains(primary(tag(name))));
        disabled = Stream.concat(
                        settings.texts("disableLanguages").stream(),
                        declared.entrySet().stream()
                                .filter(one -> text(one.getValue(), "disabled")
                                        .filter("true"::equals)
                                        .isPresent())
                                .map(Map.Entry::getKey))
                .toList();
    }

    private static String primary(String tag) {
        return tag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }

    private boolean isMain(String name) {
        return name.equalsIgnoreCase(main) || (!declared.containsKey(name) && name.equalsIgnoreCase(primary(main)));
    }

    /** Whether Octavo can say what a language calls itself. */
    private static boolean isNamed(String tag) {
        return Languages.name(tag).isPresent()
                || Languages.fileNames(tag).stream().anyMatch(WordsReader.SHIPPED::contains);
    }

    /** The tag of a language; some sites name one by its country, and write the tag beside it. */
    private String tag(String name) {
        Map<?, ?> settings = declared.getOrDefault(name, Map.of());
        boolean known = Languages.CODES.contains(primary(name));
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
            if (!isNamed(tag(name))) {
                // Not every Java has the language's own name.
                keys.putIfAbsent("name", Locale.forLanguageTag(tag(name)).getDisplayLanguage(Locale.ENGLISH));
            }
            if (!isMain(name)) {
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
        if (!declared.isEmpty()
                && Languages.CODES.contains(primary(main))
                && !primary(language).equals(primary(main))) {
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
        return written.replaceFirst("^\\./", "").replaceFirst("(?<!/)/*$", "/");
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
                        found(one.getKey(), path.substring(folder.get().length())));
            }
        }
        Matcher suffixed = SUFFIXED.matcher(place);
        if (suffixed.matches()
                && !declared.isEmpty()
                && (declared.containsKey(suffixed.group(2)) || isMain(suffixed.group(2)))) {
            return Optional.of(found(suffixed.group(2), suffixed.group(1) + suffixed.group(3)));
        }
        Matcher first = FIRST_FOLDER.matcher(place);
        if (first.matches()
                && Languages.CODES.contains(primary(first.group(1)))
                && isNamed(tag(first.group(1)))
                && Stream.of("lang", "language", "locale")
                        .flatMap(key -> Stream.ofNullable(keys.get(key)))
                        .anyMatch(tag -> tag.toString().equalsIgnoreCase(first.group(1)))) {
            Optional<String> language =
                    Optional.of(first.group(1)).filter(name -> !isMain(name)).map(this::tag);
            return Optional.of(new Found(language, first.group(2), "", first.group(1), false));
        }
        return mainBelow ? Optional.of(found(main, place)) : Optional.empty();
    }

    private Found found(String name, String place) {
        boolean own = isMain(name);
        return new Found(
                own ? Optional.empty() : Optional.of(tag(name)),
                place,
                mainBelow || !own ? "/" + name.toLowerCase(Locale.ROOT) : "",
                "",
                disabled.stream().anyMatch(name::equalsIgnoreCase));
    }
}
