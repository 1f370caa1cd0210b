package dev.octavo.publish.release;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.folder.LocalFiles;
import dev.octavo.publish.target.PublishResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Publishes in a separate process, which can be killed, limited, or run at the same time as another one. */
final class PublishJvm {
    /** The number of versions that the processes publish, again and again. */
    static final int VERSIONS = 8;

    static final char COMPARING = 'c';
    static final char SENDING = 's';
    static final char SWITCHING = 'w';
    static final char PRUNING = 'p';

    private PublishJvm() {}

    /** A command that runs {@code job} in the folder of a trial, with {@code before} as its prefix. */
    static Process start(List<String> before, String job, Path trial, String... more) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
        command.addAll(List.of(PublishJvm.class.getName(), job, trial.toString()));
        command.addAll(List.of(more));
        ProcessBuilder child = new ProcessBuilder(command).redirectErrorStream(true);
        child.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return child.start();
    }

    /** The output of a child until it ends. */
    static String answer(Process child) throws IOException, InterruptedException {
        try (BufferedReader says = child.inputReader(StandardCharsets.UTF_8)) {
            String all = says.lines().collect(Collectors.joining("\n"));
            child.waitFor();
            return all;
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "once" -> once(new ReleaseTrial(folder), Integer.parseInt(arguments[2]));
            case "forever" -> forever(folder, Integer.parseInt(arguments[2]), arguments[3].charAt(0));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Publishes one version, and prints the result. */
    private static void once(ReleaseTrial trial, int version) throws IOException {
        try {
            PublishResult receipt = trial.publish(version);
            System.out.println("published " + receipt.release());
        } catch (ProblemException e) {
            System.out.println("refused: " + e.problems().get(0).message() + " | "
                    + e.problems().get(0).hint().orElse(""));
        }
    }

    /**
     * Publishes one version after another, alternating between small and large changes, and marks what it is doing.
     *
     * @param awaited the operation at which it prints "ready", so that it can be killed there
     */
    private static void forever(Path folder, int first, char awaited) throws IOException {
        ReleaseTrial trial = new ReleaseTrial(folder);
        try (FileChannel phase =
                FileChannel.open(folder.resolve("phase"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            Phases phases = new Phases(phase, awaited);
            int version = first;
            for (int i = 0; true; i++) {
                phases.mark(COMPARING);
                phases.switched = false;
                version = (version + (i % 2 == 0 ? 1 : 4)) % VERSIONS;
                ReleaseTrial.publish(new WatchedFiles(new LocalFiles(trial.place()), 4, phases), trial.site(version));
            }
        }
    }

    /** Writes what the publishing is doing to a file, as one letter. */
    private static final class Phases implements WatchedFiles.Watchman {
        private final FileChannel file;
        private final char awaited;
        private volatile boolean switched;
        private volatile char last;
        private boolean ready;

        Phases(FileChannel file, char awaited) {
            this.file = file;
            this.awaited = awaited;
        }

        @Override
        public void sees(String operation, String path, boolean done) throws IOException {
            boolean isSwitch = operation.equals("move") && path.equals("current");
            if (isSwitch) {
                mark(done ? PRUNING : SWITCHING);
                switched |= done;
                return;
            }
            switch (operation) {
                case "makeFolder", "write", "half of write", "link", "move" -> mark(SENDING);
                case "settle", "makeLink" -> mark(switched ? PRUNING : SWITCHING);
                case "delete" -> mark(switched ? PRUNING : SENDING);
                case "read", "list" -> mark(last == COMPARING || switched ? last : SENDING);
                default -> mark(last);
            }
        }

        synchronized void mark(char now) throws IOException {
            if (now != last) {
                if (now == awaited && !ready) {
                    ready = true;
                    System.out.println("ready");
                }
                file.write(ByteBuffer.wrap(new byte[] {(byte) now}), 0);
                last = now;
            }
        }
    }
}
