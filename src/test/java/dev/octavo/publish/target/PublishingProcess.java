package dev.octavo.publish.target;

import dev.octavo.lib.problem.ProblemException;
import dev.octavo.publish.SampleSite;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Publishes in a process of its own, which can be killed, stopped or limited. */
public final class PublishingProcess {
    private PublishingProcess() {}

    /**
     * Starts a process that publishes some versions, one after the other, and prints what became of each.
     *
     * @param before a command that runs the process
     * @param sites a folder of its own for what it builds
     * @param awaited after how many operations it prints {@code ready}
     */
    public static Process start(List<String> before, Place place, Path sites, int first, int last, int awaited)
            throws IOException {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
        command.addAll(List.of(PublishingProcess.class.getName(), sites.toString()));
        command.addAll(List.of(
                Integer.toString(first),
                Integer.toString(last),
                Integer.toString(awaited),
                place.getClass().getName()));
        command.addAll(place.arguments());
        ProcessBuilder child = new ProcessBuilder(command).redirectErrorStream(true);
        child.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return child.start();
    }

    /** The output of a process until it ends, without the first line. */
    public static String answer(Process child) throws IOException, InterruptedException {
        try (BufferedReader says = child.inputReader(StandardCharsets.UTF_8)) {
            String all = says.lines().skip(1).collect(Collectors.joining("\n"));
            child.waitFor();
            return all;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Thread end = new Thread(() -> {
            ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().join());
            Runtime.getRuntime().halt(1);
        });
        end.setDaemon(true);
        end.start();
        String[] more = Arrays.copyOfRange(arguments, 5, arguments.length);
        Class<? extends Place> kind = Class.forName(arguments[4]).asSubclass(Place.class);
        try (Place place = kind.getConstructor(String[].class).newInstance((Object) more)) {
            AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[3]));
            Place.Watch watch = (operation, path, done) -> {
                if (left.decrementAndGet() == 0) {
                    System.out.println("ready");
                }
            };
            watch.sees("start", "", false);
            for (int version = Integer.parseInt(arguments[1]); version <= Integer.parseInt(arguments[2]); version++) {
                Path site = Path.of(arguments[0]).resolve(Integer.toString(version));
                PublishResult result = place.publish(SampleSite.write(site, version), watch);
                System.out.println("published " + version + " as " + result.release());
            }
        } catch (ProblemException e) {
            System.out.println("refused: " + e.problems().get(0).message() + " | "
                    + e.problems().get(0).hint().orElse(""));
        }
    }
}
