package dev.octavo.lib.picture;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads SVG as XML. Loads nothing external, and limits the expansion of entities equally on every JDK. */
public final class Svg {
    private static final int MAX_EXPANDED = 1_000_000;

    private Svg() {}

    /** A reader that leaves prefixes in names, whether they are declared or not. */
    public static XMLStreamReader reader(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("jdk.xml.entityExpansionLimit", 100_000);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", MAX_EXPANDED);
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", MAX_EXPANDED);
        factory.setProperty("jdk.xml.elementAttributeLimit", 1000);
        factory.setProperty("jdk.xml.maxElementDepth", 2000);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory.createXMLStreamReader(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
    }

    /** Whether the first element is {@code svg}; an HTML page may have one further down. */
    public static boolean isDrawing(String text) {
        try {
            XMLStreamReader reader = reader(text);
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // Declarations and comments come first.
            }
            return local(reader.getLocalName()).equals("svg");
        } catch (XMLStreamException malformed) {
            return false;
        }
    }

    /** The encoding of an SVG file, from its first bytes (XML 1.0, appendix F): UTF-8 or UTF-16. */
    public static Charset charset(byte[] file) {
        int start = file.length < 4 ? 0 : ((file[0] & 0xFF) << 8) | (file[1] & 0xFF);
        return switch (start) {
            case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
            case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    public static String text(byte[] file) {
        return new String(file, charset(file));
    }

    /** The name without its prefix. */
    public static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    /** The prefix of a name; empty if it has none. */
    public static String prefix(String name) {
        return name.substring(0, Math.max(0, name.indexOf(':')));
    }
}
