package dev.octavo.links;

import dev.octavo.address.Slug;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is not known of a site, because files of it have mistakes: once they are mended, there may be addresses that there
 * are not now. A link to such an address is not called dead, since its author may have made no mistake.
 *
 * @param slugs all that an address of those files may end with, from their names and front matter
 * @param settings whether those of the whole site are among them, by which every address is made
 */
public record Unread(Set<String> slugs, boolean settings) {
    public static final Unread NOTHING = new Unread(Set.of(), false);

    /** What Octavo makes of several articles. */
    private static final Set<String> LISTS = Set.of("tags", "categories", "series", "authors", "archive");

    private static final Pattern BETWEEN_VALUES = Pattern.compile("[\\n,:|/\\[\\]{}\"']+");
    private static final Pattern DATE = Pattern.compile("^\\d{4}-\\d{1,2}-\\d{1,2}-");
    private static final Pattern EXTENSION = Pattern.compile("\\.\\p{Alnum}+$");
    private static final Pattern MEDIA =
            Pattern.compile("(?i).+\\.(?:png|jpe?g|gif|svg|webp|avif|md|pdf|mp[34]|webm)\\s*");
    private static final Pattern NAME_OF_A_FILE = Pattern.compile("(?i).+\\.(?!html?$|xml$)\\p{Alnum}+");

    public Unread {
        slugs = Set.copyOf(slugs);
    }

    /** What files with those paths may have for addresses, and those with these front matters. */
    public static Unread in(Stream<String> paths, Stream<String> frontMatters, boolean settings) {
        Stream<String> names = paths.flatMap(BETWEEN_VALUES::splitAsStream);
        Stream<String> values = frontMatters
                .flatMap(BETWEEN_VALUES::splitAsStream)
                .filter(value -> !MEDIA.matcher(value).matches()); // which is named there, and does not come from there
        Set<String> slugs =
                Stream.concat(names, values).flatMap(Unread::forms).collect(Collectors.toCollection(HashSet::new));
        slugs.addAll(LISTS);
        return new Unread(slugs, settings);
    }

    public boolean isNothing() {
        return slugs.isEmpty();
    }

    /** Whether {@code path}, which leads nowhere now, may lead to one of those files. */
    public boolean mayHave(String path) {
        String name = path.substring(path.replaceFirst("/$", "").lastIndexOf('/') + 1);
        boolean numbered = name.matches("\\d+/?"); // a page of a list, or a year
        boolean bySettings = settings && !NAME_OF_A_FILE.matcher(name).matches();
        return !isNothing() && (numbered || bySettings || forms(name).anyMatch(slugs::contains));
    }

    private static Stream<String> forms(String written) {
        String text = written.strip();
        String bare = EXTENSION.matcher(text).replaceFirst("");
        return Stream.of(text, bare, DATE.matcher(bare).replaceFirst(""))
                .map(Slug::of)
                .filter(slug -> !slug.isEmpty());
    }
}
