package dev.octavo.publish.git;

/** The repository beside the site lacks something that it should hold, or holds something else: it can be made anew. */
final class CacheDamage extends RuntimeException {
    private static final long serialVersionUID = 1;

    CacheDamage(String said) {
        super(said);
    }
}
