package dev.octavo.lib.picture.codec;

import java.io.StringReader;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads author and copyright from XMP and IPTC. Values that are already known stay. */
final class RightsMetadata {
    private static final Map<String, Integer> XMP_TAGS = Map.of("dc:rights", Exif.COPYRIGHT, "dc:creator", Exif.ARTIST);
    // IPTC-NAA IIM 4.2, 6: datasets of the second record
    private static final Map<Integer, Integer> IPTC_TAGS = Map.of(116, Exif.COPYRIGHT, 80, Exif.ARTIST);
    private static final int IPTC = 0x0404;
    private static final int MAX_LENGTH = 600;

    private RightsMetadata() {}

    /** Reads them from XMP (part 1, 8.3): only the first of several languages or people. */
    static void addXmp(byte[] packet, Map<Integer, byte[]> known) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false); // in practice everyone uses the same prefixes
        try {
            XMLStreamReader in =
                    factory.createXMLStreamReader(new StringReader(new String(packet, StandardCharsets.UTF_8)));
            int tag = 0;
            while (in.hasNext()) {
                int event = in.next();
                if (event == XMLStreamConstants.START_ELEMENT
                        && tag != 0
                        && in.getLocalName().equals("rdf:li")) {
                    add(tag, in.getElementText(), known);
                    tag = 0;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    tag = XMP_TAGS.getOrDefault(in.getLocalName(), tag);
                } else if (event == XMLStreamConstants.END_ELEMENT && XMP_TAGS.containsKey(in.getLocalName())) {
                    tag = 0;
                }
            }
        } catch (XMLStreamException malformed) {
            return; // keeps what was found before
        }
    }

    /** Reads them from Photoshop's image resources. */
    static void addIptc(ByteBuffer in, Map<Integer, byte[]> known) {
        try {
            while (in.getInt() == 0x3842494D) { // 8BIM
                int id = in.getShort() & 0xFFFF;
                int name = in.get() & 0xFF;
                in.position(in.position() + (name | 1));
                int length = in.getInt();
                ByteBuffer body = in.slice().limit(length);
                in.position(in.position() + length + length % 2);
                if (id == IPTC) {
                    addDatasets(body, known);
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException end) {
            return;
        }
    }

    private static void addDatasets(ByteBuffer in, Map<Integer, byte[]> known) {
        while (in.get() == 0x1C) {
            int record = in.get();
            int number = in.get() & 0xFF;
            byte[] value = new byte[in.getShort() & 0xFFFF];
            in.get(value);
            int tag = record == 2 ? IPTC_TAGS.getOrDefault(number, 0) : 0;
            if (tag != 0) {
                add(tag, value, known);
            }
        }
    }

    /** Adds a text in UTF-8, which most programs write today, or else in Latin-1. */
    static void add(int tag, byte[] value, Map<Integer, byte[]> known) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
            add(tag, text.toString(), known);
        } catch (CharacterCodingException older) {
            add(tag, new String(value, StandardCharsets.ISO_8859_1), known);
        }
    }

    private static void add(int tag, String text, Map<Integer, byte[]> known) {
        String plain = text.strip();
        if (!plain.isEmpty()) {
            String cut = plain.substring(0, Math.min(plain.length(), MAX_LENGTH));
            known.putIfAbsent(tag, (cut + "\0").getBytes(StandardCharsets.UTF_8));
        }
    }
}
