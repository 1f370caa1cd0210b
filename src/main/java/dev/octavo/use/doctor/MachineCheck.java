package dev.octavo.use.doctor;

import dev.octavo.lib.loading.ProgramRelease;
import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.picture.codec.WebpLibrary;
import dev.octavo.lib.raster.CardFont;
import dev.octavo.lib.work.OtherProgram;
import dev.octavo.publish.ssh.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks the machine for what every site needs. */
final class MachineCheck {
    private MachineCheck() {}

    /** @param version of Octavo */
    static Stream<Diagnosis> findings(String version) {
        return Stream.of(
                octavo(version),
                Diagnosis.ok((Resources.isNative()
                                ? "a native program, which needs no Java"
                                : "Java " + Runtime.version() + " in " + System.getProperty("java.home"))
                        + ", with at most " + (Runtime.getRuntime().maxMemory() >> 20) + " MB of memory"),
                names(),
                webp());
    }

    private static Diagnosis octavo(String version) {
        String octavo = "Octavo " + version + " in " + Resources.program();
        return ProgramRelease.ofProgram()
                .map(release -> Diagnosis.ok(octavo + ", released at https://github.com/" + release.repository()))
                .orElseGet(() -> Diagnosis.note(
                        octavo + ", built from its sources and no release",
                        "the workflows that it begins build it from a repository that you name"));
    }

    /** Checks the encoding that Java uses for file names, which depends on the locale. */
    private static Diagnosis names() {
        String encoding = System.getProperty("sun.jnu.encoding", "unknown");
        String system = System.getProperty("os.name") + " " + System.getProperty("os.version") + " on "
                + System.getProperty("os.arch") + ", names of files in " + encoding;
        boolean all = encoding.toUpperCase(Locale.ROOT).startsWith("UTF");
        return all
                ? Diagnosis.ok(system)
                : Diagnosis.note(
                        system,
                        "a post called größe.md may not be found: set a locale of UTF-8, such as LC_ALL=C.UTF-8");
    }

    private static Diagnosis webp() {
        String fault = WebpLibrary.fault();
        return fault.isEmpty()
                ? Diagnosis.ok("libwebp can be loaded")
                : Diagnosis.note(fault, "pictures are published in their other format alone");
    }

    /**
     * Checks a program that publishing calls.
     *
     * @param option makes it print its version
     * @param needed what the site needs it for; empty if it does not
     */
    static Diagnosis program(String name, String option, Optional<String> needed, Map<String, String> environment) {
        Optional<Path> program = Programs.find(name, environment);
        if (program.isPresent()) {
            return version(program.get(), option);
        }
        return needed.map(what ->
                        Diagnosis.wrong("there is no " + name + " on the PATH", "install it: " + what + " needs it"))
                .orElseGet(() -> Diagnosis.ok("no " + name + " on the PATH, and the site needs none"));
    }

    private static Diagnosis version(Path program, String option) {
        try {
            Process process = OtherProgram.builder(List.of(program.toString(), option))
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return Diagnosis.ok(output.lines().findFirst().orElse("it says no version") + " in " + program);
        } catch (IOException e) {
            return Diagnosis.wrong(
                    program + " cannot be started: " + e.getMessage(), "make it executable, or install it again");
        }
    }

    /** Checks the font of the site's cards. */
    static Diagnosis font(CardFont font) {
        return font.exists()
                ? Diagnosis.ok("the font " + font.name() + " of \"cards\" is there")
                : Diagnosis.wrong(
                        "there is no font " + font.name() + ", which \"cards\" names",
                        "install it, or name another in content/site.yaml");
    }
}
