package dev.octavo.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.testing.Folders;
import dev.octavo.testing.Jvm;
import dev.octavo.testing.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bounded: memory does not grow with the sum of the bodies. */
@Tag("ci")
@Tag("endurance")
final class BoundedMemoryTest {
    private static final int POSTS = Trials.all() ? 100_000 : 10_000;
    private static final String HEAP = Trials.all() ? "-Xmx256m" : "-Xmx64m";
    private static final String BODY =
            "This is a sentence of a body that is not kept in memory. ".repeat(Trials.all() ? 14 : 70);

    @TempDir
    Path folder;

    @Test
    void buildsManyPostsInLittleMemory() throws IOException {
        Folders.write(folder, "content/site.yaml", "title: Many\nurl: https://example.org\n");
        Path posts = Files.createDirectories(folder.resolve("content/posts"));
        for (int i = 0; i < POSTS; i++) {
            Files.writeString(posts.resolve("post-" + i + ".md"), post(i));
        }
        Path out = folder.resolve("public");
        Jvm.Run run = Jvm.run(
                List.of(HEAP, "-XX:+UseSerialGC"), BuildElsewhere.class, folder.toString(), out.toString(), "2");
        assertEquals(0, run.exitCode(), run.output());
        assertTrue(Files.exists(out.resolve("posts/post-" + (POSTS - 1) + "/index.html")));
    }

    private static String post(int i) {
        LocalDate day = LocalDate.of(2000, 1, 1).plusDays(i % 9000);
        String tags = "[tag-" + i % 60 + ", topic-" + i % 7 + "]";
        return "---\ntitle: Post " + i + "\ndate: " + day + "\ntags: " + tags + "\n---\n\n## Part one of " + i + "\n\n"
                + BODY;
    }
}
