package dev.octavo.search;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.site.Entry;
import dev.octavo.site.SiteConfig;
import dev.octavo.site.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An article that the search finds.
 *
 * @param day of a post
 * @param language a BCP 47 tag
 */
record Found(
        SourcePath source,
        Address address,
        String title,
        Optional<String> description,
        List<Term> tags,
        Optional<LocalDate> day,
        String language) {
    Found {
        tags = List.copyOf(tags);
    }

    static Found of(Entry entry, SiteConfig config) {
        return new Found(
                entry.source().path(),
                entry.address(),
                entry.title(),
                entry.meta().description(),
                entry.meta().tags(),
                entry.isPost() ? Optional.of(entry.date().day()) : Optional.empty(),
                entry.meta().placement().language().orElse(config.language()));
    }

    /** The first part of an address that has several, behind that of its language; blanks part the words of the index. */
    Optional<String> section() {
        List<String> parts = List.of(address.path().substring(1).split("/", -1));
        List<String> own = parts.get(0).equalsIgnoreCase(language) ? parts.subList(1, parts.size()) : parts;
        return Optional.of(own)
                .filter(all -> all.size() > 2 && !all.get(0).contains(" "))
                .map(all -> all.get(0));
    }
}
