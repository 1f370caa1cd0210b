package dev.octavo.asset;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.hash.Digest;
import dev.octavo.output.Content;
import dev.octavo.output.Inputs;
import dev.octavo.output.Origin;
import dev.octavo.output.Output;
import dev.octavo.picture.Argb;
import dev.octavo.picture.PictureEncoder;
import dev.octavo.picture.PictureException;
import dev.octavo.picture.RenditionRequest;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.raster.Inset;
import dev.octavo.raster.Raster;
import dev.octavo.raster.RasterException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An icon of the site, made of the picture in {@code file}.
 *
 * @param limit of the picture's pixels
 */
record IconFile(Kind kind, SourcePath file, long limit) implements Output {
    private static final int[] SIDES_IN_ICO = {16, 32, 48};
    private static final int ICO_HEAD = 6;
    private static final int ICO_ENTRY = 16;
    private static final int UNUSED_QUALITY = 80;

    enum Kind {
        ICO("/favicon.ico", 48, false),
        TOUCH("/apple-touch-icon.png", 180, true),
        SMALL("/icon-192.png", 192, false),
        LARGE("/icon-512.png", 512, false),
        MASKABLE_SMALL("/icon-maskable-192.png", 192, true),
        MASKABLE_LARGE("/icon-maskable-512.png", 512, true);

        private final String address;
        private final int side;
        private final boolean framed;

        Kind(String address, int side, boolean framed) {
            this.address = address;
            this.side = side;
            this.framed = framed;
        }

        Address address() {
            return new Address(address);
        }

        int side() {
            return side;
        }

        /** Whether the device cuts it to a shape of its own, so that it must fill its square, with nothing near the edge. */
        boolean framed() {
            return framed;
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
        Digest from =
                new Digest().add(Raster.VERSION).add(PictureEncoder.VERSION).add(kind.name());
        return new Content.Bytes(
                inputs.kept("icon", from.add(bytes, 0, bytes.length).hash(), () -> icon(bytes)));
    }

    private byte[] icon(byte[] bytes) {
        if (kind == Kind.ICO) {
            return ico(bytes);
        }
        Argb whole = pixels(bytes, kind.side());
        return kind.framed() ? framed(bytes, whole) : whole.png();
    }

    private Argb pixels(byte[] bytes, int side) {
        try {
            if (PictureEncoder.isLeftAsItIs(bytes)) {
                return Raster.covering(new String(bytes, StandardCharsets.UTF_8), side, side);
            }
            RenditionRequest request =
                    new RenditionRequest(List.of(side), Optional.empty(), UNUSED_QUALITY, UNUSED_QUALITY);
            return PictureEncoder.argb(bytes, request, limit);
        } catch (RasterException e) {
            throw unusable("is no SVG that can be drawn: " + e.getMessage(), "export it again, or use a PNG");
        } catch (PictureException e) {
            throw unusable(e.fault().fact(), e.fault().remedy());
        }
    }

    private ProblemException unusable(String fact, String remedy) {
        return new ProblemException(Problem.error("the picture for the icons " + fact, Location.file(file.value()))
                .hint(remedy));
    }

    /** On white and smaller where the picture has holes; as it is where it fills its square. */
    private byte[] framed(byte[] bytes, Argb whole) {
        boolean full = whole.pixels()[0] >>> 24 == 0xFF;
        int inner = full ? kind.side() : kind.side() * 5 / 8;
        int edge = (kind.side() - inner) / 2;
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + kind.side() + " " + kind.side()
                + "\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><image href=\"picture\" x=\"" + edge
                + "\" y=\""
                + edge + "\" width=\"" + inner + "\" height=\"" + inner + "\"/></svg>";
        Inset inset = (width, height) -> Optional.of(pixels(bytes, inner));
        try {
            return Raster.opaque(svg, kind.side(), kind.side(), Optional.of(inset), Optional.empty());
        } catch (RasterException e) {
            throw new IllegalStateException("the frame of an icon is SVG", e);
        }
    }

    /** Several PNG in one file, which every browser since 2009 reads. */
    private byte[] ico(byte[] bytes) {
        ByteBuffer head =
                ByteBuffer.allocate(ICO_HEAD + ICO_ENTRY * SIDES_IN_ICO.length).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        head.putShort((short) 0).putShort((short) 1).putShort((short) SIDES_IN_ICO.length);
        for (int side : SIDES_IN_ICO) {
            byte[] png = pixels(bytes, side).png();
            head.put((byte) side)
                    .put((byte) side)
                    .putShort((short) 0)
                    .putShort((short) 1)
                    .putShort((short) 32);
            head.putInt(png.length).putInt(head.capacity() + body.size());
            body.writeBytes(png);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(head.array());
        whole.writeBytes(body.toByteArray());
        return whole.toByteArray();
    }
}
