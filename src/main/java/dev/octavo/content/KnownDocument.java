package dev.octavo.content;

import dev.octavo.hash.Hash;
import dev.octavo.markdown.html.Body;
import dev.octavo.markdown.html.MarkdownDocument;
import dev.octavo.plain.RecordCodec;
import dev.octavo.site.Formulas;
import dev.octavo.site.MarkdownExtension;
import java.util.List;

/** A parsed article and its source. */
record KnownDocument(Origin origin, MarkdownDocument document) {
    private static final RecordCodec<KnownDocument> CODEC = RecordCodec.of(KnownDocument.class);

    /**
     * All that a document depends on, but the program.
     *
     * @param bytes of the article's file
     * @param markdown what it may be written with beside CommonMark and GFM
     * @param formulas how they were read
     * @param untrusted whether raw HTML was cleaned
     * @param typography the language as in which its words are set; empty where they are as typed
     */
    record Origin(
            Hash bytes, List<MarkdownExtension> markdown, Formulas formulas, boolean untrusted, String typography) {
        private static final RecordCodec<Origin> CODEC = RecordCodec.of(Origin.class);

        /** Whether a document in bytes was parsed from it; the rest is not read. */
        boolean isOf(byte[] document) {
            return CODEC.decoded(document).equals(this);
        }
    }

    /** The body of a document in bytes, without reading the rest. */
    static Body body(byte[] document) {
        return Beginning.CODEC.decoded(document).body();
    }

    private record Beginning(Origin origin, Body body) {
        private static final RecordCodec<Beginning> CODEC = RecordCodec.of(Beginning.class);
    }

    static KnownDocument of(byte[] bytes) {
        return CODEC.decoded(bytes);
    }

    byte[] bytes() {
        return CODEC.encoded(this);
    }
}
