package dev.octavo.publish.folder;

import dev.octavo.publish.release.FolderPlace;
import dev.octavo.publish.target.Place;
import dev.octavo.publish.target.TargetContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What a folder on this machine promises. */
final class FolderContractTest extends TargetContract {
    private final Path folder;

    FolderContractTest(@TempDir Path folder) {
        super(folder);
        this.folder = folder;
    }

    @Override
    protected Place place(String name) {
        return new FolderPlace(folder.resolve("sites of " + name), folder.resolve(name));
    }

    @Override
    protected int deaths(int operations, boolean all) {
        return all ? operations : 5;
    }

    @Override
    protected int kills() {
        return 200;
    }

    @Override
    protected int longestStepMs() {
        return 5;
    }
}
