package dev.octavo.build.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.testing.CpuTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class NearestPathTest {
    private static final List<String> KNOWN =
            List.of("/", "/posts/rome/", "/posts/paris/", "/pages/index.md", "/posts/index.md", "/img/Rome.jpg");

    @Test
    void findsTheSameNameElsewhereBeforeASimilarOne() {
        assertEquals("/posts/rome/", near("/blog/Rome/"));
        assertEquals("/posts/rome/", near("/posts/roma/"));
        assertEquals("/img/Rome.jpg", near("/imgs/rome.jpeg"));
        assertEquals("none", near("/pictures/rome.jpeg"));
        assertEquals("/posts/index.md", near("/posts/indx.md"));
        assertEquals("/posts/index.md", near("/index/posts/index.md"));
        assertEquals("/posts/index.md", near("/post/index.md"));
        assertEquals("none", near("/other/index.md"));
        assertEquals("none", near("/posts/tokyo/"));
    }

    @Test
    void findsOnlyPathsOfTheSameKind() {
        List<String> known = List.of("/kite.csv", "/kites.jpg", "/kites.md", "/posts/kiten/", "/kites.pdf");
        assertEquals(Optional.of("/kites.jpg"), new NearestPath(known::stream).to("/kite.png"));
        assertEquals(Optional.of("/kites.jpg"), new NearestPath(known::stream).to("/kites.jgp"));
        assertEquals(Optional.of("/kites.md"), new NearestPath(known::stream).to("/kite.md"));
        assertEquals(Optional.of("/kite.csv"), new NearestPath(known::stream).to("/kites.csv"));
        assertEquals(Optional.of("/kites.pdf"), new NearestPath(known::stream).to("/kites.pfd"));
        assertEquals(Optional.empty(), new NearestPath(() -> Stream.of("/kites.jpg")).to("/kites.pdf"));
    }

    /** As on a site that has just moved to Octavo. */
    @Test
    void findsThousandsOfPathsAmongThousandsQuickly() {
        List<String> known = IntStream.range(0, 1000)
                .mapToObj(i -> "/posts/" + Integer.toString(i * 7919, 36) + "-frost/")
                .toList();
        NearestPath nearest = new NearestPath(known::stream);
        long found = CpuTime.atMost(
                Duration.ofSeconds(3),
                () -> "looking for 1,000 paths among 1,000",
                () -> IntStream.range(0, 1000)
                        .filter(i ->
                                nearest.to("/2020/" + i + "/summer-in-rome/").isPresent())
                        .count());
        assertEquals(0, found);
    }

    private static String near(String path) {
        return new NearestPath(KNOWN::stream).to(path).orElse("none");
    }
}
