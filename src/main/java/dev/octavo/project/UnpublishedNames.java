package dev.octavo.project;

import java.util.Locale;
import java.util.Set;

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
    private static final Set<String> FOLDERS = Set.of(
            "CVS,node_modules,__pycache__,__MACOSX,$RECYCLE.BIN,RECYCLER,System Volume Information,lost+found,@eaDir"
                    .split(",", -1));
    private static final Set<String> EXTENSIONS = Set.of((
            // Backups of editors and merge tools, swap files, unfinished downloads, logs, crash dumps.
            "bak backup old orig rej save tmp temp mine swp swo swn swx kate-swp part partial crdownload "
                    + "opdownload download log dmp stackdump pyc "
                    // Keys, passwords, and files that contain them.
                    + "key pem p8 p12 pfx ppk jks keystore kdb kdbx psafe3 ovpn env htpasswd tfstate tfvars "
                    // Database dumps.
                    + "sql dump")
            .split(" ", -1));
    private static final Set<String> NAMES =
            Set.of(("4913 core nohup.out dead.letter id_rsa id_dsa id_ecdsa id_ed25519 id_ecdsa_sk id_ed25519_sk "
                            + "htpasswd _netrc kubeconfig database.yml wp-config.php")
                    .split(" ", -1));
    private static final Set<String> SECRETS = Set.of("secrets", "credentials", "passwords");
    private static final Set<String> DATA = Set.of("", "yaml", "yml", "json", "toml", "ini", "xml", "txt", "csv");
    private static final Set<String> PACKED = Set.of("gz", "bz2", "xz", "zst", "zip", "7z");

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
        boolean covered = last > 0 && matchesFile(segments[last]);
        for (int i = 1; i <= last; i++) {
            covered |= isIgnored(segments[0], segments[i]) || (i < last && matchesFolder(segments[i]));
        }
        return covered;
    }

    public static boolean matchesFolder(String name) {
        return FOLDERS.contains(name);
    }

    public static boolean matchesFile(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return matchesLower(name.toLowerCase(Locale.ROOT), "");
        }
        String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return !extension.equals("md") && matchesLower(name.substring(0, dot).toLowerCase(Locale.ROOT), extension);
    }

    private static boolean matchesLower(String base, String extension) {
        if (PACKED.contains(extension)) {
            return base.indexOf('.') > 0 && matchesFile(base); // dump.sql.gz
        }
        return EXTENSIONS.contains(extension)
                || NAMES.contains(extension.isEmpty() ? base : base + "." + extension)
                || (SECRETS.contains(base) && DATA.contains(extension))
                || (base.startsWith("client_secret") && extension.equals("json")) // Google's name for it
                || (isNumber(extension) && (base.equals("core") || base.endsWith(".md"))); // post.md.0
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
