package dev.octavo.project;

import java.util.Locale;
import java.util.Set;

/**
 * Names of files in {@code content/} or {@code static/} that are never published. The author is told of backups, keys,
 * passwords and dumps; files that editors, systems and Octavo itself leave are skipped silently.
 */
public final class UnpublishedNames {
    /** Where authors find from where the pictures came that lie beside it. */
    public static final String SOURCES_OF_PICTURES = "picture-sources.txt";

    private static final Set<String> LEFTOVERS = Set.of("Thumbs.db", "ehthumbs.db", "desktop.ini", SOURCES_OF_PICTURES);
    // Names with a dot that hosts ask for: RFC 8615, GitHub Pages, Codeberg Pages, Apache.
    private static final Set<String> WANTED_WITH_DOT = Set.of(".well-known", ".nojekyll", ".domains", ".htaccess");
    private static final Set<String> FOLDERS = Set.of(
            "CVS,node_modules,__pycache__,__MACOSX,$RECYCLE.BIN,RECYCLER,System Volume Information,lost+found,@eaDir"
                    .split(",", -1));
    private static final Set<String> EXTENSIONS = Set.of((
            // Copies of editors and merge tools, swap files, unfinished downloads, logs, what is left of a crash.
            "bak backup old orig rej save tmp temp mine swp swo swn swx kate-swp part partial crdownload "
                    + "opdownload download log dmp stackdump pyc "
                    // Keys, passwords, what tells both.
                    + "key pem p8 p12 pfx ppk jks keystore kdb kdbx psafe3 ovpn env htpasswd tfstate tfvars "
                    // Dumps of databases.
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
     * Whether a file or folder of that name is passed over.
     *
     * @param top the folder at the top that it lies in: {@code content}, {@code static}, {@code templates}
     */
    public static boolean passOver(String top, String name) {
        if (name.startsWith(".")) {
            return !(top.equals("static") && WANTED_WITH_DOT.contains(name));
        }
        // "~$" is a document that an office program has open; the last two are what editors of JetBrains write before a
        // file is replaced.
        return LEFTOVERS.contains(name)
                || name.startsWith("~$")
                || name.endsWith("~")
                || (name.startsWith("#") && name.endsWith("#"))
                || name.endsWith("___jb_tmp___")
                || name.endsWith("___jb_old___");
    }

    /** Whether the file at {@code path} below {@code content/} or {@code static/} is not published. */
    public static boolean cover(String path) {
        String[] segments = path.split("/", -1);
        int last = segments.length - 1;
        boolean covered = last > 0 && coverFile(segments[last]);
        for (int i = 1; i <= last; i++) {
            covered |= passOver(segments[0], segments[i]) || (i < last && coverFolder(segments[i]));
        }
        return covered;
    }

    /** Whether a folder of that name and all in it is not published. */
    public static boolean coverFolder(String name) {
        return FOLDERS.contains(name);
    }

    /** Whether a file of that name is not published. */
    public static boolean coverFile(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 0) {
            return coverLower(name.toLowerCase(Locale.ROOT), "");
        }
        String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return !extension.equals("md") && coverLower(name.substring(0, dot).toLowerCase(Locale.ROOT), extension);
    }

    private static boolean coverLower(String base, String extension) {
        if (PACKED.contains(extension)) {
            return base.indexOf('.') > 0 && coverFile(base); // dump.sql.gz
        }
        return EXTENSIONS.contains(extension)
                || NAMES.contains(extension.isEmpty() ? base : base + "." + extension)
                || (SECRETS.contains(base) && DATA.contains(extension))
                || (base.startsWith("client_secret") && extension.equals("json")) // as Google calls it
                || (isNumber(extension) && (base.equals("core") || base.endsWith(".md"))); // post.md.0
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
