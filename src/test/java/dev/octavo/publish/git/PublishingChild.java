package dev.octavo.publish.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Publishes in a separate process, which can be killed. */
final class PublishingChild {
    private PublishingChild() {}

    static Process start(Path folder, String url, int version, boolean squashed) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        PublishingChild.class.getName(),
                        folder.toString(),
                        url,
                        Integer.toString(version),
                        Boolean.toString(squashed)))
                .redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    /** Prints when it starts, and when it is done. */
    public static void main(String[] arguments) throws IOException {
        Branches branches = Branches.at(Path.of(arguments[0])).repository(arguments[1]);
        if (Boolean.parseBoolean(arguments[3])) {
            branches.squashed();
        }
        System.out.println("ready");
        branches.publish(Integer.parseInt(arguments[2]));
        System.out.println("done");
    }
}
