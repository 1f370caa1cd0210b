package dev.octavo.address;

import dev.octavo.hash.Hash;

/**
 * One file as it was when the build read it.
 *
 * @param hash of its bytes
 */
public record Source(SourcePath path, Hash hash) {
    private static final Hash ANY = new Hash(0, 0);

    /** The file, whatever is in it. */
    public Source withAnyBytes() {
        return new Source(path, ANY);
    }
}
