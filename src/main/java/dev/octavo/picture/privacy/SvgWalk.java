package dev.octavo.picture.privacy;

import dev.octavo.picture.SvgTags;
import dev.octavo.picture.SvgTags.Attribute;
import dev.octavo.picture.SvgTags.Tag;
import dev.octavo.text.Html;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tags of an SVG file: comments, {@code metadata} and what editors add are no part of the drawing. */
final class SvgWalk implements PrivateCopy.Walk {
    private static final int MOST_BYTES = 20_000_000;
    private static final int FIRST_TAG = 1 << 16;
    private static final String RIGHTS =
            "<metadata><dc:rights xmlns:dc=\"http://purl.org/dc/elements/1.1/\">%s</dc:rights></metadata>";
    /** What the names of namespaces contain in which editors keep names of files, layers and their own format. */
    private static final Pattern EDITORS = Pattern.compile(
            "inkscape|sodipodi|ns\\.adobe\\.com|^&ns_|bohemiancoding|serif\\.com|figma|vectornator|boxy-svg");

    private final Set<String> prefixes = new HashSet<>();
    private Charset charset = StandardCharsets.ISO_8859_1; // which keeps the bytes of every other

    @Override
    public void through(Cursor in, Found found) throws IOException {
        byte[] start = in.upTo(FIRST_TAG);
        if (!isSvg(text(start))) {
            return;
        }
        byte[] rest = in.upTo(MOST_BYTES - FIRST_TAG);
        if (!in.isAtEnd()) {
            throw new Refused(
                    "is a drawing of more than 20 MB, from which no metadata is removed",
                    "make it simpler, publish it as a PNG, or keep its metadata: keep-metadata in the front matter");
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(start);
        all.writeBytes(rest);
        tags(text(all.toByteArray()), found);
    }

    /** With a character for each byte, or two where a mark at the start says that they are UTF-16. */
    private String text(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        if (mark == 0xFEFF || mark == 0xFFFE) {
            charset = mark == 0xFEFF ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        return new String(bytes, charset);
    }

    /** Whether the first element is that of a drawing; a page of HTML may have one further down. */
    private static boolean isSvg(String text) {
        SvgTags tags = new SvgTags(text);
        Tag tag = tags.next();
        while (tag != null && !tag.isElement()) {
            tag = tags.next();
        }
        return tag != null && tag.local().equals("svg");
    }

    private void tags(String text, Found found) {
        SvgTags tags = new SvgTags(text);
        for (Tag tag = tags.next(); tag != null; tag = tags.next()) {
            if (tag.name().equals("!--")) {
                if (!Rights.isNotice(bytes(text.substring(Math.min(tag.start() + 4, tag.end()), tag.end())))) {
                    drop(found, tag.start(), tag.end(), "");
                }
            } else if (tag.isElement() && !tag.closes()) {
                element(tags, text, tag, found);
            }
        }
    }

    private void element(SvgTags tags, String text, Tag tag, Found found) {
        List<Attribute> attributes = tags.attributes(tag);
        attributes.stream()
                .filter(attribute -> SvgTags.prefix(attribute.name()).equals("xmlns"))
                .filter(attribute -> EDITORS.matcher(attribute.value()).find())
                .forEach(attribute -> prefixes.add(attribute.local()));
        if (tag.local().equals("metadata")) {
            int end = end(tags, text, tag);
            String rights = Rights.words(text.substring(tag.end(), end), "dc:rights");
            String kept = rights.isEmpty() ? "" : RIGHTS.formatted(Html.escape(rights));
            if (!text.substring(tag.start(), end).equals(kept)) {
                drop(found, tag.start(), end, kept);
            }
        } else if (prefixes.contains(SvgTags.prefix(tag.name()))) {
            drop(found, tag.start(), end(tags, text, tag), "");
        } else {
            attributes.forEach(attribute -> attribute(attribute, found));
        }
    }

    private void attribute(Attribute attribute, Found found) {
        String without = attribute.local().equals("href") ? withoutMetadata(attribute.value()) : null;
        if (prefixes.contains(SvgTags.prefix(attribute.name()))) {
            drop(found, attribute.start(), attribute.end(), "");
        } else if (without != null) {
            drop(found, attribute.valueStart(), attribute.end() - 1, without);
        }
    }

    /** Behind the tag that closes {@code tag}. */
    private static int end(SvgTags tags, String text, Tag tag) {
        int depth = tag.opens() ? 1 : 0;
        int end = tag.end();
        while (depth > 0) {
            Tag inner = tags.next();
            if (inner == null) {
                return text.length();
            }
            if (inner.name().equals(tag.name())) {
                depth += inner.closes() ? -1 : inner.opens() ? 1 : 0;
            }
            end = inner.end();
        }
        return end;
    }

    /** The photograph in {@code data:image/jpeg;base64,…}, where it has something to hide. */
    private static @Nullable String withoutMetadata(String address) {
        int comma = address.indexOf(";base64,");
        if (!address.startsWith("data:image/") || address.startsWith("data:image/svg") || comma < 0) {
            return null;
        }
        try {
            byte[] picture = Base64.getMimeDecoder().decode(address.substring(comma + 8));
            Cuts cuts = PrivateCopy.cuts(new ByteArrayInputStream(picture));
            ByteArrayOutputStream copy = new ByteArrayOutputStream();
            try (OutputStream out = cuts.into(copy)) {
                out.write(picture);
            }
            String text = Base64.getEncoder().encodeToString(copy.toByteArray());
            return cuts.isNothing() ? null : address.substring(0, comma + 8) + text;
        } catch (IllegalArgumentException | IOException noPicture) {
            return null; // no browser shows it
        }
    }

    private void drop(Found found, int from, int to, String instead) {
        found.piece();
        long width = charset.equals(StandardCharsets.ISO_8859_1) ? 1 : 2;
        found.replace(from * width, (to - from) * width, bytes(instead));
    }

    private byte[] bytes(String text) {
        return text.getBytes(charset);
    }

    @Override
    public void end(Found found) {
        // A drawing has no EXIF.
    }
}
