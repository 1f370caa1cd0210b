package dev.octavo.render.asset;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Digest;
import dev.octavo.lib.picture.Argb;
import dev.octavo.lib.picture.PictureEncoder;
import dev.octavo.lib.picture.RenditionRequest.Crop;
import dev.octavo.lib.picture.codec.PictureException;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.raster.SvgRenderer;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.Inputs;
import dev.octavo.render.output.Origin;
import dev.octavo.render.output.Output;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An icon of the site, made from the picture in {@code file}.
 *
 * @param limit the most pixels of the picture
 */
record IconFile(Kind kind, SourcePath file, long limit) implements Output {
    private static final int ICO_HEADER_LENGTH = 22;

    enum Kind {
        ICO("/favicon.ico", 48, false),
        TOUCH("/apple-touch-icon.png", 180, true),
        SMALL("/icon-192.png", 192, false),
        LARGE("/icon-512.png", 512, false),
        MASKABLE_SMALL("/icon-maskable-192.png", 192, true),
        MASKABLE_LARGE("/icon-maskable-512.png", 512, true);

        private final String address;
        private final int side;
        private final boolean maskable;

        Kind(String address, int side, boolean maskable) {
            this.address = address;
            this.side = side;
            this.maskable = maskable;
        }

        Address address() {
            return new Address(address);
        }

        int side() {
            return side;
        }

        /** Whether devices crop it to their own shape. A translucent one is put on white, away from the edges. */
        boolean maskable() {
            return maskable;
        }
    }

    @Override
    public Address address() {
        return kind.address();
    }

    @Override
    public Origin origin() {
        return Origin.of("the icon of the site", Location.file(file.value()));
    }

    @Override
    public Content make(Inputs inputs) {
        byte[] bytes = inputs.bytes(file);
        Digest from = new Digest()
                .add(SvgRenderer.VERSION)
                .add(PictureEncoder.VERSION)
                .add(kind.name());
        return new Content.Bytes(
                inputs.kept("icon", from.add(bytes, 0, bytes.length).hash(), () -> icon(bytes)));
    }

    private byte[] icon(byte[] bytes) {
        Argb whole = pixels(bytes, kind.side());
        boolean coversFrame = !kind.maskable() || whole.pixels()[0] >>> 24 == 0xFF;
        byte[] png = (coversFrame ? whole : pixels(bytes, kind.side() * 5 / 8).onWhite(kind.side())).png();
        return kind == Kind.ICO ? ico(png) : png;
    }

    private Argb pixels(byte[] bytes, int side) {
        try {
            return SvgRenderer.pictureIn(bytes, new Crop(side, side, 50, 50), limit);
        } catch (PictureException e) {
            throw new ProblemException(ProblemKind.ICON
                    .error("the picture for the icons " + e.fault().fact(), Location.file(file.value()))
                    .hint(e.fault().remedy()));
        }
    }

    /** An ICO file that contains a PNG, which every browser since 2009 reads. */
    private byte[] ico(byte[] png) {
        return ByteBuffer.allocate(ICO_HEADER_LENGTH + png.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 1) // one picture; then its sides, palette, planes and bits
                .put((byte) kind.side())
                .put((byte) kind.side())
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 32)
                .putInt(png.length)
                .putInt(ICO_HEADER_LENGTH)
                .put(png)
                .array();
    }
}
