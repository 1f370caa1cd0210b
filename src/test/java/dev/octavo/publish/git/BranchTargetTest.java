package dev.octavo.publish.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.octavo.publish.SampleSite;
import dev.octavo.publish.target.PublishResult;
import dev.octavo.publish.target.TargetState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing to a branch of a bare repository on the same machine. */
final class BranchTargetTest {
    private final BranchPlace branches;

    BranchTargetTest(@TempDir Path folder) throws IOException {
        branches = BranchPlace.in(folder);
    }

    private void assertServed(int version) throws IOException {
        assertEquals(Optional.of(version), SampleSite.version(branches.site(), version));
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
