package dev.octavo.use.importer.account;

/** What an import accounts for. Each one of the old blog is kept, changed or left. */
public enum Thing {
    POST("posts"),
    PAGE("pages"),
    TEXT("texts"),
    ADDRESS("addresses"),
    LINK("links"),
    PART("links to parts"),
    PICTURE("pictures"),
    CAPTION("captions"),
    COMMENT("comments"),
    TAG("tags"),
    KEY("keys of front matter"),
    SYNTAX("tags and shortcodes"),
    BLOCK("blocks of HTML"),
    SCRIPT("scripts"),
    FILE("other files"),
    SETTING("settings");

    private final String plural;

    Thing(String plural) {
        this.plural = plural;
    }

    /** The word for several, for a line of the account. */
    public String plural() {
        return plural;
    }
}
