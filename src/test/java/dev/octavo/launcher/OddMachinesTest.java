package dev.octavo.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The program for Java, as its launcher starts it from a clone. */
@Tag("endurance")
final class OddMachinesTest extends OddMachines {
    @Override
    String program() throws Exception {
        Clone clone = Clone.real(folder.resolve("clone"), Path.of(System.getProperty("java.home")));
        return clone.path("octavo").toString();
    }

    /** Fewer than of the native program, which starts in a fraction of the time. */
    @Override
    List<String> commands() {
        return List.of("new site fresh", "build", "publish --no-look", "doctor", "serve --port 0");
    }

    @Override
    Map<String, String> impossible() {
        return IMPOSSIBLE;
    }
}
