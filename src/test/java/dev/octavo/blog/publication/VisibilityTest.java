package dev.octavo.blog.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.publication.Visibility.State;
import dev.octavo.blog.publication.Visibility.Transition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VisibilityTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "false, , , , ''",
        "false, 2026-01-05, , , 2026-01-04T23:00:00Z+",
        "false, 2026-07-05, , , 2026-07-04T22:00:00Z+",
        "false, 2026-01-05, 2026-01-03T08:30:00Z, , 2026-01-03T08:30:00Z+",
        "false, 2026-01-05, 2026-01-09, , 2026-01-08T23:00:00Z+",
        "false, 2026-01-05, , 2026-01-07, 2026-01-04T23:00:00Z+ 2026-01-06T23:00:00Z-",
        "false, , , 2026-01-07, 2026-01-06T23:00:00Z-",
        "false, 2026-01-05, , 2026-01-05, ''",
        "false, 2026-01-05, 2026-01-09, 2026-01-07, ''",
        "true, 2026-01-05, 2026-01-07, 2026-01-09, ''",
    })
    void becomesPublicAndExpires(
            boolean draft, @Nullable String date, @Nullable String from, @Nullable String until, String turns) {
        Visibility visibility = new Visibility(draft, date(from), date(until), false, true);
        assertEquals(
                turns,
                visibility.transitions(date(date), BERLIN).stream()
                        .map(turn -> turn.moment() + (turn.isPublic() ? "+" : "-"))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void isPublicExactlyBetweenItsTransitions() {
        List<Optional<PublicationDate>> dates =
                List.of(Optional.empty(), date("2026-01-01"), date("2026-01-02"), date("2026-01-02T12:00:00.5Z"));
        for (Optional<PublicationDate> date : dates) {
            for (Optional<PublicationDate> from : dates) {
                for (Optional<PublicationDate> until : dates) {
                    Visibility visibility = new Visibility(false, from, until, false, true);
                    visibility.transitions(date, BERLIN).forEach(turn -> assertTurn(visibility, date, turn));
                    if (visibility.transitions(date, BERLIN).isEmpty()) {
                        boolean always = from.or(() -> date).isEmpty();
                        assertEquals(always, isPublic(visibility, date, Instant.parse("2026-01-02T00:00:00Z")));
                    }
                }
            }
        }
    }

    private static void assertTurn(Visibility visibility, Optional<PublicationDate> date, Transition turn) {
        assertEquals(turn.isPublic(), isPublic(visibility, date, turn.moment()));
        assertEquals(!turn.isPublic(), isPublic(visibility, date, turn.moment().minusNanos(1)));
    }

    private static boolean isPublic(Visibility visibility, Optional<PublicationDate> date, Instant now) {
        return visibility.at(now, date, BERLIN) == State.PUBLISHED;
    }

    private static Optional<PublicationDate> date(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(date -> date.contains("T")
                        ? PublicationDate.of(OffsetDateTime.parse(date))
                        : PublicationDate.of(LocalDate.parse(date)));
    }
}
