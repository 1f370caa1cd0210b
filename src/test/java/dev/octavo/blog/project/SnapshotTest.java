package dev.octavo.blog.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 3: one build sees one state of every file, and never half of one. */
final class SnapshotTest {
    private static final SourcePath A = new SourcePath("content/a.md");
    private static final SourcePath B = new SourcePath("content/b.md");
    private static final SourcePath C = new SourcePath("content/c.md");

    private final Path folder;

    SnapshotTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        ProjectTest.write(folder, "content/a.md", "a1");
        ProjectTest.write(folder, "content/b.md", "b1");
    }

    @Test
    void restartsWithChangedFiles() {
        List<String> seen = new ArrayList<>();
        String result = Project.inOneSnapshot(Project.open(folder, Theme.NONE), project -> {
            String first = text(project, A);
            write("content/a.md", "a" + (seen.size() + 2));
            seen.add(first + " " + text(project, B));
            return first + " " + text(project, A);
        });
        assertEquals(List.of("a1 b1", "a2 b1"), seen);
        assertEquals("a2 a2", result);
    }

    @Test
    void waitsForAFileThatWasJustWrittenEvenIfInterrupted() {
        write("content/a.md", "a2");
        Thread.currentThread().interrupt();
        try {
            assertEquals("a2", text(Project.open(folder, Theme.NONE), A));
        } finally {
            assertEquals(true, Thread.interrupted());
        }
    }

    @Test
    void endsThoughEveryFileChangesAtEveryLook() {
        int[] version = {1};
        String result = Project.inOneSnapshot(Project.open(folder, Theme.NONE), project -> {
            StringBuilder seen = new StringBuilder();
            for (SourcePath path : List.of(A, B, A, B)) {
                seen.append(text(project, path)).append(' ');
                version[0]++;
                write("content/a.md", "a" + version[0]);
                write("content/b.md", "b" + version[0]);
            }
            return seen.toString();
        });
        String[] words = result.split(" ", -1);
        assertEquals(words[0], words[2]);
        assertEquals(words[1], words[3]);
    }

    @Test
    void startsAgainWithoutAFileThatVanished() {
        List<List<SourcePath>> seen = new ArrayList<>();
        String result = Project.inOneSnapshot(Project.open(folder, Theme.NONE), project -> {
            seen.add(project.files());
            delete("content/b.md");
            StringBuilder all = new StringBuilder();
            project.files().forEach(path -> all.append(text(project, path)));
            return all.toString();
        });
        assertEquals(List.of(List.of(A, B), List.of(A)), seen);
        assertEquals("a1", result);
    }

    @Test
    void restartsIfACopiedFileChanges() {
        int[] starts = {0};
        String result = Project.inOneSnapshot(Project.open(folder, Theme.NONE), project -> {
            starts[0]++;
            String first = copy(project, A);
            if (starts[0] == 1) {
                write("content/a.md", "longer");
            }
            return first + " " + copy(project, A);
        });
        assertEquals("longer longer", result);
        assertEquals(2, starts[0]);
    }

    @Test
    void startsAgainWithoutAFileThatVanishedWhileItWasCopied() {
        OutputStream vanishing = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int count) {
                delete("content/b.md");
            }
        };
        List<List<SourcePath>> seen = new ArrayList<>();
        Project.inOneSnapshot(Project.open(folder, Theme.NONE), project -> {
            seen.add(project.files());
            copy(project, project.has(B) ? B : A, vanishing);
            return project;
        });
        assertEquals(List.of(List.of(A, B), List.of(A)), seen);
    }

    @Test
    void keepsWhatIsGeneratedForLaterSnapshots() {
        List<String> starts = new ArrayList<>();
        String later = Project.inOneSnapshot(Project.open(folder, Theme.NONE), project -> {
            starts.add("");
            if (starts.size() == 1) {
                project.generate(C, "c".getBytes(StandardCharsets.UTF_8));
                throw new SnapshotChanged(A);
            }
            return text(project.again(), C);
        });
        assertEquals("c", later);
    }

    @Test
    void namesAFileThatKeepsChanging() {
        ProblemException thrown = assertThrows(
                ProblemException.class,
                () -> Project.inOneSnapshot(Project.open(folder, Theme.NONE), project -> {
                    throw new SnapshotChanged(A);
                }));
        assertEquals(
                "content/a.md: the file changes again and again while it is read; build again when the program that writes it"
                        + " has finished",
                ProjectTest.message(thrown.problems().get(0)));
    }

    @Test
    void mixesNoPageWhile1000RewritesHappenAtOnce() throws Exception {
        int files = 40;
        for (int i = 0; i < files; i++) {
            ProjectTest.write(folder, "content/posts/" + i + ".md", page('a'));
        }
        ExecutorService writers = Executors.newFixedThreadPool(4);
        List<Future<?>> rewrites = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            String name = "content/posts/" + i % files + ".md";
            char letter = (char) ('b' + i / files);
            boolean inPlace = i % 2 == 0;
            rewrites.add(writers.submit(() -> rewrite(name, page(letter), inPlace)));
        }
        int rounds = 0;
        do {
            List<String> mixed = Project.inOneSnapshot(Project.open(folder, Theme.NONE), SnapshotTest::mixedPages);
            assertEquals(List.of(), mixed);
            rounds++;
        } while (rewrites.stream().anyMatch(r -> !r.isDone()));
        writers.shutdown();
        for (Future<?> rewrite : rewrites) {
            rewrite.get();
        }
        assertNotEquals(0, rounds);
    }

    /** Pages that do not consist of one letter, or that differ between a first and a second look. */
    private static List<String> mixedPages(Project project) {
        List<SourcePath> posts = project.filesUnder("content/posts").toList();
        List<String> first = posts.stream().map(path -> text(project, path)).toList();
        List<String> mixed = new ArrayList<>();
        for (int i = 0; i < posts.size(); i++) {
            String page = first.get(i);
            if (!page.equals(page(page.charAt(0))) || !page.equals(text(project, posts.get(i)))) {
                mixed.add(posts.get(i).value());
            }
        }
        return mixed;
    }

    private static String page(char letter) {
        return String.valueOf(letter).repeat(16_000);
    }

    private void rewrite(String name, String text, boolean inPlace) {
        try {
            Path file = folder.resolve(name);
            if (inPlace) {
                // In a single call, since a file written in two calls is complete for a moment in between.
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                }
            } else {
                Path draft = folder.resolve(name + "." + text.charAt(0) + "~");
                Files.writeString(draft, text);
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Project project, SourcePath path) {
        return new String(project.read(path).bytes(), StandardCharsets.UTF_8);
    }

    private static String copy(Project project, SourcePath path) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        copy(project, path, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static void copy(Project project, SourcePath path, OutputStream out) {
        try {
            project.copy(path, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) {
        try {
            ProjectTest.write(folder, name, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
