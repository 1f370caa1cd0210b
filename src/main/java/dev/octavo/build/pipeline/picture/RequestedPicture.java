package dev.octavo.build.pipeline.picture;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.picture.PictureEncoder;
import dev.octavo.lib.picture.RenditionRequest;
import dev.octavo.lib.plain.Fingerprint;
import dev.octavo.lib.plain.RecordCodec;
import java.util.HexFormat;

/** A picture of the project, and how to encode it. */
public record RequestedPicture(SourcePath file, RenditionRequest request) {
    private static final char BETWEEN = '\n'; // not in the name of any publishable file
    private static final RecordCodec<RenditionRequest> REQUESTS = RecordCodec.of(RenditionRequest.class);

    /** Returns the origin of its renditions in the cache. */
    String origin() {
        return "picture" + KeptName.ORIGIN + file;
    }

    /** Returns its name in the ledger. */
    @Override
    public String toString() {
        return file.value() + BETWEEN + HexFormat.of().formatHex(REQUESTS.encoded(request));
    }

    /** Reads such a name. */
    public static RequestedPicture of(String name) {
        int end = name.lastIndexOf(BETWEEN);
        byte[] request = HexFormat.of().parseHex(name.substring(end + 1));
        return new RequestedPicture(new SourcePath(name.substring(0, end)), REQUESTS.decoded(request));
    }

    /** Returns the cache key of its renditions if the file has that content. Equal keys stand for equal bytes. */
    Hash key(Hash content) {
        return new Digest()
                .add(content)
                .add(Fingerprint.of(request))
                .add(PictureEncoder.VERSION)
                .add(ReadyPicture.FORMAT)
                .hash();
    }
}
