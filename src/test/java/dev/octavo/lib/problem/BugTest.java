package dev.octavo.lib.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BugTest {
    @Test
    void knowsTheFileFromTheInside() {
        Error bug = new NoSuchMethodError("of a library");
        assertEquals(Optional.empty(), Bug.file(bug));
        Bug.note(bug, Location.file("content/posts/a.jpg"));
        Bug.note(bug, Location.file("content/posts/a.md"));
        assertEquals(Optional.of(Location.file("content/posts/a.jpg")), Bug.file(bug));
    }

    @Test
    void saysWhatToDo() {
        IllegalStateException bug = new IllegalStateException("never");
        ProblemText text = new ProblemText((path, line) -> Optional.empty());
        assertEquals("""
                error: this is a bug of Octavo, not a mistake of yours
                  help: please report it, with what this command prints when you add --debug

                """, text.of(List.of(Bug.problem(bug))));
        Bug.note(bug, Location.file("content/posts/a.md"));
        assertEquals("""
                error: this is a bug of Octavo, which this file brings out
                  content/posts/a.md
                  help: nothing was written, so the site is as it was; please report it, with this file and what this command prints when you add --debug

                """, text.of(List.of(Bug.problem(bug))));
    }
}
