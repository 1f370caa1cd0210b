package dev.octavo.use.importer.html;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds footnotes, whoever made them: a link to an element of the article that links back. */
final class OldFootnotes {
    private OldFootnotes() {}

    /** Marks references and notes as Octavo's own are, and puts the notes at the end. */
    static void mark(Element body) {
        Map<Element, Integer> numbers = new LinkedHashMap<>();
        Map<Element, Integer> order = new HashMap<>();
        Map<String, Element> byId = new HashMap<>();
        for (Element element : body.getAllElements()) {
            order.put(element, order.size());
            byId.putIfAbsent(element.id(), element);
        }
        for (Element link : body.select("a[href^=#]")) {
            note(link, order, byId)
                    .filter(note ->
                            !note.parents().contains(link) && !link.parents().contains(note))
                    .ifPresent(note -> {
                        numbers.putIfAbsent(note, numbers.size() + 1);
                        Element parent = link.parent();
                        Element raised = parent != null
                                        && parent.nameIs("sup")
                                        && parent.text().equals(link.text())
                                ? parent
                                : link;
                        Element mark =
                                new Element("a").addClass("footnote-ref").attr("id", "fnref:" + numbers.get(note));
                        raised.replaceWith(mark);
                    });
        }
        if (!numbers.isEmpty()) {
            body.appendChild(section(numbers));
        }
    }

    /** The note that a link leads to. */
    private static Optional<Element> note(Element link, Map<Element, Integer> order, Map<String, Element> byId) {
        String name = link.attr("href").substring(1);
        Element target = name.isEmpty() ? null : byId.get(name);
        Element note = target == null ? null : target.closest("li, div.footnote, p, dd");
        if (note == null || note.equals(link.closest("li, div.footnote, p, dd"))) {
            return Optional.empty();
        }
        String around = link.parent() == null ? "" : link.parent().id();
        boolean back = note.select("a[href^=#]").stream()
                .map(other -> other.attr("href").substring(1))
                .anyMatch(id -> !id.isEmpty() && (id.equals(link.id()) || id.equals(around)));
        boolean known = back || (note.hasAttr("data-note") && note.id().equals(name));
        if (known) {
            note.attr("data-note", "");
        }
        // The link back stands behind the reference only if that comes first.
        boolean below = known && order.getOrDefault(link, 0) < order.getOrDefault(note, 0);
        return below ? Optional.of(note) : Optional.empty();
    }

    private static Element section(Map<Element, Integer> numbers) {
        Element section = new Element("section").addClass("footnotes");
        Element list = section.appendElement("ol");
        Set<Element> emptied = new LinkedHashSet<>();
        numbers.forEach((note, number) -> {
            note.select("a[href^=#]").stream()
                    .filter(link -> link.text().matches("[\\s\\p{Punct}\\d↩↑⏎←^\uFE0E\uFE0F]*|(?i)back"))
                    .toList()
                    .forEach(Element::remove);
            Optional.ofNullable(note.parent()).ifPresent(emptied::add);
            note.remove();
            Element item = list.appendElement("li").attr("id", "fn:" + number);
            item.insertChildren(0, note.childNodesCopy());
            item.select("p:last-child").forEach(Paragraphs::trim);
        });
        emptied.forEach(OldFootnotes::removeEmpty);
        return section;
    }

    /** Removes the list that held the notes, and what surrounded it. */
    private static void removeEmpty(@Nullable Element around) {
        Element element = around;
        while (element != null
                && !element.nameIs("body")
                && element.text().isBlank()
                && element.select("img, iframe").isEmpty()) {
            Element parent = element.parent();
            element.remove();
            element = parent;
        }
    }
}
