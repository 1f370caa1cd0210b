import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Runs a program once and measures its time and memory. */
final class Stopwatch {
    private static final long FINE_MILLIS = 4;
    private static final long COARSE_MILLIS = 20;
    private static final int FINE_LOOKS = 150;

    private final Path script;
    private final Path folder;
    private final long limitSeconds;
    private volatile Optional<Process> running = Optional.empty();

    /**
     * A stopwatch that keeps its notes in {@code folder}.
     *
     * @param script lets the shell measure, as it counts all that the program starts
     * @param limitSeconds how long a run may take; one that takes longer is ended and is an error
     */
    Stopwatch(Path script, Path folder, long limitSeconds) {
        this.script = script;
        this.folder = folder;
        this.limitSeconds = limitSeconds;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.ifPresent(Stopwatch::end)));
    }

    /**
     * What one run took.
     *
     * @param wall seconds
     * @param cpu seconds of user and system time of the program and of all that it started
     * @param memory the most that the program had in memory at one time, in MB; what it started is not counted
     */
    record Lap(double wall, double cpu, double memory) {}

    /** Runs the program in its site. */
    Lap time(Program program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                script.toString(),
                folder.resolve("number").toString(),
                folder.resolve("messages").toString()));
        command.addAll(program.command());
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(program.site().toFile());
        builder.environment()
                .put("HUGO_CACHEDIR", program.site().resolve("cache").toString());
        // On a server for continuous integration Octavo would start without its cache of classes.
        builder.environment().remove("CI");
        Files.deleteIfExists(folder.resolve("number"));
        Path times = folder.resolve("times");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(times.toFile()).start();
        double memory = watched(process);
        if (process.exitValue() != 0) {
            throw new IOException(program.name() + " failed: " + Files.readString(folder.resolve("messages")));
        }
        String[] seconds = Files.readString(times).strip().split(" ");
        double cpu = Double.parseDouble(seconds[1]) + Double.parseDouble(seconds[2]);
        return new Lap(Double.parseDouble(seconds[0]), cpu, memory);
    }

    /** Waits for the end, and looks now and then at the high-water mark that Linux keeps for each process. */
    private double watched(Process process) throws IOException, InterruptedException {
        running = Optional.of(process);
        long start = System.nanoTime();
        double most = 0;
        for (int look = 0;
                !process.waitFor(look < FINE_LOOKS ? FINE_MILLIS : COARSE_MILLIS, TimeUnit.MILLISECONDS);
                look++) {
            most = Math.max(most, highWater());
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(limitSeconds)) {
                end(process);
                throw new IOException("a build took longer than " + limitSeconds + " s");
            }
        }
        running = Optional.empty();
        return most;
    }

    private double highWater() throws IOException {
        Path number = folder.resolve("number");
        String pid = Files.exists(number) ? Files.readString(number).strip() : "";
        if (pid.isEmpty()) {
            return 0;
        }
        try (var lines = Files.lines(Path.of("/proc", pid, "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6)
                    .findFirst()
                    .orElse(0);
        } catch (NoSuchFileException | UncheckedIOException e) {
            // It has ended since.
            return 0;
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
