package dev.octavo.picture.codec;

import dev.octavo.picture.pixel.Colours;
import dev.octavo.picture.pixel.IccProfile;
import dev.octavo.picture.pixel.Inks;
import dev.octavo.picture.pixel.Orientation;
import dev.octavo.picture.pixel.Rows;
import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/** Reads JPEG with the JDK's decoder. */
final class JpegSource implements Source {
    private static final int MOST_AT_ONCE = 32 << 20;

    private final byte[] file;
    private final JpegSegments segments;
    private final Colours colours;

    JpegSource(byte[] file) throws PictureException {
        this.file = file;
        this.segments = JpegSegments.of(file);
        if (segments.process() > 0xC2) {
            boolean arithmetic = segments.process() >= 0xC9;
            throw new PictureException(new Fault(
                    "is JPEG of a kind that browsers do not show: "
                            + (arithmetic ? "arithmetic-coded" : "lossless or hierarchical"),
                    "save it as baseline or progressive JPEG"));
        }
        if (segments.precision() != 8) {
            throw new PictureException(new Fault(
                    "is JPEG with " + segments.precision() + " bits, which browsers do not show",
                    "save it as JPEG with 8 bits, or as PNG"));
        }
        if (segments.components() != 1 && segments.components() != 3 && segments.components() != 4) {
            throw PictureException.damaged();
        }
        this.colours = IccProfile.colours(segments.profile(), channels());
    }

    @Override
    public int channels() {
        return segments.components() == 1 ? 1 : 3;
    }

    @Override
    public Colours colours() {
        return colours;
    }

    @Override
    public Orientation orientation() {
        return Orientation.of(segments.orientation());
    }

    @Override
    public void read(Rows rows) throws PictureException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (BytesInput in = new BytesInput(segments.head(), file, segments.scans())) {
            reader.setInput(in, false, true);
            // The decoder fills in what is missing, with a warning that is the same in every version.
            boolean[] missing = {false};
            reader.addIIOReadWarningListener((from, warning) -> missing[0] |= warning.contains("premature end"));
            int[] taken = {0};
            Rows counted = row -> {
                taken[0]++;
                return rows.add(row);
            };
            if (segments.components() == 4) {
                readInks(reader, counted);
            } else {
                ImageReadParam param = reader.getDefaultReadParam();
                param.setDestination(new RowRaster(segments, file, colours.tables(255), counted).image());
                reader.read(0, param);
            }
            if (taken[0] < segments.height() || missing[0]) {
                throw PictureException.damaged();
            }
        } catch (IOException | RuntimeException cutOff) {
            throw PictureException.damaged();
        } finally {
            reader.dispose();
        }
    }

    /** A file with an end marker, which cannot occur in pixels (T.81, B.1.1.5), was not cut off. Without one, it is decoded. */
    @Override
    public void requireWhole() throws PictureException {
        for (int at = file.length - 2; at > segments.scans(); at--) {
            if (file[at] == (byte) 0xFF && file[at + 1] == (byte) 0xD9) {
                return;
            }
        }
        read(row -> row);
    }

    /** The decoder gives no rows of CMYK, only regions; for each, it decodes everything above it again. */
    private void readInks(ImageReader reader, Rows rows) throws IOException {
        Optional<Inks> press = IccProfile.inks(segments.profile());
        float[][] tables = colours.tables(255);
        float[] row = new float[3 * segments.width()];
        int height = Math.max(1, Math.min(segments.height(), MOST_AT_ONCE / segments.width()));
        for (int top = 0; top < segments.height(); top += height) {
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceRegion(new Rectangle(0, top, segments.width(), Math.min(height, segments.height() - top)));
            Raster part = reader.readRaster(0, param);
            byte[] inks = new byte[4 * segments.width()];
            for (int y = 0; y < part.getHeight(); y++) {
                part.getDataElements(part.getMinX(), part.getMinY() + y, segments.width(), 1, inks);
                if (segments.transform() == JpegSegments.YCCK) {
                    toInks(inks);
                }
                if (press.isPresent()) {
                    putPrinted(inks, press.get(), row);
                } else {
                    putPlain(inks, tables, row);
                }
                row = rows.add(row);
            }
        }
    }

    private void putPrinted(byte[] inks, Inks press, float[] row) {
        int[] amounts = new int[4];
        for (int x = 0; x < segments.width(); x++) {
            for (int ink = 0; ink < 4; ink++) {
                amounts[ink] = 255 - paper(inks[4 * x + ink]);
            }
            press.put(amounts, row, 3 * x);
        }
    }

    /** Treats inks as four filters that light passes through, where no profile says how they look. */
    private void putPlain(byte[] inks, float[][] tables, float[] row) {
        for (int x = 0; x < segments.width(); x++) {
            int black = paper(inks[4 * x + 3]);
            for (int c = 0; c < 3; c++) {
                row[3 * x + c] = tables[c][(paper(inks[4 * x + c]) * black + 127) / 255];
            }
        }
    }

    // JFIF 1.02, then the complement, since the decoder returns stored values.
    private static void toInks(byte[] stored) {
        for (int i = 0; i < stored.length; i += 4) {
            int light = stored[i] & 0xFF;
            int blue = (stored[i + 1] & 0xFF) - 128;
            int red = (stored[i + 2] & 0xFF) - 128;
            stored[i] = complement(light * 1000 + 1402 * red);
            stored[i + 1] = complement(light * 1000 - 344 * blue - 714 * red);
            stored[i + 2] = complement(light * 1000 + 1772 * blue);
        }
    }

    private static byte complement(int thousandths) {
        return (byte) (255 - Math.max(0, Math.min(255, (thousandths + 500) / 1000)));
    }

    /** How much of the paper an ink leaves uncovered, up to 255. */
    private int paper(byte stored) {
        return segments.inverted() ? stored & 0xFF : 255 - (stored & 0xFF);
    }
}
