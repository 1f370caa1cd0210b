package dev.octavo.build.pipeline.picture;

import dev.octavo.build.cache.BlobCache.Blob;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.picture.PictureFormat;
import dev.octavo.lib.picture.PixelSize;
import dev.octavo.lib.picture.Renditions;
import dev.octavo.lib.picture.Renditions.Rendition;
import dev.octavo.lib.plain.RecordCodec;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A picture whose renditions are cached on disk.
 *
 * @param kept has a part for each rendition
 */
public record ReadyPicture(Blob kept, Facts facts) {
    /** The version of the format of the facts. */
    static final long FORMAT = 1;

    private static final RecordCodec<Facts> FACTS = RecordCodec.of(Facts.class);

    /**
     * What pages need to know about the renditions.
     *
     * @param size of the largest rendition
     * @param forms of the renditions, first those in the original's format, ascending; none if the file is published
     *     unchanged
     */
    public record Facts(PixelSize size, String colour, List<Form> forms) {
        static final Facts AS_IT_IS = new Facts(new PixelSize(1, 1), "", List.of());

        public Facts {
            forms = List.copyOf(forms);
        }

        static Facts of(Renditions made) {
            return new Facts(
                    made.size(),
                    made.colour(),
                    made.all().stream().map(Form::of).toList());
        }

        byte[] encoded() {
            return FACTS.encoded(this);
        }
    }

    /** A rendition without its bytes. */
    public record Form(PictureFormat format, int width, int height) {
        static Form of(Rendition rendition) {
            return new Form(rendition.format(), rendition.width(), rendition.height());
        }
    }

    static ReadyPicture of(Blob kept) {
        return new ReadyPicture(kept, FACTS.decoded(kept.facts()));
    }

    Hash key() {
        return kept.key();
    }

    /** Returns the index of the largest rendition in the original's format; -1 if there is none. */
    int largest() {
        int last = -1;
        for (int i = 0; i < facts.forms().size(); i++) {
            if (facts.forms().get(i).format() == facts.forms().get(0).format()) {
                last = i;
            }
        }
        return last;
    }

    /** Returns the index of the rendition at {@code address}. */
    Optional<Integer> number(Address address) {
        return IntStream.range(0, facts.forms().size())
                .filter(i -> PictureAddresses.isOf(address, facts.forms().get(i)))
                .boxed()
                .findFirst();
    }

    /** Returns the hash of a rendition's bytes. */
    Hash sum(int number) {
        return kept.parts().get(number).checksum();
    }
}
