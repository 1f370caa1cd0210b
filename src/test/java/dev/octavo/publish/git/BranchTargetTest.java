package dev.octavo.publish.git;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.publish.SampleSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.TargetState;
import dev.octavo.render.output.OutputPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing to a branch of a bare repository on the same machine. */
final class BranchTargetTest {
    private final Branches branches;

    BranchTargetTest(@TempDir Path folder) throws IOException {
        branches = Branches.in(folder);
    }

    private void assertServed(int version) throws IOException {
        assertEquals(Optional.of(version), SampleSite.version(branches.site(), version));
    }

    @Test
    void makesTheBranchInAnEmptyRepository() throws IOException {
        assertTrue(branches.standing().isNothing());
        PublishResult receipt = branches.publish(0);
        assertServed(0);
        assertEquals(SampleSite.files(0).size(), receipt.files() + receipt.reused());
        TargetState standing = branches.standing();
        assertEquals(SampleSite.manifest(SampleSite.files(0)), standing.site());
        assertEquals(receipt.release(), standing.release());
        assertTrue(standing.finished());
        assertEquals("", branches.faults());
    }

    @Test
    void sendsOnlyWhatIsNewInOneCommit() throws IOException {
        branches.publish(0);
        PublishResult receipt = branches.publish(1);
        assertServed(1);
        assertTrue(receipt.files() < 10, receipt::toString);
        assertEquals("Publish: 1 page added, 3 changed, 1 removed\nPublish: 14 pages added\n", branches.log("%s"));
        assertEquals("", branches.faults());
    }

    @Test
    void doesNothingIfNothingChanged() throws IOException {
        PublishResult first = branches.publish(0);
        PublishResult again = branches.publish(0);
        assertEquals(new PublishResult(0, 0, SampleSite.files(0).size(), first.release()), again);
        assertEquals("Publish: 14 pages added\n", branches.log("%s"));
    }

    @Test
    void readsPublishedFiles() throws IOException {
        branches.publish(0);
        byte[] page = SampleSite.files(0).get("index.html");
        SiteFile home = SampleSite.manifest(SampleSite.files(0))
                .file(new OutputPath("index.html"))
                .orElseThrow();
        SiteFile none = new SiteFile(new OutputPath("none.html"), 1, home.hash(), home.page());
        try (BranchTarget target = branches.open()) {
            assertArrayEquals(page, target.read(home).orElseThrow());
            assertFalse(target.read(none).isPresent());
        }
    }

    @Test
    void keepsOneCommitWithoutHistory() throws IOException {
        branches.squashed();
        for (int version = 0; version < 3; version++) {
            branches.publish(version);
            assertServed(version);
            assertEquals("", branches.log("%P").strip());
        }
        assertEquals("", branches.faults());
    }

    @Test
    void rollsBackFurtherEachTime() throws IOException {
        for (int version = 0; version < 4; version++) {
            branches.publish(version);
        }
        for (int version = 2; version >= 0; version--) {
            TargetState standing = branches.rollBack();
            assertServed(version);
            assertEquals(SampleSite.manifest(SampleSite.files(version)), standing.site());
        }
        assertEquals(
                "nothing of an earlier site is left in the branch gh-pages of " + branches.bare
                        + "\nhelp: build the earlier site from its sources, and publish it",
                Branches.complaint(branches::rollBack));
        assertEquals(7, branches.log("%h").lines().count());
        branches.publish(5);
        branches.rollBack();
        assertServed(0);
        assertEquals("", branches.faults());
    }

    @Test
    void rollsBackWithoutHistory() throws IOException {
        branches.squashed();
        for (int version = 0; version < 3; version++) {
            branches.publish(version);
        }
        branches.rollBack();
        assertServed(1);
        branches.rollBack();
        assertServed(0);
        assertEquals("", branches.log("%P").strip());
        assertTrue(Branches.complaint(branches::rollBack).startsWith("nothing of an earlier site is left"));
    }

    @Test
    void rollsBackRightAfterPublishing() throws IOException {
        try (BranchTarget target = branches.open()) {
            branches.publish(target, SampleSite.files(0));
            branches.publish(target, SampleSite.files(1));
            target.rollBack();
            assertServed(0);
            branches.publish(target, SampleSite.files(2));
            assertServed(2);
        }
    }

    @Test
    void rollsBackFromAnotherMachine() throws IOException {
        for (int version = 0; version < 5; version++) {
            branches.publish(version);
        }
        for (int version = 3; version >= 2; version--) {
            try (BranchTarget target = branches.openElsewhere("other")) {
                target.rollBack();
            }
            assertServed(version);
        }
        try (BranchTarget target = branches.openElsewhere("third")) {
            target.rollBack();
        }
        assertServed(1);
    }

    @Test
    void keepsFilesOfSomebodyElse() throws IOException {
        branches.publish(0);
        branches.commit("Create CNAME", Map.of("CNAME", "blog.example\n", "docs/note.txt", "mine"));
        branches.publish(1);
        branches.rollBack();
        Map<String, String> served = Branches.texts(branches.site());
        assertEquals("blog.example\n", served.remove("CNAME"));
        assertEquals("mine", served.remove("docs/note.txt"));
        assertEquals(Branches.texts(SampleSite.files(0)), served);
        assertEquals(
                SampleSite.manifest(SampleSite.files(0)), branches.standing().site());
    }

    @Test
    void reportsAndRestoresFilesChangedByHand() throws IOException {
        branches.publish(0);
        branches.commit("Mend a word", Map.of("index.html", "by hand", "posts/3/index.html", "by hand"));
        TargetState standing = branches.standing();
        assertEquals(
                "not as Octavo published it in the branch gh-pages: index.html, posts/3/index.html",
                branches.reported.get(0).message());
        assertFalse(standing.site().equals(SampleSite.manifest(SampleSite.files(0))));
        branches.publish(0);
        assertServed(0);
        assertEquals(
                SampleSite.manifest(SampleSite.files(0)), branches.standing().site());
    }
}
