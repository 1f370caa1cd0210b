package dev.octavo.picture;

import dev.octavo.picture.PictureFault.Fault;
import dev.octavo.picture.SvgTags.Attribute;
import dev.octavo.picture.SvgTags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what no drawing needs that is shown as a picture: scripts, which browsers do not run there but run where a reader
 * opens the drawing by itself, and entities, by which a few lines become gigabytes.
 */
public final class SvgFaults {
    private static final int MOST = 10;
    private static final long MOST_EXPANDED = 10_000_000;
    private static final Set<String> FRAMES = Set.of("iframe", "embed", "object", "frame");

    /** A scheme that runs what follows it, also as one of the values of an animation; blanks in it are passed over. */
    private static final Pattern RUN = Pattern.compile("(?:^|;)(?:javascript:|vbscript:|data:text/html)");

    private static final Pattern REFERENCE = Pattern.compile("&(#[xX]?[0-9a-fA-F]{1,8}|[A-Za-z][\\w.-]{0,99});");
    private static final Pattern ENTITY =
            Pattern.compile("<!ENTITY\\s+(%\\s+)?([^\\s\"'>]+)\\s+(?:\"([^\"]*)\"|'([^']*)'|(SYSTEM|PUBLIC)\\b)");
    private static final Pattern DEFAULT_SCRIPT = Pattern.compile("\\s(?:on\\w{1,30}|(?:\\w{1,30}:)?href)\\s");

    private static final String REMOVE = "take it out: as a picture the drawing is the same without it. One that is to"
            + " react to readers is linked to and not shown, or lies in static/";
    private static final String RESOLVE =
            "write the text itself where the entity stands; programs for drawings do that when"
                    + " they save as plain or optimized SVG";

    private final String text;
    private final List<Place> found = new ArrayList<>();
    private final Map<String, String> entities = new HashMap<>();

    private SvgFaults(String text) {
        this.text = text;
    }

    /**
     * A fault, and where it is in {@link #text}.
     *
     * @param start in characters
     */
    public record Place(int start, int end, Fault fault) {}

    /** All that is wrong with the drawing, up to 10 faults. */
    public static List<Place> of(String text) {
        SvgFaults faults = new SvgFaults(text);
        faults.tags();
        return List.copyOf(faults.found);
    }

    /** The characters of a drawing, whose first bytes say how they are stored (XML 1.0, appendix F). */
    public static String text(byte[] file) {
        int start = file.length < 4 ? 0 : (file[0] & 0xFF) << 8 | (file[1] & 0xFF);
        return switch (start) {
            case 0xFEFF, 0x003C -> new String(file, StandardCharsets.UTF_16BE);
            case 0xFFFE, 0x3C00 -> new String(file, StandardCharsets.UTF_16LE);
            default -> new String(file, StandardCharsets.UTF_8);
        };
    }

    private void tags() {
        SvgTags tags = new SvgTags(text);
        for (Tag tag = tags.next(); tag != null && found.size() < MOST; tag = tags.next()) {
            if (tag.name().equals("!DOCTYPE")) {
                declaration(tag);
            } else if (tag.name().equals("?")) {
                instruction(tag);
            } else if (tag.isElement() && !tag.closes()) {
                element(tags, tag);
            }
        }
        if (!entities.isEmpty() && expanded() > MOST_EXPANDED) {
            found.add(new Place(0, 1, new Fault("becomes more than 10 MB when its entities are filled in", RESOLVE)));
        }
    }

    private void instruction(Tag tag) {
        String content = text.substring(tag.start(), tag.end()).toLowerCase(Locale.ROOT);
        if (content.startsWith("<?xml-stylesheet") && content.contains("xsl")) {
            add(tag.start(), tag.end(), "has a stylesheet in XSL, which can write scripts into it", REMOVE);
        }
    }

    private void element(SvgTags tags, Tag tag) {
        String local = tag.local().toLowerCase(Locale.ROOT);
        if (local.equals("script")) {
            add(tag.start(), tag.end(), "has a script", REMOVE);
        } else if (FRAMES.contains(local)) {
            add(tag.start(), tag.end(), "has another page in it, in <" + tag.name() + ">", REMOVE);
        }
        for (Attribute attribute : tags.attributes(tag)) {
            String name = attribute.local().toLowerCase(Locale.ROOT);
            int start = attribute.end()
                    - attribute.value().length()
                    - attribute.name().length()
                    - 3;
            if (name.matches("on[a-z]+")) {
                add(start, attribute.end(), "has a script, in " + attribute.name(), REMOVE);
            } else if (isRun(attribute.value())) {
                add(start, attribute.end(), "has a script for an address, in " + attribute.name(), REMOVE);
            }
        }
    }

    private boolean isRun(String value) {
        boolean plain = value.indexOf(':') < 0 && value.indexOf('&') < 0; // as most, and the longest
        return !plain && RUN.matcher(plain(value)).find();
    }

    /** Without references and blanks, and in small letters, as a browser reads a scheme. */
    private String plain(String value) {
        String resolved = value.indexOf('&') < 0
                ? value
                : REFERENCE.matcher(value).replaceAll(found -> Matcher.quoteReplacement(resolved(found.group(1))));
        return resolved.replaceAll("[\\s\\p{Cntrl}]", "").toLowerCase(Locale.ROOT);
    }

    private String resolved(String reference) {
        if (!reference.startsWith("#")) {
            return entities.getOrDefault(reference, "");
        }
        boolean hex = reference.charAt(1) == 'x' || reference.charAt(1) == 'X';
        try {
            int code = Integer.parseInt(reference.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(code) ? Character.toString(code) : "";
        } catch (NumberFormatException none) {
            return "";
        }
    }

    private void declaration(Tag tag) {
        String content = text.substring(tag.start(), tag.end());
        if (content.contains("<!ATTLIST") && DEFAULT_SCRIPT.matcher(content).find()) {
            add(tag.start(), tag.end(), "gives its elements scripts or addresses in its DOCTYPE", REMOVE);
        }
        Matcher entity = ENTITY.matcher(content);
        while (entity.find() && found.size() < MOST) {
            String name = entity.group(2);
            String value = entity.group(3) == null ? entity.group(4) : entity.group(3);
            int start = tag.start() + entity.start();
            int end = tag.start() + entity.end();
            if (value == null) {
                add(start, end, "takes the entity \"" + name + "\" from another file", RESOLVE);
            } else if (entity.group(1) != null || value.matches("(?s).*[<&%].*")) {
                add(start, end, "has an entity \"" + name + "\" that is made of tags or of other entities", RESOLVE);
            } else {
                entities.putIfAbsent(name, value);
            }
        }
    }

    /** How many characters there are where entities are filled in. */
    private long expanded() {
        long length = text.length();
        Matcher reference = REFERENCE.matcher(text);
        while (reference.find()) {
            length += entities.getOrDefault(reference.group(1), "").length();
        }
        return length;
    }

    private void add(int start, int end, String fact, String remedy) {
        found.add(new Place(start, end, new Fault(fact, remedy)));
    }
}
