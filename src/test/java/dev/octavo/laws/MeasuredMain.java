package dev.octavo.laws;

import com.sun.management.ThreadMXBean;
import dev.octavo.use.cli.Main;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Runs the program and then writes how many bytes it allocated and how many classes it loaded; arguments: {@code FILE}, and
 * those of the program.
 */
final class MeasuredMain {
    private MeasuredMain() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> write(file)));
        Main.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void write(Path file) {
        int classes = (int) ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
        try {
            // Java 21 and later have this method, and the tests are compiled for 17.
            Object bytes = ThreadMXBean.class
                    .getMethod("getTotalThreadAllocatedBytes")
                    .invoke(ManagementFactory.getThreadMXBean());
            Files.writeString(file, bytes + " " + classes);
        } catch (ReflectiveOperationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
