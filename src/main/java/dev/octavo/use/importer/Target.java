package dev.octavo.use.importer;

import dev.octavo.blog.content.ArticlePath;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.data.OldDate;
import dev.octavo.use.importer.old.OldItem.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where an article of the old blog goes.
 *
 * @param place of the old article, as its source names it
 * @param file of the new one
 * @param language of the edition that it is in, with which the name of the file ends; absent in the site's own language
 * @param address the old one, decoded; absent if it had none
 * @param keys its front matter, by Octavo's names
 */
record Target(
        String place,
        Kind kind,
        SourcePath file,
        Optional<String> language,
        Optional<String> address,
        Map<String, Object> keys) {
    /** Whether readers can see it on that day. */
    boolean isPublished(LocalDate today) {
        return !keys.containsKey("draft")
                && Stream.of("date", "publish-at").flatMap(this::day).noneMatch(day -> day.isAfter(today))
                && day("expires").allMatch(day -> day.isAfter(today));
    }

    private Stream<LocalDate> day(String key) {
        return Stream.ofNullable(keys.get(key))
                .flatMap(text -> OldDate.of(text.toString()).stream())
                .map(OldDate::day);
    }

    /** Whether lists show it on that day; a doubtful one is not. */
    boolean isListed(LocalDate today) {
        return kind == Kind.POST
                && Stream.of("draft", "unlisted", "publish-at", "expires").noneMatch(keys::containsKey)
                && OldDate.of(keys.getOrDefault("date", today).toString())
                        .filter(date -> !date.day().isAfter(today))
                        .isPresent();
    }

    /** Whether it is in a folder of its own, which translations share. */
    boolean hasFolder() {
        return file.baseName().equals("index" + language.map(tag -> "." + tag).orElse(""));
    }

    /** The folder with the files that it shows. */
    String files() {
        return hasFolder() ? file.folder() : ArticlePath.stem(file);
    }

    /** The authors that the front matter names, by ids or names. */
    List<?> authors() {
        Object named = keys.getOrDefault("author", keys.getOrDefault("authors", List.of()));
        return named instanceof List<?> list ? list : List.of(named);
    }
}
