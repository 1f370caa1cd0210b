package dev.octavo.blog.links;

import dev.octavo.lib.address.Slug;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The addresses that files with mistakes may have once they are corrected. A link to such an address is not reported as
 * dead, since its author may have made no mistake.
 *
 * @param slugs the possible last segments of those addresses, from file names and front matter
 * @param settings whether the site's settings have mistakes, which may change any address
 */
public record UnreadableFiles(Set<String> slugs, boolean settings) {
    public static final UnreadableFiles NONE = new UnreadableFiles(Set.of(), false);

    /** The addresses of lists of articles. */
    private static final Set<String> LISTS = Set.of("tags", "categories", "series", "authors", "archive");

    private static final Pattern BETWEEN_VALUES = Pattern.compile("[\\n,:|/\\[\\]{}\"']+");
    private static final Pattern DATE = Pattern.compile("^\\d{4}-\\d{1,2}-\\d{1,2}-");
    private static final Pattern INDEX =
            Pattern.compile("(?<=[^/.])/index\\.\\p{Alnum}+$"); // of a folder, which has the name
    private static final Pattern EXTENSION = Pattern.compile("\\.\\p{Alnum}+$");
    private static final Pattern MEDIA =
            Pattern.compile("(?i).+\\.(?:png|jpe?g|gif|svg|webp|avif|md|pdf|mp[34]|webm)\\s*");
    private static final Pattern NAME_OF_A_FILE = Pattern.compile("(?i).+\\.(?!html?$|xml$)\\p{Alnum}+");

    public UnreadableFiles {
        slugs = Set.copyOf(slugs);
    }

    /** The possible addresses of files with those paths and of articles with those front matters. */
    public static UnreadableFiles of(Stream<String> paths, Stream<String> frontMatters, boolean settings) {
        Stream<String> names = paths.flatMap(BETWEEN_VALUES::splitAsStream);
        Stream<String> values = frontMatters
                .flatMap(BETWEEN_VALUES::splitAsStream)
                .filter(value -> !MEDIA.matcher(value).matches()); // a file that the article uses, not its address
        Set<String> slugs = Stream.concat(names, values)
                .flatMap(UnreadableFiles::forms)
                .collect(Collectors.toCollection(HashSet::new));
        slugs.addAll(LISTS);
        return new UnreadableFiles(slugs, settings);
    }

    public boolean isEmpty() {
        return slugs.isEmpty();
    }

    /** Whether one of those files may have the address {@code path}. */
    public boolean mayPublish(String path) {
        String page = INDEX.matcher(path).replaceFirst("/");
        String name = page.substring(page.replaceFirst("/$", "").lastIndexOf('/') + 1);
        boolean numbered = name.matches("\\d+/?"); // a page number or a year
        boolean bySettings = settings && !NAME_OF_A_FILE.matcher(name).matches();
        return !isEmpty() && (numbered || bySettings || forms(name).anyMatch(slugs::contains));
    }

    private static Stream<String> forms(String written) {
        String text = written.strip();
        String bare = EXTENSION.matcher(text).replaceFirst("");
        return Stream.of(text, bare, DATE.matcher(bare).replaceFirst(""))
                .map(Slug::of)
                .filter(slug -> !slug.isEmpty());
    }
}
