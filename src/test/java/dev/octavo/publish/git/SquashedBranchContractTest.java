package dev.octavo.publish.git;

import dev.octavo.publish.target.Place;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** What a branch that keeps no history promises. */
@Tag("ci")
final class SquashedBranchContractTest extends BranchContractTest {
    SquashedBranchContractTest(@TempDir Path folder) {
        super(folder);
    }

    @Override
    protected Place place(String name) throws Exception {
        return ((BranchPlace) super.place(name)).squashed();
    }
}
