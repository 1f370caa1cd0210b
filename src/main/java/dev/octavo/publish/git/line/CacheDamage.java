package dev.octavo.publish.git.line;

/** The repository beside the site lacks something that it should hold, or holds something else: it can be made anew. */
public final class CacheDamage extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CacheDamage(Throwable cause) {
        super(cause);
    }
}
