package dev.octavo.feed;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML document, indented, with only the characters that XML 1.0 allows. */
final class XmlText {
    private final StringWriter text = new StringWriter() {
        @Override
        public void write(String written, int from, int length) {
            // A substring is copied at once; StringWriter of Java 17 goes character by character.
            write(written.substring(from, from + length));
        }
    };
    private final XMLStreamWriter out;
    private int depth;

    private XmlText() throws XMLStreamException {
        out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /** What is inside an element. */
    interface Inside {
        void write() throws XMLStreamException;
    }

    /** What is inside a document. */
    interface Document {
        void write(XmlText xml) throws XMLStreamException;
    }

    static String of(Document document) {
        try {
            XmlText xml = new XmlText();
            xml.out.writeStartDocument("UTF-8", "1.0");
            document.write(xml);
            xml.out.writeCharacters("\n");
            xml.out.writeEndDocument();
            return xml.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a document can be written into memory", e);
        }
    }

    /** An element with others in it; {@code attributes} are names and values in turn. */
    void element(String name, Inside inside, String... attributes) throws XMLStreamException {
        start(name, attributes);
        depth++;
        inside.write();
        depth--;
        newLine();
        out.writeEndElement();
    }

    /** An element with text in it. */
    void text(String name, String content, String... attributes) throws XMLStreamException {
        start(name, attributes);
        out.writeCharacters(legal(content));
        out.writeEndElement();
    }

    /** An element with nothing in it. */
    void empty(String name, String... attributes) throws XMLStreamException {
        newLine();
        out.writeEmptyElement(name);
        writeAttributes(attributes);
    }

    private void start(String name, String... attributes) throws XMLStreamException {
        newLine();
        out.writeStartElement(name);
        writeAttributes(attributes);
    }

    private void newLine() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth));
    }

    private void writeAttributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], legal(attributes[i + 1]));
        }
    }

    // XML 1.0, 2.2: what is not a Char may not even stand as a reference.
    private static String legal(String text) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!isLegal(c)) {
                StringBuilder rest = new StringBuilder(text.length()).append(text, 0, i);
                text.substring(i).codePoints().filter(XmlText::isLegal).forEach(rest::appendCodePoint);
                return rest.toString();
            }
        }
        return text;
    }

    private static boolean isLegal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
