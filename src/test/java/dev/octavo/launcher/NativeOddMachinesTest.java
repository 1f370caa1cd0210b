package dev.octavo.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The native program of {@code mvn -Pnative package}, as the launcher of packages starts it. */
@Tag("native")
@Tag("endurance")
final class NativeOddMachinesTest extends OddMachines {
    @Override
    String program() throws Exception {
        Path launcher = Files.createDirectories(folder.resolve("octavo/bin")).resolve("octavo");
        Files.copy(Path.of("src/dist/octavo"), launcher);
        launcher.toFile().setExecutable(true);
        Files.createSymbolicLink(
                folder.resolve("octavo/app"), Path.of("target/native").toAbsolutePath());
        return launcher.toString();
    }

    @Override
    List<String> commands() {
        return List.of(
                "--version", "new site fresh", "build", "check", "publish --no-look", "doctor", "serve --port 0");
    }

    @Override
    Map<String, String> impossible() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("no proc: .*", "error: Octavo needs the file system /proc, and there is none\n  help: mount it: .*");
        all.putAll(IMPOSSIBLE);
        return all;
    }
}
