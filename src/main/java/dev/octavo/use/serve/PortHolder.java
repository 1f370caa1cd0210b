package dev.octavo.use.serve;

import dev.octavo.lib.work.OtherProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the program that uses a port, if the system reveals it. */
final class PortHolder {
    private static final Pattern IN_SS = Pattern.compile("users:\\(\\(\"(?<name>[^\"]*)\",pid=(?<pid>\\d+)");
    private static final Pattern IN_LSOF = Pattern.compile("(?m)^p(?<pid>\\d+)\\Rc(?<name>.*)$");
    private static final int ANSWER_MILLIS = 300;
    private static final int PROGRAM_SECONDS = 2;

    private PortHolder() {}

    /** {@code another octavo serve (process 4711)}; empty if unknown. */
    static Optional<String> of(int port) {
        Optional<String> process = process(IN_SS, "ss", "-Hltnp", "sport = :" + port)
                .or(() -> process(IN_LSOF, "lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc"));
        if (isOctavo(port)) {
            String which = process.map(name -> name.replaceFirst("^.*(\\(process \\d+\\))", " $1"))
                    .orElse("");
            return Optional.of("another octavo serve" + which);
        }
        return process;
    }

    private static boolean isOctavo(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            socket.getOutputStream().write("HEAD / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(1000), StandardCharsets.ISO_8859_1);
            return answer.toLowerCase(Locale.ROOT).contains("\nserver: " + Response.SERVER + "\r\n");
        } catch (IOException silent) {
            return false;
        }
    }

    /** Returns the first process in the output of a command: Linux has ss, macOS has lsof. */
    private static Optional<String> process(Pattern pattern, String... command) {
        try {
            Process program = OtherProgram.builder(List.of(command))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!program.waitFor(PROGRAM_SECONDS, TimeUnit.SECONDS)) {
                program.destroyForcibly();
                return Optional.empty();
            }
            Matcher named =
                    pattern.matcher(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            return named.find()
                    ? Optional.of(named.group("name") + " (process " + named.group("pid") + ")")
                    : Optional.empty();
        } catch (IOException notInstalled) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
