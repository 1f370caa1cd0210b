package dev.octavo.template.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.octavo.address.SiteUrl;
import dev.octavo.publication.PublicationDate;
import freemarker.template.TemplateModelException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DateWordsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-24, en, 24 November 2026",
        "2026-11-24, en-GB, 24 November 2026",
        "2026-03-01, de, 1. März 2026",
        "2026-08-01, fr, 1er août 2026",
        "2026-08-11, fr-CA, 11 août 2026",
        "2026-11-24, es, 24 de noviembre de 2026",
        "2026-11-24, it, 24 novembre 2026",
        "2026-11-24, nl, 24 november 2026",
        "2026-11-24, PT-BR, 24 de novembro de 2026",
        "2026-11-24, ja, 2026-11-24",
        "0999-01-05, en, 5 January 999"
    })
    void saysADayAsTheLanguageDoes(LocalDate day, String language, String text) {
        assertEquals(text, new DateWords(language).text(day));
    }

    @Test
    void keepsTheDayThatTheAuthorWroteWhateverTheOffset() throws TemplateModelException {
        PublicationDate date = PublicationDate.of(OffsetDateTime.parse("2026-11-24T23:30:00-08:00"));

        NamedValues shown = (NamedValues)
                Objects.requireNonNull(new RecordWrapper(new SiteUrl("https://example.org", ""), "en").wrap(date));
        assertEquals("2026-11-24T23:30:00-08:00", String.valueOf(shown.get("machine")));
        assertEquals("24 November 2026", String.valueOf(shown.get("text")));
        assertNull(shown.get("other"));
    }
}
