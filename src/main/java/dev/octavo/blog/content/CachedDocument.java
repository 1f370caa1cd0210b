package dev.octavo.blog.content;

import dev.octavo.blog.markdown.html.Body;
import dev.octavo.blog.markdown.html.MarkdownDocument;
import dev.octavo.blog.site.Formulas;
import dev.octavo.blog.site.MarkdownExtension;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.plain.RecordCodec;
import java.util.Arrays;
import java.util.List;

/** A parsed article and its origin. */
record CachedDocument(Origin origin, MarkdownDocument document) {
    private static final RecordCodec<CachedDocument> CODEC = RecordCodec.of(CachedDocument.class);

    /**
     * Everything that a document depends on, except the program.
     *
     * @param bytes hash of the article's file
     * @param markdown the extensions beyond CommonMark and GFM
     * @param untrusted whether raw HTML was cleaned
     * @param typography the language whose typography was applied; empty if none was
     */
    record Origin(
            Hash bytes, List<MarkdownExtension> markdown, Formulas formulas, boolean untrusted, String typography) {
        private static final RecordCodec<Origin> CODEC = RecordCodec.of(Origin.class);

        /** Returns whether an encoded document, which begins with its origin, has this one. */
        boolean isOf(byte[] document) {
            byte[] own = CODEC.encoded(this);
            return own.length <= document.length && Arrays.equals(own, 0, own.length, document, 0, own.length);
        }
    }

    /** Decodes the body of an encoded document without the rest. */
    static Body body(byte[] document) {
        return Beginning.CODEC.decoded(document).body();
    }

    private record Beginning(Origin origin, Body body) {
        private static final RecordCodec<Beginning> CODEC = RecordCodec.of(Beginning.class);
    }

    static CachedDocument of(byte[] bytes) {
        return CODEC.decoded(bytes);
    }

    byte[] bytes() {
        return CODEC.encoded(this);
    }
}
