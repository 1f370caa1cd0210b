package dev.octavo.serve.listen;

import dev.octavo.serve.http.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Finds out who has a port, as far as the system lets us. */
final class PortHolder {
    private static final Path PROCESSES = Path.of("/proc");
    private static final String LISTENS = "0A"; // TCP_LISTEN in the kernel's list of states
    private static final int ANSWER_MILLIS = 300;
    private static final int LSOF_SECONDS = 2;

    private PortHolder() {}

    /** {@code another octavo serve (process 4711)}; empty where it cannot be told. */
    static Optional<String> of(int port) {
        Optional<String> process = Files.isDirectory(PROCESSES.resolve("net")) ? process(port) : lsof(port);
        if (isOctavo(port)) {
            String which = process.map(name -> name.replaceFirst(".*(\\(process \\d+\\))", " $1"))
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
            return answer.toLowerCase(Locale.ROOT).contains("\nserver: " + Transfer.SERVER + "\r\n");
        } catch (IOException silent) {
            return false;
        }
    }

    private static Optional<String> process(int port) {
        Set<Path> sockets = new HashSet<>(sockets(PROCESSES.resolve("net/tcp"), port));
        sockets.addAll(sockets(PROCESSES.resolve("net/tcp6"), port));
        return sockets.isEmpty() ? Optional.empty() : holder(sockets);
    }

    /** The sockets that listen at the port, as {@code /proc/PID/fd} names them; none where there is no such table. */
    private static Set<Path> sockets(Path table, int port) {
        Set<Path> sockets = new HashSet<>();
        try {
            for (String line : Files.readAllLines(table)) {
                String[] columns = line.strip().split("\\s+", -1);
                if (columns[1].endsWith(String.format(Locale.ROOT, ":%04X", port)) && columns[3].equals(LISTENS)) {
                    sockets.add(Path.of("socket:[" + columns[9] + "]"));
                }
            }
        } catch (IOException noSuchProtocol) {
            return Set.of();
        }
        return sockets;
    }

    private static Optional<String> holder(Set<Path> sockets) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                if (has(process, sockets)) {
                    String name = Files.readString(process.resolve("comm")).strip();
                    return Optional.of(name + " (process " + process.getFileName() + ")");
                }
            }
        } catch (IOException | UncheckedIOException gone) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean has(Path process, Set<Path> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file))) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException notOurs) {
            return false;
        }
        return false;
    }

    /** Of systems without {@code /proc}, where the program is installed. */
    private static Optional<String> lsof(int port) {
        try {
            Process lsof = new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!lsof.waitFor(LSOF_SECONDS, TimeUnit.SECONDS)) {
                lsof.destroyForcibly();
                return Optional.empty();
            }
            return named(new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException notInstalled) {
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The first process in what lsof prints: {@code p4711}, {@code cnode}, each on a line. */
    static Optional<String> named(String lines) {
        Optional<String> process =
                lines.lines().filter(line -> line.startsWith("p")).findFirst();
        Optional<String> command =
                lines.lines().filter(line -> line.startsWith("c")).findFirst();
        return process.flatMap(
                number -> command.map(name -> name.substring(1) + " (process " + number.substring(1) + ")"));
    }
}
