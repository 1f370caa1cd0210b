package dev.octavo.render.template.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.blog.publication.PublicationDate;
import dev.octavo.blog.site.Extra;
import dev.octavo.blog.site.FrontMatter;
import dev.octavo.blog.site.Term.Taxonomy;
import dev.octavo.blog.words.Phrase;
import dev.octavo.blog.words.Word;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.testing.RecordSamples;
import dev.octavo.testing.ShippedWords;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateBooleanModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** Plain data in, the template's view of it out. */
final class RecordWrapperTest {
    private static final RecordWrapper WRAPPER = new RecordWrapper(
            new SiteUrl("https://example.org", "/blog"), () -> ShippedWords.in("de"), query -> List.of());

    record Place(Address href, Optional<String> note) {
        public int length() {
            return href.path().length();
        }

        public Place changed() {
            return this;
        }

        public String titled(String title) {
            return title;
        }

        String hidden() {
            return "hidden";
        }

        static String shared() {
            return "shared";
        }
    }

    @Test
    void showsComponentsAndPublicMethodsOfARecord() throws TemplateModelException {
        assertEquals("{href=/blog/a/, length=3}", shown(new Place(new Address("/a/"), Optional.empty())));
        NamedValues model = (NamedValues) wrapped(new Place(Address.HOME, Optional.empty()));
        assertEquals(List.of("href", "note", "length"), model.names());
        assertEquals(List.of("first", "second"), ((NamedValues) wrapped(new Pair("a", "b"))).names());
    }

    record Pair(String first, String second) {
        @Override
        public int hashCode() {
            return first.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Pair pair && pair.first.equals(first) && pair.second.equals(second);
        }
    }

    @Test
    void showsADateInTheLanguageOfThePage() throws TemplateModelException {
        assertEquals(
                "{machine=2026-03-01, text=1. März 2026, withoutYear=1. März}",
                shown(PublicationDate.of(LocalDate.parse("2026-03-01"))));
        // The day is the one that the author wrote, at any offset.
        assertEquals(
                "{machine=2026-11-24T23:30:00-08:00, text=24. November 2026, withoutYear=24. November}",
                shown(PublicationDate.of(OffsetDateTime.parse("2026-11-24T23:30:00-08:00"))));
    }

    @Test
    void showsAPhraseInTheLanguageOfThePage() throws TemplateModelException {
        assertEquals("1 Minute Lesezeit", shown(new Phrase(Word.READ_TIME, Map.of("minutes", 1))));
        assertEquals("2 Minuten Lesezeit", shown(new Phrase(Word.READ_TIME, Map.of("minutes", 2))));
    }

    @Test
    void showsOtherDataAsItIs() throws TemplateModelException {
        assertEquals("tag", shown(Taxonomy.TAG));
        assertEquals("{stars=5, list=[true]}", shown(new Extra(orderedMap())));
        assertThrows(IllegalStateException.class, () -> WRAPPER.wrap(Thread.currentThread()));
    }

    private static Map<String, Object> orderedMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("stars", 5L);
        map.put("list", List.of(true));
        return map;
    }

    /** Fails for a new key of the front matter whose value templates cannot show. */
    @Test
    void showsEveryComponentOfFrontMatter() throws TemplateModelException {
        String all = shown(RecordSamples.of(FrontMatter.class));
        assertEquals(
                "{title=a, titled=true, heading=a, date={machine=2026-01-01T08:00:00Z, text=1. Januar 2026,",
                all.substring(0, 90));
    }

    private static TemplateModel wrapped(Object value) throws TemplateModelException {
        return Objects.requireNonNull(WRAPPER.wrap(value));
    }

    private static String shown(Object value) throws TemplateModelException {
        return shown(wrapped(value));
    }

    private static String shown(TemplateModel model) throws TemplateModelException {
        if (model instanceof TemplateScalarModel text) {
            return text.getAsString();
        }
        if (model instanceof TemplateHTMLOutputModel html) {
            return html.getOutputFormat().getMarkupString(html);
        }
        if (model instanceof TemplateNumberModel number) {
            return number.getAsNumber().toString();
        }
        if (model instanceof TemplateBooleanModel truth) {
            return Boolean.toString(truth.getAsBoolean());
        }
        if (model instanceof TemplateSequenceModel list) {
            StringJoiner items = new StringJoiner(", ", "[", "]");
            for (int i = 0; i < list.size(); i++) {
                items.add(shown(list.get(i)));
            }
            return items.toString();
        }
        NamedValues parts = assertInstanceOf(NamedValues.class, model);
        StringJoiner named = new StringJoiner(", ", "{", "}");
        for (String name : parts.names()) {
            TemplateModel part = parts.get(name);
            if (part != null) {
                named.add(name + "=" + shown(part));
            }
        }
        return named.toString();
    }
}
