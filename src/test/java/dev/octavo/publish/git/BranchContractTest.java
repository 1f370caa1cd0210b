package dev.octavo.publish.git;

import dev.octavo.publish.target.Place;
import dev.octavo.publish.target.TargetContract;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** What a branch of a Git repository promises. */
@Tag("ci")
class BranchContractTest extends TargetContract {
    private final Path folder;

    BranchContractTest(@TempDir Path folder) {
        super(folder);
        this.folder = folder;
    }

    @Override
    protected Place place(String name) throws Exception {
        return BranchPlace.in(Files.createDirectory(folder.resolve("git-" + name)));
    }

    @Override
    protected int deaths(int operations, boolean all) {
        return all ? operations : 2;
    }

    @Override
    protected int kills() {
        return 20;
    }

    @Override
    protected int longestStepMs() {
        return 300;
    }
}
