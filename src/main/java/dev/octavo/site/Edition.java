package dev.octavo.site;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A site in one of its languages.
 *
 * @param language a BCP 47 tag
 * @param name what the language calls itself
 * @param root the home page, below which its other pages stand
 * @param defaultAuthors the authors of its articles that name none
 * @param titles by name, of sections and taxonomies that are called otherwise in it
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
        List<NamedLink> navigation,
        Optional<String> copyright,
        Map<String, String> titles) {
    public Edition {
        titles = Map.copyOf(titles);
        defaultAuthors = List.copyOf(defaultAuthors);
        navigation = List.copyOf(navigation);
    }

    /** Where something stands in this edition that stands at {@code address} of a site in one language. */
    public Address at(Address address) {
        return root.equals(Address.HOME)
                ? address
                : new Address(root.path() + address.path().substring(1));
    }

    /** {@code post.md} of {@code post.de.md}, where the file is called after this language. */
    public Optional<SourcePath> unmarked(SourcePath file) {
        String base = file.baseName();
        int from = base.length() - language.length();
        return from > 1
                        && base.charAt(from - 1) == '.'
                        && base.regionMatches(true, from, language, 0, language.length())
                ? Optional.of(new SourcePath(file.folder() + "/" + base.substring(0, from - 1)
                        + file.fileName().substring(base.length())))
                : Optional.empty();
    }

    /** Whether articles in the language of that tag are those of this edition: {@code de-AT} are of {@code de}. */
    public boolean takes(String tag) {
        return base(tag).equals(base(language));
    }

    private static String base(String tag) {
        return tag.toLowerCase(Locale.ROOT).split("-", 2)[0];
    }
}
