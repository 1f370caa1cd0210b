package dev.octavo.use.importer.source;

import dev.octavo.blog.markdown.html.TagRules;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.text.Html;
import dev.octavo.use.importer.account.Account;
import dev.octavo.use.importer.account.Thing;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.io.input.XmlStreamReader;

/**
 * An element of an export in XML.
 *
 * @param name with its prefix: {@code wp:status}
 * @param text its own, and that of elements within which are markup
 */
record Xml(String name, Map<String, String> attributes, String text, List<Xml> inside) {
    private static final int MOST_LEVELS = 200;

    /** The text of the first element of that name; empty if there is none. */
    String get(String name) {
        return first(name).map(found -> found.text.strip()).orElse("");
    }

    Optional<Xml> first(String name) {
        return inside.stream().filter(element -> element.name.equals(name)).findFirst();
    }

    List<Xml> all(String name) {
        return inside.stream().filter(element -> element.name.equals(name)).toList();
    }

    String attribute(String name) {
        return attributes.getOrDefault(name, "");
    }

    /**
     * Reads a file, of which only one element at a time is in memory.
     *
     * @param elements the names of elements to tell of as soon as they end; those are left out of what surrounds them
     * @return the rest: the element around all
     * @throws ProblemException if it is no XML, or has entities or a DTD
     */
    static Xml read(Path file, Set<String> elements, Account account, Consumer<Xml> each) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try (Printable reader = new Printable(
                XmlStreamReader.builder().setPath(file).setLenient(true).get())) {
            XMLStreamReader xml = factory.createXMLStreamReader(reader);
            Xml root = read(xml, elements, each, file);
            if (reader.removed > 0) {
                account.changed(
                        Thing.FILE,
                        "without control characters, which XML does not allow",
                        Slashes.of(file.getFileName()));
            }
            return root;
        } catch (XMLStreamException wrong) {
            int line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNumber();
            boolean cut = String.valueOf(wrong.getMessage()).matches("(?s).*(?:end of|must start and end).*");
            throw refused(
                    file,
                    line,
                    cut ? "this file ends too early, or is not XML" : "invalid XML",
                    "export it again: the file is torn or was changed");
        }
    }

    private static ProblemException refused(Path file, int line, String fact, String remedy) {
        String path = Slashes.of(file);
        Location place = line > 0 ? Location.at(path, line, 1) : Location.file(path);
        return new ProblemException(ProblemKind.COMMAND.error(fact, place).hint(remedy));
    }

    /**
     * An element that is open, and its text so far.
     *
     * @param markup whether it is markup of the element around it, as Atom has it in XHTML
     */
    private record Open(
            String name, Map<String, String> attributes, StringBuilder text, List<Xml> inside, boolean markup) {
        String html() {
            StringBuilder html = new StringBuilder("<" + name);
            new TreeMap<>(attributes)
                    .forEach((key, value) -> html.append(' ')
                            .append(key)
                            .append("=\"")
                            .append(Html.escape(value))
                            .append('"'));
            return html + ">" + text + (TagRules.isVoid(name) ? "" : "</" + name + ">");
        }
    }

    private static Xml read(XMLStreamReader xml, Set<String> elements, Consumer<Xml> each, Path file)
            throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open("", Map.of(), new StringBuilder(), new ArrayList<>(), false));
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw refused(
                            file,
                            xml.getLocation().getLineNumber(),
                            "this file defines or uses entities of its own, which no export does",
                            "remove the lines with <!DOCTYPE and <!ENTITY, if you trust the file");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (open.size() > MOST_LEVELS) {
                        throw refused(
                                file,
                                xml.getLocation().getLineNumber(),
                                "elements are nested too deeply here",
                                "export it again");
                    }
                    Open around = open.element();
                    boolean markup = around.markup || "xhtml".equals(around.attributes.get("type"));
                    open.push(new Open(name(xml), attributes(xml), new StringBuilder(), new ArrayList<>(), markup));
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    open.element().text.append(open.element().markup ? Html.escape(xml.getText()) : xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    Open done = open.pop();
                    Xml element = new Xml(done.name, done.attributes, done.text.toString(), done.inside);
                    if (done.markup) {
                        open.element().text.append(done.html());
                    } else if (elements.contains(element.name)) {
                        each.accept(element);
                    } else {
                        open.element().inside.add(element);
                    }
                }
                default -> {
                    // comments and the like
                }
            }
        }
        List<Xml> root = open.element().inside;
        return root.isEmpty() ? new Xml("", Map.of(), "", List.of()) : root.get(0);
    }

    private static String name(XMLStreamReader xml) {
        String prefix = xml.getPrefix() == null ? "" : xml.getPrefix();
        return prefix.isEmpty() ? xml.getLocalName() : prefix + ":" + xml.getLocalName();
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    /** Leaves out characters that XML does not allow, which old databases have, and what plugins print before the beginning. */
    private static final class Printable extends FilterReader {
        private boolean begun;
        private long removed;

        Printable(Reader in) {
            super(in);
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            int kept = from;
            int read = 0;
            while (read >= 0 && kept == from) {
                read = in.read(buffer, from, length);
                for (int i = from; i < from + read; i++) {
                    char c = buffer[i];
                    begun |= c == '<';
                    boolean allowed = (c >= 0x20 && c != 0xFFFE && c != 0xFFFF) || c == '\n' || c == '\t' || c == '\r';
                    removed += allowed ? 0 : 1;
                    buffer[kept] = c;
                    kept += allowed && begun ? 1 : 0;
                }
            }
            return kept > from ? kept - from : -1;
        }
    }
}
