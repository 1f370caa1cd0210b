package dev.octavo.lib.address;

import dev.octavo.lib.hash.Hash;

/**
 * One file as it was when the build read it.
 *
 * @param hash of its bytes
 */
public record Source(SourcePath path, Hash hash) {
    private static final Hash ANY_HASH = new Hash(0, 0);

    /** The same file with a placeholder for its hash: equal for any content. */
    public Source withAnyBytes() {
        return new Source(path, ANY_HASH);
    }

    // Written by hand, since a native program interprets the generated method.
    @Override
    public boolean equals(Object other) {
        return other instanceof Source that && path.equals(that.path) && hash.equals(that.hash);
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + hash.hashCode();
    }
}
