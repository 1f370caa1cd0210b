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
     * Creates a stopwatch that keeps its temporary files in {@code folder}.
     *
     * @param script measures with the shell, which includes child processes
     * @param limitSeconds the time limit of a run; a longer run is killed and is an error
     */
    Stopwatch(Path script, Path folder, long limitSeconds) {
        this.script = script;
        this.folder = folder;
        this.limitSeconds = limitSeconds;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> running.ifPresent(Stopwatch::end)));
    }

    /**
     * The cost of one run.
     *
     * @param wall seconds
     * @param cpu seconds of user and system time of the program and its child processes
     * @param memory peak resident memory in MB, without child processes
     */
    record Lap(double wall, double cpu, double memory) {}

    /** Runs the program in the folder of its site. */
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
        // On a CI server, Octavo would start without its class cache.
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

    /** Waits for the process to end, and polls the high-water mark of memory that Linux keeps for it. */
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
            // The process has ended.
            return 0;
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
