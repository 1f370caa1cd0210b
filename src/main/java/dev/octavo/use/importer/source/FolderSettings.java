package dev.octavo.use.importer.source;

import dev.octavo.blog.project.ForeignSettings;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import dev.octavo.use.scaffold.OldSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the settings of a folder mean in Octavo. */
final class FolderSettings {
    private static final List<String> TEXTS =
            List.of("title", "tagline", "description", "language", "time-zone", "author", "posts-per-page");
    private static final List<String> LABELS = ForeignSettings.namesOf("link.title");
    private static final List<String> TARGETS = ForeignSettings.namesOf("link.url");

    private final Generator generator;
    private final OldSettings settings;

    private final Function<String, Optional<Object>> data;

    /** @param data what a file of data holds, by its path without extension */
    FolderSettings(Generator generator, OldSettings settings, Function<String, Optional<Object>> data) {
        this.generator = generator;
        this.settings = settings;
        this.data = data;
    }

    /** The settings by Octavo's keys; what else was set goes into the account. */
    Map<String, Object> ours(Account account) {
        Map<String, Object> ours = new LinkedHashMap<>();
        TEXTS.forEach(key -> settings.first(key, text -> true).ifPresent(value -> ours.put(key, value.strip())));
        settings.url().ifPresent(url -> ours.put("url", url));
        navigation().ifPresent(links -> ours.put("navigation", links));
        ours.keySet().forEach(key -> account.kept(Thing.SETTING, key));
        long known = ours.size();
        for (long other = known; other < settings.values().size(); other++) {
            account.left(Thing.SETTING, "about the old program or its theme", generator.name());
        }
        return ours;
    }

    private Optional<List<Object>> navigation() {
        return Stream.concat(
                        ForeignSettings.namesOf("navigation").stream().flatMap(path -> settings.value(path).stream()),
                        Stream.of("navigation", "nav", "menu")
                                .flatMap(name -> data.apply(name).stream())
                                .map(menus -> menus instanceof Map<?, ?> named && named.containsKey("main")
                                        ? named.get("main")
                                        : menus))
                .map(FolderSettings::links)
                .filter(links -> !links.isEmpty())
                .findFirst();
    }

    /** The links of a menu: a list of them, or addresses by their titles; each may have more below it. */
    private static List<Object> links(Object value) {
        List<Map<?, ?>> entries = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.stream()
                    .filter(Map.class::isInstance)
                    .forEach(entry -> entries.add(titled((Map<?, ?>) entry).orElse((Map<?, ?>) entry)));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, target) -> titled(Map.of(name, target)).ifPresent(entries::add));
        }
        List<Object> links = new ArrayList<>();
        entries.stream()
                .filter(entry -> !entry.containsKey("parent"))
                .sorted(Comparator.comparingLong(FolderSettings::weight))
                .forEach(entry -> first(entry, LABELS).ifPresent(label -> {
                    List<Object> below = new ArrayList<>();
                    ForeignSettings.namesOf("link.children").stream()
                            .flatMap(key -> Stream.ofNullable(entry.get(key)))
                            .forEach(children -> below.addAll(links(children)));
                    List<Object> named =
                            List.of(first(entry, List.of("identifier")).orElse(label), label);
                    below.addAll(links(entries.stream()
                            .filter(child -> child.get("parent") instanceof String parent && named.contains(parent))
                            .map(FolderSettings::withoutParent)
                            .toList()));
                    Map<String, Object> link = new LinkedHashMap<>();
                    link.put("title", label);
                    first(entry, TARGETS).ifPresent(target -> link.put("url", target));
                    if (!below.isEmpty()) {
                        link.put("children", below);
                    }
                    if (link.size() > 1) {
                        links.add(link);
                    }
                }));
        return links;
    }

    private static long weight(Map<?, ?> entry) {
        return entry.get("weight") instanceof Long weight ? weight : 0;
    }

    private static Map<?, ?> withoutParent(Map<?, ?> entry) {
        Map<Object, Object> alone = new LinkedHashMap<>(entry);
        alone.remove("parent");
        return alone;
    }

    /** An entry that is written as its title alone, with its address or what is below it. */
    private static Optional<Map<?, ?>> titled(Map<?, ?> entry) {
        String title = entry.keySet().stream().map(Object::toString).findFirst().orElse("");
        Object target = entry.size() == 1 ? entry.get(title) : "";
        return target instanceof String text && !text.isBlank() && !LABELS.contains(title)
                ? Optional.of(Map.of("name", title, "url", text.replaceFirst("(?<!\\s)\\s*+\\|\\|.*", "")))
                : target instanceof Map || target instanceof List
                        ? Optional.of(Map.of("name", title, "children", target))
                        : Optional.empty();
    }

    private static Optional<String> first(Map<?, ?> entry, List<String> names) {
        return names.stream()
                .flatMap(name -> Stream.ofNullable(entry.get(name)))
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /** Authors with names of their own, from the files that programs and themes keep them in. */
    static Map<String, Map<String, Object>> authors(Path top) throws IOException {
        Map<String, Map<String, Object>> authors = new LinkedHashMap<>();
        OldSettings.of(Stream.of(
                                "_data/authors.yml",
                                "_data/authors.yaml",
                                "data/authors.yaml",
                                "data/authors.yml",
                                "blog/authors.yml")
                        .map(top::resolve)
                        .toList())
                .values()
                .forEach((id, value) -> author(value).ifPresent(keys -> authors.put(id, keys)));
        return authors;
    }

    private static Optional<Map<String, Object>> author(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return Optional.empty();
        }
        return first(map, List.of("name", "display_name", "title")).map(name -> {
            Map<String, Object> keys = new LinkedHashMap<>();
            keys.put("name", name);
            first(map, List.of("bio", "about", "description")).ifPresent(bio -> keys.put("bio", bio));
            first(map, List.of("web", "site", "url", "website", "home"))
                    .filter(url -> url.matches("https?://\\S+"))
                    .ifPresent(url -> keys.put("links", List.of(Export.website(url))));
            return keys;
        });
    }
}
