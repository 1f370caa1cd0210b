package dev.octavo.blog.publication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.blog.publication.Visibility.State;
import dev.octavo.blog.publication.Visibility.Transition;
import dev.octavo.testing.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class VisibilityTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @TestFactory
    Stream<DynamicTest> becomesPublicAndExpires() {
        return Rows.of(VisibilityTest.class, "turns.rows").become(keys -> {
            Visibility visibility =
                    new Visibility(keys.startsWith("draft"), date(keys, "from"), date(keys, "until"), false, true);
            return visibility.transitions(date(keys, "date"), BERLIN).stream()
                    .map(turn -> turn.moment() + (turn.isPublic() ? "+" : "-"))
                    .collect(Collectors.joining(" "));
        });
    }

    private static Optional<PublicationDate> date(String keys, String key) {
        return keys.contains(key + " ") ? date(keys.replaceAll(".*" + key + " (\\S+).*", "$1")) : Optional.empty();
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

    @Test
    void aDraftStaysOneAndAPostThatNeverAppearsIsLookedAtAgain() {
        Instant now = Instant.parse("2026-01-01T12:00:00Z");
        Optional<PublicationDate> first = date("2026-01-02T00:00:00Z");
        Optional<PublicationDate> second = date("2026-01-03T00:00:00Z");
        assertEquals(
                first.map(date -> date.instant(BERLIN)),
                new Visibility(false, second, first, false, true).sameUntil(now, Optional.empty(), BERLIN));
        assertEquals(
                Optional.empty(),
                new Visibility(true, second, first, false, true).sameUntil(now, Optional.empty(), BERLIN));
    }

    private static void assertTurn(Visibility visibility, Optional<PublicationDate> date, Transition turn) {
        assertEquals(turn.isPublic(), isPublic(visibility, date, turn.moment()));
        Instant before = turn.moment().minusNanos(1);
        assertEquals(!turn.isPublic(), isPublic(visibility, date, before));
        assertEquals(Optional.of(turn.moment()), visibility.sameUntil(before, date, BERLIN));
        assertTrue(visibility
                .sameUntil(turn.moment(), date, BERLIN)
                .filter(next -> !next.isAfter(turn.moment()))
                .isEmpty());
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
