package dev.octavo.lib.picture.pixel;

import dev.octavo.lib.picture.pixel.ColourSpace.Curve;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the colour profiles of screens and cameras, which are a curve for each channel and a matrix (ICC.1:2022, 8.3.3), and the
 * tables of presses. The result is the same on every machine, while the JDK's colour engine differs between versions.
 */
public final class IccProfile {
    private static final int MAX_TAGS = 200;
    private static final double TOLERANCE = 0.005;
    private final ByteBuffer in;
    private final Map<Integer, Integer> tags = new HashMap<>();

    private IccProfile(byte[] profile) {
        this.in = ByteBuffer.wrap(profile);
        int count = Math.min(MAX_TAGS, in.getInt(128));
        for (int i = 0; i < count; i++) {
            tags.putIfAbsent(in.getInt(132 + 12 * i), in.getInt(136 + 12 * i));
        }
    }

    /** The colour space of a picture with that profile; sRGB if there is none, or if it does not fit the picture. */
    public static ColourSpace colourSpace(byte[] profile, int channels) {
        if (profile.length < 132) {
            return ColourSpace.SRGB;
        }
        try {
            IccProfile read = new IccProfile(profile);
            String space = read.name(16);
            if (channels == 1 && space.equals("GRAY")) {
                Curve curve = read.curve("kTRC");
                return read.orSrgb(new ColourSpace(new Curve[] {curve, curve, curve}, new float[0]));
            }
            return channels >= 3 && space.equals("RGB ") && read.tags.containsKey(code("rXYZ"))
                    ? read.orSrgb(read.matrixColourSpace())
                    : ColourSpace.SRGB;
        } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
            return ColourSpace.SRGB;
        }
    }

    /** The CMYK table of a profile; absent if the profile has none that maps to Lab. */
    public static Optional<CmykTable> cmyk(byte[] profile) {
        if (profile.length < 132) {
            return Optional.empty();
        }
        try {
            IccProfile read = new IccProfile(profile);
            int at = read.tag("A2B0"); // the perceptual rendering intent
            boolean is16Bit = read.name(at).equals("mft2");
            boolean known = read.name(16).equals("CMYK")
                    && read.name(20).equals("Lab ")
                    && (is16Bit || read.name(at).equals("mft1"));
            return known ? Optional.of(new CmykTable(read.in, at, is16Bit)) : Optional.empty();
        } catch (IndexOutOfBoundsException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static int code(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1)).getInt();
    }

    private String name(int at) {
        byte[] name = new byte[4];
        in.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private int tag(String name) {
        Integer at = tags.get(code(name));
        if (at == null) {
            throw new IllegalArgumentException(name);
        }
        return at;
    }

    private double fixed(int at) {
        return in.getInt(at) / 65536.0;
    }

    private ColourSpace matrixColourSpace() {
        double[] toXyz = new double[9];
        String[] names = {"rXYZ", "gXYZ", "bXYZ"};
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < 3; i++) {
                toXyz[3 * i + c] = fixed(tag(names[c]) + 8 + 4 * i);
            }
        }
        float[] toSrgb = new float[9];
        for (int i = 0; i < 3; i++) {
            double[] row = new double[3];
            for (int c = 0; c < 3; c++) {
                for (int k = 0; k < 3; k++) {
                    row[c] += Srgb.FROM_XYZ[3 * i + k] * toXyz[3 * k + c];
                }
            }
            // Undo rounding errors, so that white stays white.
            double white = row[0] + row[1] + row[2];
            for (int c = 0; c < 3; c++) {
                toSrgb[3 * i + c] = (float) (Math.abs(white - 1) < 0.05 ? row[c] / white : row[c]);
            }
        }
        return new ColourSpace(new Curve[] {curve("rTRC"), curve("gTRC"), curve("bTRC")}, toSrgb);
    }

    /** Returns sRGB itself if the colours are practically the same: many cameras write such a profile. */
    private ColourSpace orSrgb(ColourSpace colours) {
        for (int i = 0; i < colours.toSrgb().length; i++) {
            if (Math.abs(colours.toSrgb()[i] - (i % 4 == 0 ? 1 : 0)) > TOLERANCE) {
                return colours;
            }
        }
        for (Curve curve : colours.curves()) {
            for (double stored = 0; stored <= 1; stored += 1 / 64.0) {
                if (Math.abs(curve.linear(stored) - Srgb.linear(stored)) > TOLERANCE) {
                    return colours;
                }
            }
        }
        return ColourSpace.SRGB;
    }

    // ICC.1:2022, 10.6 and 10.18
    private Curve curve(String name) {
        int at = tag(name);
        if (name(at).equals("para")) {
            return parametric(at);
        }
        int count = in.getInt(at + 8);
        if (!name(at).equals("curv") || count < 0 || count > 1 << 16) {
            throw new IllegalArgumentException(name);
        }
        if (count <= 1) {
            double gamma = count == 0 ? 1 : (in.getShort(at + 12) & 0xFFFF) / 256.0;
            return stored -> StrictMath.pow(stored, gamma);
        }
        double[] table = new double[count];
        for (int i = 0; i < count; i++) {
            table[i] = (in.getShort(at + 12 + 2 * i) & 0xFFFF) / 65535.0;
        }
        return stored -> {
            double position = stored * (count - 1);
            int below = Math.min(count - 2, (int) position);
            return table[below] + (position - below) * (table[below + 1] - table[below]);
        };
    }

    private Curve parametric(int at) {
        int type = in.getShort(at + 8);
        int[] counts = {1, 3, 4, 5, 7};
        if (type < 0 || type >= counts.length) {
            throw new IllegalArgumentException("type " + type);
        }
        double[] given = new double[7];
        for (int i = 0; i < counts[type]; i++) {
            given[i] = fixed(at + 12 + 4 * i);
        }
        double g = given[0];
        double a = type == 0 ? 1 : given[1];
        double b = given[2];
        double c = type == 2 ? 0 : given[3];
        double from = type == 0 ? 0 : type < 3 ? -b / a : given[4];
        double above = type == 2 ? given[3] : given[5];
        double below = type == 2 ? given[3] : given[6];
        return stored -> stored >= from ? StrictMath.pow(Math.max(0, a * stored + b), g) + above : c * stored + below;
    }
}
