package dev.octavo.build.disk;

import dev.octavo.lib.address.Nfc;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.output.Content;
import dev.octavo.render.output.OutputPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Builds in a separate process, which can be killed, limited, or run at the same time as another one. */
final class ChildJvm {
    private static final int FILES = 300;

    private ChildJvm() {}

    /** A command that runs {@code job} with {@code arguments}, with {@code before} as its prefix. */
    static Process start(List<String> before, String job, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of(ChildJvm.class.getName(), job));
        command.addAll(List.of(arguments));
        ProcessBuilder child = new ProcessBuilder(command).redirectErrorStream(true);
        child.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return child.start();
    }

    /** The last line that a child prints before it ends. */
    static String answer(Process child) throws IOException, InterruptedException {
        try (BufferedReader says = child.inputReader(StandardCharsets.UTF_8)) {
            String last = says.lines().reduce("", (a, b) -> b);
            child.waitFor();
            return last;
        }
    }

    /** A version of the site; most files differ between versions, or few. */
    static SortedMap<String, String> version(boolean most, int number) {
        SortedMap<String, String> site = new TreeMap<>();
        for (int i = 0; i < FILES; i++) {
            boolean changes = most ? i % 10 != 0 : i % 10 == 0;
            String text = "page " + i + (changes ? " version " + number : "") + " text".repeat(200);
            site.put((i % 30 == 0 ? "v" + number + "/" : "posts/" + i + "/") + i + ".html", text);
        }
        return site;
    }

    public static void main(String[] arguments) throws IOException {
        Path site = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "most" -> once(site, true, Integer.parseInt(arguments[2]));
            case "few" -> once(site, false, Integer.parseInt(arguments[2]));
            case "starved" -> starved(site, Integer.parseInt(arguments[2]));
            case "forever" -> forever(site);
            case "hold" -> hold(site);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Builds one version, and prints the result. */
    private static void once(Path site, boolean most, int number) {
        say(() -> "built " + build(site, version(most, number), new FileOperations.Real()));
    }

    /** Builds with at most {@code spare} more open files, after everything needed is loaded. */
    private static void starved(Path site, int spare) throws IOException {
        DiskException.of("load", site.resolve(Nfc.of("load")), new IOException("nothing"))
                .problem();
        build(site, version(true, 1), new FileOperations.Real()); // so that the next build replaces a site
        once(site, true, 0);
        Deque<InputStream> open = new ArrayDeque<>();
        boolean more = true;
        while (more) {
            try {
                open.push(Files.newInputStream(Path.of("/dev/null")));
            } catch (FileSystemException e) {
                more = false;
            }
        }
        for (int i = 0; i < spare; i++) {
            open.pop().close();
        }
        once(site, true, 1);
    }

    /** Builds one version after another, and marks the phase it is in. */
    private static void forever(Path site) throws IOException {
        MarkedOperations operations = new MarkedOperations(site.resolve("phase"));
        say(() -> "ready");
        for (int i = 0; true; i++) {
            operations.mark(MarkedOperations.COMPARING);
            build(site, version(i / 2 % 2 == 0, i % 2), operations);
        }
    }

    /** Takes the lock, and keeps it until it gets a line of input. */
    private static void hold(Path site) {
        say(() -> {
            SiteDisk disk = SiteDisk.open(site.resolve("public"), site);
            System.out.println("ready");
            int reported = System.in.read();
            disk.close();
            return "released, told " + reported;
        });
    }

    /** One line: the result of {@code job}, or the problem that ended it. */
    private static void say(Callable<String> job) {
        try {
            System.out.println(job.call());
        } catch (ProblemException e) {
            System.out.println("refused: " + e.problems());
        } catch (DiskException e) {
            System.out.println("failed: " + e.problem());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static SiteWriter.Changes build(Path site, SortedMap<String, String> files, FileOperations operations) {
        try (SiteDisk disk = SiteDisk.open(site.resolve("public"), site, operations);
                SiteWriter writing = disk.begin(false)) {
            files.entrySet().parallelStream()
                    .forEach(f -> writing.put(new OutputPath(f.getKey()), (Content.Bytes) Content.text(f.getValue())));
            return writing.commit();
        }
    }
}
