package dev.octavo.lib.picture.privacy;

import dev.octavo.lib.picture.Svg;
import dev.octavo.lib.picture.codec.ChunkReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Copies an SVG file without comments, {@code metadata} and what editors add. */
final class SvgStripper {
    /** Parts of the namespace names under which editors store file names, layer names and their own data. */
    private static final Pattern EDITORS = Pattern.compile(
            "inkscape|sodipodi|ns\\.adobe\\.com|^&ns_|bohemiancoding|serif\\.com|figma|vectornator|boxy-svg");

    /** Each {@code <} begins a match, which may run to the end of the file, so that no character is matched twice. */
    private static final Pattern PIECE = Pattern.compile(
            "(?<comment><!--)(?:.*?-->|.*)"
                    + "|<!\\[CDATA\\[(?:.*?]]>|.*)"
                    + "|<\\?(?:.*?\\?>|.*)"
                    + "|<!DOCTYPE[^\\[>]*+(?:\\[[^]]*+])?+[^>]*+>?"
                    + "|<(?<close>/?)(?<name>[^\\s/>\"'<]*+)"
                    + "(?<rest>[^>\"']*+(?:(?:\"[^\"]*+\"?+|'[^']*+'?+)[^>\"']*+)*+)>?",
            Pattern.DOTALL);

    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?<!\\s)\\s++([^\\s=\"'<>]++)\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)')");
    private static final Pattern PHOTOGRAPH =
            Pattern.compile("\\s*+(data:image/(?!svg)[^,]*;base64,)(.*)", Pattern.DOTALL);

    private final String text;
    private final StringBuilder copy = new StringBuilder();
    private final Set<String> prefixes = new HashSet<>();
    private int leftOut;

    private SvgStripper(String text) {
        this.text = text;
    }

    /** Returns the file unchanged if its first element is not {@code svg}. */
    static byte[] strip(byte[] file) {
        Charset charset = Svg.charset(file);
        // Latin-1 preserves the bytes if the encoding is not what it seems.
        boolean sure = Arrays.equals(Svg.text(file).getBytes(charset), file);
        Charset safe = sure ? charset : StandardCharsets.ISO_8859_1;
        SvgStripper svg = new SvgStripper(new String(file, safe));
        return svg.isCopied() ? svg.copy.toString().getBytes(safe) : file;
    }

    private boolean isCopied() {
        Matcher piece = PIECE.matcher(text);
        int from = 0;
        int hidden = 0; // the depth of open elements that are left out
        boolean first = true;
        while (piece.find()) {
            String name = piece.group("name");
            if (first && name != null && !Svg.local(name).equals("svg")) {
                return false;
            }
            first &= name == null;
            if (hidden == 0) {
                copy.append(text, from, piece.start());
            }
            from = piece.end();
            boolean closes = name != null && !piece.group("close").isEmpty();
            boolean opens = name != null && !closes && !piece.group("rest").endsWith("/");
            String tag = name == null || closes ? piece.group() : tag(piece.group());
            boolean isPrivate = name == null ? piece.group("comment") != null : isPrivate(name);
            if (hidden > 0 || isPrivate) {
                countLeftOut();
                hidden += opens ? 1 : closes && hidden > 0 ? -1 : 0;
            } else {
                copy.append(tag);
            }
        }
        copy.append(hidden == 0 ? text.substring(from) : "");
        return !first;
    }

    private void countLeftOut() {
        if (++leftOut > ChunkReader.MAX_CHUNKS) {
            throw new ChunkCopier.TooManyChunks();
        }
    }

    private boolean isPrivate(String name) {
        return Svg.local(name).equals("metadata") || prefixes.contains(Svg.prefix(name));
    }

    private String tag(String tag) {
        Matcher attributes = ATTRIBUTE.matcher(tag);
        boolean declares = tag.contains("xmlns");
        while (declares && attributes.find()) {
            if (Svg.prefix(attributes.group(1)).equals("xmlns")
                    && EDITORS.matcher(value(attributes)).find()) {
                prefixes.add(Svg.local(attributes.group(1)));
            }
        }
        return attributes.replaceAll(found -> Matcher.quoteReplacement(attribute(found)));
    }

    private static String value(MatchResult attribute) {
        return attribute.group(2) == null ? attribute.group(3) : attribute.group(2);
    }

    private String attribute(MatchResult attribute) {
        String name = attribute.group(1);
        if (prefixes.contains(Svg.prefix(name))) {
            countLeftOut();
            return "";
        }
        Matcher photograph = PHOTOGRAPH.matcher(Svg.local(name).equals("href") ? value(attribute) : "");
        return photograph.matches() ? without(attribute.group(), photograph.group(2)) : attribute.group();
    }

    /** Removes private metadata from the photograph in {@code data:image/jpeg;base64,…}. */
    private static String without(String attribute, String photograph) {
        try {
            return MetadataStripper.strip(Base64.getMimeDecoder().decode(photograph))
                    .map(copy ->
                            attribute.replace(photograph, Base64.getEncoder().encodeToString(copy)))
                    .orElse(attribute);
        } catch (IllegalArgumentException noPicture) {
            return attribute; // not valid Base64, so no browser shows it
        }
    }
}
