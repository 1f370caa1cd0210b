package dev.octavo.picture;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads drawings as XML. Nothing external is loaded, and entities are expanded up to a limit that is the same on every JDK. */
public final class Svg {
    private static final int MOST_EXPANDED = 1_000_000;

    private Svg() {}

    /** The events of a drawing. Prefixes are part of names, whether they are declared or not. */
    public static XMLStreamReader reader(String text) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty("jdk.xml.entityExpansionLimit", 100_000);
        factory.setProperty("jdk.xml.totalEntitySizeLimit", MOST_EXPANDED);
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", MOST_EXPANDED);
        factory.setProperty("jdk.xml.elementAttributeLimit", 1000);
        factory.setProperty("jdk.xml.maxElementDepth", 2000);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> new ByteArrayInputStream(new byte[0]));
        return factory.createXMLStreamReader(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
    }

    /** Whether the first element is {@code svg}; a page of HTML may have one further down. */
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

    /** The encoding of a drawing, by its first bytes (XML 1.0, appendix F). */
    public static Charset charset(byte[] file) {
        int start = file.length < 4 ? 0 : ((file[0] & 0xFF) << 8) | (file[1] & 0xFF);
        return switch (start) {
            case 0xFEFF, 0x003C -> StandardCharsets.UTF_16BE;
            case 0xFFFE, 0x3C00 -> StandardCharsets.UTF_16LE;
            default -> StandardCharsets.UTF_8;
        };
    }

    /** The characters of a drawing. */
    public static String text(byte[] file) {
        return new String(file, charset(file));
    }

    /** The name without its prefix. */
    public static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    /** The prefix of a name; empty where it has none. */
    public static String prefix(String name) {
        return name.substring(0, Math.max(0, name.indexOf(':')));
    }
}
