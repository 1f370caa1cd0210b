package dev.octavo.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The program: arguments in, a site or a sentence out, and an exit code. */
public final class Main {
    private Main() {}

    /** Runs the command that {@code args} name and ends the machine with its exit code. */
    public static void main(String[] args) {
        Surroundings surroundings = new Surroundings(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Integer.getInteger("octavo.terminal-width", 0),
                colour(System.getenv()),
                Path.of("").toAbsolutePath(),
                Clock.system(ZoneId.systemDefault()),
                Runtime.getRuntime().availableProcessors(),
                System.getenv());
        System.exit(run(surroundings, args));
    }

    /** The exit code: 0 fine, 1 problems found, 2 misuse. */
    static int run(Surroundings surroundings, String... args) {
        Octavo octavo = new Octavo();
        Complaints complaints = new Complaints(surroundings, octavo::debug);
        try {
            Optional<BuildSite> plain = BuildSite.plain(surroundings, complaints, args);
            return plain.isPresent()
                    ? run(plain.get(), complaints)
                    : CommandLines.of(octavo, surroundings, complaints).execute(args);
        } catch (StackOverflowError | OutOfMemoryError e) {
            return complaints.exhausted(e);
        }
    }

    private static int run(BuildSite build, Complaints complaints) {
        try {
            return build.call();
        } catch (Exception e) {
            return complaints.failure(e);
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, charset(System.getProperties()));
    }

    /**
     * UTF-8, whatever the machine believes the encoding to be, since that depends on its locale. A console of Windows alone
     * reads what is written to it by a table of its own.
     */
    @SuppressWarnings("SystemConsoleNull") // Java 22 to 24 may give one for a file; 25 and what is older do not
    private static Charset charset(Properties machine) {
        boolean console = machine.getProperty("os.name", "").startsWith("Windows") && System.console() != null;
        return console ? console(machine) : StandardCharsets.UTF_8;
    }

    /** The table of the console, which Java says from version 18 on. */
    static Charset console(Properties machine) {
        String name = machine.getProperty("stdout.encoding", machine.getProperty("sun.stdout.encoding", "UTF-8"));
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    // https://no-color.org
    private static boolean colour(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "").equals("dumb");
    }
}
