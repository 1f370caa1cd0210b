package dev.octavo.use.cli;

import dev.octavo.lib.loading.Resources;
import dev.octavo.lib.work.OtherProgram;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Runs the program from the command line. */
public final class Main {
    /** What a thread in the background failed with: an exit code. */
    private static volatile int background;

    private Main() {}

    /** Runs the command that {@code args} name and exits with its code. */
    public static void main(String[] args) {
        setProperties();
        Environment environment = environment();
        RootCommand octavo = new RootCommand();
        ErrorPrinter errors = new ErrorPrinter(environment, octavo::debug);
        Thread.setDefaultUncaughtExceptionHandler((thread, bug) -> background = errors.failure(bug));
        int code = Math.max(run(environment, octavo, errors, args), background);
        System.exit(code == 0 ? errors.unheard() : code);
    }

    static void setProperties() {
        System.setProperty("java.awt.headless", "true"); // pictures are drawn without a screen
        // FreeMarker would load java.util.logging for a log that nobody reads.
        System.setProperty("org.freemarker.loggerLibrary", "none");
        if (Resources.isNative()) {
            // Java looks there for fonts of its own before it draws. Only where it finds a folder "lib" does it then
            // ask fontconfig.
            Path linux = Path.of("/usr");
            Path home = Files.isDirectory(linux.resolve("lib/"))
                    ? linux
                    : Resources.program().getParent();
            System.setProperty("java.home", String.valueOf(home));
            // Else Java would shape text with calls that are compiled at run time.
            System.setProperty("sun.font.layout.ffm", "false");
        }
    }

    /** The terminal, the folder and the settings that the user called the program with. */
    static Environment environment() {
        return new Environment(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Integer.getInteger("octavo.terminal-width", 0),
                colour(System.getenv()),
                Path.of("").toAbsolutePath(),
                clock(System.getProperty("octavo.now"), ZoneId.systemDefault()),
                Runtime.getRuntime().availableProcessors(),
                OtherProgram.environment(System.getenv()));
    }

    /** The machine's clock, or the moment that a test or a comparison names. */
    private static Clock clock(@Nullable String now, ZoneId zone) {
        return now == null ? Clock.system(zone) : Clock.fixed(Instant.parse(now), zone);
    }

    static int run(Environment environment, String... args) {
        RootCommand octavo = new RootCommand();
        return run(environment, octavo, new ErrorPrinter(environment, octavo::debug), args);
    }

    /** Returns the exit code: 0 success, 1 problems found, 2 wrong usage, 70 a bug of Octavo. */
    private static int run(Environment environment, RootCommand octavo, ErrorPrinter errors, String... args) {
        try {
            Optional<BuildSite> plain = BuildSite.plain(environment, errors, args);
            return plain.isPresent()
                    ? plain.get().call()
                    : CommandLines.of(octavo, environment, errors).execute(args);
        } catch (Throwable e) { // picocli hands over exceptions, but no errors
            return errors.failure(e);
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, charset(System.getProperties()));
    }

    /** UTF-8 regardless of the locale, except on a Windows console, which decodes output with its own code page. */
    @SuppressWarnings("SystemConsoleNull") // Java 22 to 24 may return a console when output goes to a file
    private static Charset charset(Properties machine) {
        boolean console = machine.getProperty("os.name", "").startsWith("Windows") && System.console() != null;
        return console ? console(machine) : StandardCharsets.UTF_8;
    }

    /** Returns the console's code page, which Java 18 and later report in {@code stdout.encoding}. */
    static Charset console(Properties machine) {
        String name = machine.getProperty("stdout.encoding", machine.getProperty("sun.stdout.encoding", "UTF-8"));
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
    }

    // https://no-color.org
    private static boolean colour(Map<String, String> variables) {
        return variables.getOrDefault("NO_COLOR", "").isEmpty()
                && !variables.getOrDefault("TERM", "").equals("dumb");
    }
}
