package dev.octavo.links;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A link cut into its parts, as RFC 3986, appendix B, does it.
 *
 * @param path percent-decoded
 * @param suffix query and fragment, escaped
 * @param fragment percent-decoded, without {@code #}
 */
record WrittenLink(String path, String suffix, Optional<String> fragment) {
    private static final Pattern EXTERNAL = Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:|//)");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String ILLEGAL = "\"<>\\^`{|}";

    /** Whether it has a scheme or a host, so that it leads out of the site. */
    static boolean isExternal(String written) {
        return EXTERNAL.matcher(written).find();
    }

    static WrittenLink of(String written) {
        int hash = written.indexOf('#');
        String beforeHash = hash < 0 ? written : written.substring(0, hash);
        int question = beforeHash.indexOf('?');
        String path = question < 0 ? beforeHash : beforeHash.substring(0, question);
        // What follows ":~:" is for the browser alone (WICG, text fragments).
        Optional<String> fragment = Optional.of(hash < 0 ? "" : written.substring(hash + 1))
                .map(part -> decoded(part.split(":~:", 2)[0]))
                // HTML, "select the indicated part": an empty fragment and "top" are the top of any page.
                .filter(f -> !f.isEmpty() && !f.equalsIgnoreCase("top"));
        return new WrittenLink(decoded(path), escaped(written.substring(path.length())), fragment);
    }

    /** {@code text} with everything escaped that must not stand in a URL; escapes that are there stay. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xFF;
            if (c <= ' ' || c >= 0x7F || ILLEGAL.indexOf(c) >= 0) {
                out.append('%').append(HEX.toHexDigits(b));
            } else {
                out.append((char) c);
            }
        }
        return out.toString();
    }

    /** {@code text} without its escapes; as it stands where they are not UTF-8 or not escapes at all. */
    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low >= 0) {
                out.write(high << 4 | low);
                i += 2;
            } else {
                out.write(bytes[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(out.toByteArray()))
                    .toString();
        } catch (CharacterCodingException notText) {
            return text;
        }
    }
}
