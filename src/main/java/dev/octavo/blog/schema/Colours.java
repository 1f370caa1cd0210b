package dev.octavo.blog.schema;

import dev.octavo.lib.loading.Resources;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Colours of CSS as numbers 0xRRGGBB, their contrast, and shades of them that can be read. */
public final class Colours {
    /** The theme's paper by day and at night. */
    static final int DAY = 0xfdfdfc;

    static final int NIGHT = 0x12181e;

    private static final double LEGIBLE = 4.5; // WCAG 2.2, 1.4.3
    private static final double MIDDLE = 0.18; // black can be read on what is lighter, and white on what is darker
    private static final double STEP = 0.005;
    private static final double MAX_CHROMA = 0.4; // more than any colour of sRGB has
    private static final Pattern FUNCTION =
            Pattern.compile("(rgb|hsl)a?\\(([^()]*)\\)|(oklch)\\(([^()]*)\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("([+-]?(?:[0-9]++|[0-9]*+\\.[0-9]+))(%|deg)?");

    private Colours() {}

    /** The names of CSS and their colours in hexadecimal. */
    static Map<String, String> names() {
        return Resources.table("/colours.txt");
    }

    /** The colour that {@code text} is in CSS; empty if it is none, or one that can be seen through. */
    public static Optional<Integer> of(String text) {
        String css = text.toLowerCase(Locale.ROOT);
        if (css.matches("#[0-9a-f]{3}f?")) {
            return of("#" + css.substring(1, 4).replaceAll("(.)", "$1$1"));
        }
        if (css.matches("#[0-9a-f]{6}(ff)?")) {
            return Optional.of(Integer.parseInt(css.substring(1, 7), 16));
        }
        Matcher function = FUNCTION.matcher(css);
        return function.matches()
                ? function(
                        function.group(1) == null ? "oklch" : function.group(1),
                        (function.group(2) == null ? function.group(4) : function.group(2))
                                .strip()
                                .split("[\\s,/]+"))
                : Optional.ofNullable(names().get(css)).map(hex -> Integer.parseInt(hex, 16));
    }

    private static Optional<Integer> function(String name, String[] arguments) {
        boolean numbers = Arrays.stream(arguments)
                .allMatch(argument -> NUMBER.matcher(argument).matches());
        if (!numbers
                || arguments.length < 3
                || arguments.length > 4
                || (arguments.length == 4 && number(arguments[3], 1) < 1)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (name) {
                    case "rgb" ->
                        rgb(
                                number(arguments[0], 255) / 255,
                                number(arguments[1], 255) / 255,
                                number(arguments[2], 255) / 255);
                    case "hsl" ->
                        hsl(
                                number(arguments[0], 360),
                                number(arguments[1], 100) / 100,
                                number(arguments[2], 100) / 100);
                    default ->
                        shade(new double[] {
                            number(arguments[0], 1),
                            number(arguments[1], 0.4),
                            Math.toRadians(number(arguments[2], 360))
                        });
                });
    }

    /** A number, or a percentage of {@code whole}. */
    private static double number(String argument, double whole) {
        Matcher number = NUMBER.matcher(argument);
        return number.matches()
                ? Double.parseDouble(number.group(1)) * ("%".equals(number.group(2)) ? whole / 100 : 1)
                : Double.NaN;
    }

    // CSS Color 4, 7.1
    private static int hsl(double hue, double saturation, double lightness) {
        double[] channels = new double[3];
        for (int i = 0; i < 3; i++) {
            double k = ((new int[] {0, 8, 4}[i] + hue / 30) % 12 + 12) % 12;
            channels[i] = lightness
                    - saturation
                            * Math.min(lightness, 1 - lightness)
                            * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
        }
        return rgb(channels[0], channels[1], channels[2]);
    }

    private static int rgb(double red, double green, double blue) {
        int colour = 0;
        for (double channel : new double[] {red, green, blue}) {
            colour = colour << 8 | (int) Math.round(255 * Math.max(0, Math.min(1, channel)));
        }
        return colour;
    }

    public static String hex(int colour) {
        return String.format(Locale.ROOT, "#%06x", colour);
    }

    /** By WCAG 2.2, from 1 to 21. */
    static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /** The contrast for people, rounded down: {@code 4.4 : 1}. */
    public static String ratio(int one, int other) {
        return String.format(Locale.ROOT, "%.1f : 1", Math.floor(10 * contrast(one, other)) / 10);
    }

    public static boolean isLegible(int colour, int ground) {
        return contrast(colour, ground) >= LEGIBLE;
    }

    /** The colour itself if it can be read on {@code ground}, or else the nearest shade of it that can. */
    public static int legible(int colour, int ground) {
        return isLegible(colour, ground) ? colour : legible(colour, oklch(colour)[0], ground);
    }

    /** The shade for the scheme with the paper {@code ground}: as light or as dark as the theme's own colours, if not more. */
    static int inOtherScheme(int colour, int ground) {
        double lightness = oklch(colour)[0];
        return legible(colour, ground == DAY ? Math.min(lightness, 0.52) : Math.max(lightness, 0.72), ground);
    }

    /** The first shade that can be read, from that lightness on. */
    private static int legible(int colour, double lightness, int ground) {
        double[] shade = oklch(colour);
        shade[0] = lightness;
        boolean light = luminance(ground) > MIDDLE;
        while (!isLegible(shade(shade), ground)) {
            shade[0] += light ? -STEP : STEP;
        }
        return shade(shade);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8 & 0xff) + 0.0722 * linear(colour & 0xff);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double gamma(double c) {
        return c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
    }

    /** Lightness, chroma and hue in Oklch (CSS Color 4, 9.3; the matrices are those of its sample code). */
    private static double[] oklch(int colour) {
        double r = linear(colour >> 16);
        double g = linear(colour >> 8 & 0xff);
        double b = linear(colour & 0xff);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        double x = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
        double y = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
        return new double[] {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, Math.hypot(x, y), Math.atan2(y, x)
        };
    }

    /** The colour with that lightness and hue, and as much of the chroma as screens show. */
    private static int shade(double[] oklch) {
        for (double chroma = Math.min(oklch[1], MAX_CHROMA); ; chroma -= STEP) {
            double x = Math.max(chroma, 0) * Math.cos(oklch[2]);
            double y = Math.max(chroma, 0) * Math.sin(oklch[2]);
            double l = Math.pow(oklch[0] + 0.3963377774 * x + 0.2158037573 * y, 3);
            double m = Math.pow(oklch[0] - 0.1055613458 * x - 0.0638541728 * y, 3);
            double s = Math.pow(oklch[0] - 0.0894841775 * x - 1.2914855480 * y, 3);
            double[] channels = {
                gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
                gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
                gamma(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
            };
            if (chroma <= 0 || Arrays.stream(channels).allMatch(channel -> channel > -0.002 && channel < 1.002)) {
                return rgb(channels[0], channels[1], channels[2]);
            }
        }
    }
}
