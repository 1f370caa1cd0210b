package dev.octavo.project;

import java.util.Set;

/** What editors and systems leave in folders, and what is no content. */
public final class IgnoredNames {
    private static final Set<String> LEFTOVERS = Set.of("Thumbs.db", "ehthumbs.db", "desktop.ini");
    // Names with a dot that hosts ask for: RFC 8615, GitHub Pages, Codeberg Pages, Apache.
    private static final Set<String> WANTED_WITH_DOT = Set.of(".well-known", ".nojekyll", ".domains", ".htaccess");

    private IgnoredNames() {}

    /**
     * Whether a file or folder of that name is passed over.
     *
     * @param top the folder at the top that it lies in: {@code content}, {@code static}, {@code templates}
     */
    public static boolean covers(String top, String name) {
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
}
