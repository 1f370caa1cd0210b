package dev.octavo.blog.site;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A site in one of its languages.
 *
 * @param language a BCP 47 tag
 * @param name the language's own name for itself
 * @param root the address of its home page; its other pages are below it
 * @param defaultAuthors the authors of its articles that name none
 * @param titles the titles of sections and taxonomies in this language, by name; others keep the site's
 */
public record Edition(
        String language,
        String name,
        Address root,
        String title,
        Optional<String> tagline,
        Optional<String> description,
        ZoneId zone,
        List<String> defaultAuthors,
        List<LinkGroup> navigation,
        List<LinkGroup> footer,
        Optional<String> copyright,
        Map<String, String> titles) {
    public Edition {
        titles = Map.copyOf(titles);
        defaultAuthors = List.copyOf(defaultAuthors);
        navigation = List.copyOf(navigation);
        footer = List.copyOf(footer);
    }

    /** The address in this edition of what a site in one language has at {@code address}. */
    public Address at(Address address) {
        return root.equals(Address.HOME)
                ? address
                : new Address(root.path() + address.path().substring(1));
    }

    /** {@code post.md} for {@code post.de.md}; empty if the name does not end with this language. */
    public Optional<SourcePath> withoutLanguage(SourcePath file) {
        String base = file.baseName();
        int from = base.length() - language.length();
        return from > 1
                        && base.charAt(from - 1) == '.'
                        && base.regionMatches(true, from, language, 0, language.length())
                ? Optional.of(new SourcePath(file.folder() + "/" + base.substring(0, from - 1)
                        + file.fileName().substring(base.length())))
                : Optional.empty();
    }

    /** Whether this edition shows articles in the language {@code tag}: {@code de} covers {@code de-AT}. */
    public boolean covers(String tag) {
        return base(tag).equals(base(language));
    }

    private static String base(String tag) {
        return tag.toLowerCase(Locale.ROOT).split("-", 2)[0];
    }
}
