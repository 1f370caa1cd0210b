package dev.octavo.blog.project;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.loading.Resources;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of files in {@code content/} or {@code static/} that are never published. Backups, keys, passwords and dumps
 * are reported to the author; files left by editors, systems and Octavo itself are ignored silently.
 */
public final class UnpublishedNames {
    /** The file that records the origins of downloaded pictures beside it. */
    public static final String SOURCES_OF_PICTURES = "picture-sources.txt";

    private static final Set<String> LEFTOVERS = Set.of("Thumbs.db", "ehthumbs.db", "desktop.ini", SOURCES_OF_PICTURES);
    // Names with a dot that hosts read: RFC 8615, GitHub Pages, Codeberg Pages, Apache.
    private static final Set<String> WANTED_WITH_DOT = Set.of(".well-known", ".nojekyll", ".domains", ".htaccess");
    private static final Map<String, Set<String>> TABLE = table();
    private static final Set<String> FOLDERS = words("folders");
    private static final Set<String> EXTENSIONS = words("extensions");
    private static final Set<String> UNPACKED = words("unpacked");
    private static final Set<String> PACKED = words("packed");
    private static final Set<String> NAMES = words("names");
    private static final Set<String> SECRETS = words("secrets");
    private static final Set<String> DATA = words("data");
    // What git mergetool leaves beside post.md: post_LOCAL_4711.md
    private static final Pattern MERGED = Pattern.compile(".*_(?:BACKUP|BASE|LOCAL|REMOTE)_\\d+(?:\\.[^.]*)?");
    // Files of Google, Firebase, AWS, Bitwarden and Firefox.
    private static final Pattern EXPORTS = Pattern.compile(
            "client_secret.*|.*firebase-adminsdk.*|service-?account(?:-?key)?.*|.*accesskeys|bitwarden_export.*|logins");
    private static final Pattern BACKUP = Pattern.compile("(?:.*[-_.])?backups?[-_.0-9]*");

    private UnpublishedNames() {}

    /**
     * Returns whether a file or folder of that name is ignored silently.
     *
     * @param top the top folder that contains it: {@code content}, {@code static} or {@code templates}
     */
    public static boolean isIgnored(String top, String name) {
        if (name.startsWith(".")) {
            return !(top.equals("static") && WANTED_WITH_DOT.contains(name));
        }
        // "~$" marks a document that an office program has open; JetBrains editors write the last two before replacing
        // a file.
        return LEFTOVERS.contains(name)
                || name.startsWith("~$")
                || name.endsWith("~")
                || (name.startsWith("#") && name.endsWith("#"))
                || name.endsWith("___jb_tmp___")
                || name.endsWith("___jb_old___");
    }

    /** Returns whether the file at {@code path} below {@code content/} or {@code static/} is not published. */
    public static boolean matchesPath(String path) {
        String[] segments = path.split("/", -1);
        int last = segments.length - 1;
        boolean covered = last > 0 && matchesFile(segments[0], segments[last]);
        for (int i = 1; i <= last; i++) {
            covered |= isIgnored(segments[0], segments[i]) || (i < last && matchesFolder(segments[i]));
        }
        return covered;
    }

    public static boolean matchesFolder(String name) {
        return FOLDERS.contains(name) || name.equals("System Volume Information");
    }

    /**
     * Returns whether a file of that name is not published.
     *
     * @param top the top folder that contains it: in {@code content} a copy of an article is reported with the article
     */
    public static boolean matchesFile(String top, String name) {
        boolean merged = name.indexOf('_') >= 0
                && !(top.equals("content") && SourcePath.isMarkdown(name))
                && MERGED.matcher(name).matches();
        return merged || matches(name, UNPACKED);
    }

    /** @param unpacked more extensions that are not published */
    private static boolean matches(String name, Set<String> unpacked) {
        if (SourcePath.isMarkdown(name)) {
            return false;
        }
        int dot = name.lastIndexOf('.');
        String lower = name.toLowerCase(Locale.ROOT);
        if (dot < 0) {
            return NAMES.contains(lower) || SECRETS.contains(lower);
        }
        String base = lower.substring(0, dot);
        String extension = lower.substring(dot + 1);
        if (PACKED.contains(extension)) { // dump.sql.gz
            return (base.indexOf('.') > 0 && matches(base, Set.of()))
                    || (base.contains("backup") && BACKUP.matcher(base).matches());
        }
        return switch (extension) {
            case "csv", "json" ->
                SECRETS.contains(base)
                        || NAMES.contains(lower)
                        || EXPORTS.matcher(base).matches();
            case "txt" ->
                SECRETS.contains(base) || NAMES.contains(lower) || SourcePath.isMarkdown(base) || isNamed(base);
            default ->
                EXTENSIONS.contains(extension)
                        || unpacked.contains(extension)
                        || NAMES.contains(lower)
                        || (DATA.contains(extension) && SECRETS.contains(base))
                        || isNumbered(base, extension);
        };
    }

    /** Whether a name before ".txt" is that of a secret: wp-config.php.txt. */
    private static boolean isNamed(String base) {
        return base.indexOf('.') > 0 && NAMES.contains(base);
    }

    /** Whether it is a version of an article or of another file, or a memory dump: post.md.0, post.md.r12, core.4711. */
    private static boolean isNumbered(String base, String extension) {
        boolean revision = extension.startsWith("r") && base.indexOf('.') > 0;
        return (revision || base.equals("core") || SourcePath.isMarkdown(base))
                && extension.length() > (revision ? 1 : 0)
                && extension.chars().skip(revision ? 1 : 0).allMatch(c -> c >= '0' && c <= '9');
    }

    private static Map<String, Set<String>> table() {
        Map<String, Set<String>> table = new HashMap<>();
        Resources.sections("/unpublished.txt")
                .forEach((name, lines) ->
                        table.put(name.get(0), Set.of(String.join(" ", lines).split(" ", -1))));
        return table;
    }

    private static Set<String> words(String section) {
        return Objects.requireNonNull(TABLE.get(section), section);
    }
}
