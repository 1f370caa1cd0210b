package dev.octavo.publish.sftp;

import dev.octavo.lib.work.OtherProgram;
import dev.octavo.publish.release.ReleaseFiles;
import dev.octavo.publish.release.ReleaseFiles.Entry;
import dev.octavo.publish.release.ReleaseFiles.Kind;
import dev.octavo.publish.ssh.SshConnection;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A shell on the server, for what takes a request for each file by SFTP. Many servers give none. */
final class RemoteShell implements ReleaseFiles.WholeFolders, AutoCloseable {
    private static final String END = "octavo-end ";
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(5);
    private static final int PAUSE_MS = 10;

    private final Process process;
    private final InputStream out;

    private RemoteShell(Process process) {
        this.process = process;
        this.out = new BufferedInputStream(process.getInputStream());
    }

    /**
     * Opens a shell in a folder; empty if there is none, or if it does not see the files that SFTP sees.
     *
     * @param folder absolute
     * @param proof a file in it that nobody else could have made
     */
    static Optional<RemoteShell> open(SshConnection connection, String folder, String proof) {
        try {
            Optional<Process> started = connection.shell();
            if (started.isEmpty()) {
                return Optional.empty();
            }
            RemoteShell shell = new RemoteShell(started.get());
            shell.send("cd " + OtherProgram.quoted(folder) + " && test -f " + OtherProgram.quoted(proof));
            // A program in the place of a shell may wait for ever.
            long end = System.nanoTime() + PATIENCE_NS;
            while (shell.out.available() == 0 && shell.process.isAlive() && System.nanoTime() < end) {
                Thread.sleep(PAUSE_MS);
            }
            if (shell.out.available() > 0 && shell.records().isPresent()) {
                return Optional.of(shell);
            }
            shell.close();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw SftpSession.interrupted();
        }
        return Optional.empty();
    }

    // These commands are those of GNU, and of BusyBox but for "find". Where one fails, SFTP does its work.

    @Override
    public boolean linkAll(String from, String to) {
        return run("cp -al " + path(from) + " " + path(to)).isPresent();
    }

    @Override
    public Optional<List<Entry>> tree(String path) {
        return run("find " + path(path) + " -mindepth 1 -printf '%y%s %P\\0'")
                .map(found -> found.stream().map(RemoteShell::entry).toList());
    }

    private static Entry entry(String line) {
        Kind kind = switch (line.charAt(0)) {
            case 'f' -> Kind.FILE;
            case 'd' -> Kind.FOLDER;
            case 'l' -> Kind.LINK;
            default -> Kind.OTHER;
        };
        int space = line.indexOf(' ');
        return new Entry(line.substring(space + 1), kind, kind == Kind.FILE ? Long.parseLong(line, 1, space, 10) : 0);
    }

    @Override
    public boolean deleteAll(String path) {
        return run("rm -rf " + path(path)).isPresent();
    }

    @Override
    public boolean syncAll(String path) {
        return run("sync -f " + path(path)).isPresent();
    }

    /** A path that no program takes for an option. */
    private static String path(String path) {
        return OtherProgram.quoted("./" + path);
    }

    /** What a command writes, which ends each record with a NUL; empty if it fails or the shell has ended. */
    private synchronized Optional<List<String>> run(String command) {
        try {
            send(command);
            return records();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void send(String command) throws IOException {
        String line = "{ " + command + "; } </dev/null; printf '" + END + "%d\\0' $?\n";
        process.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    private Optional<List<String>> records() throws IOException {
        List<String> records = new ArrayList<>();
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        while (true) {
            int next = out.read();
            if (next < 0) {
                throw new EOFException();
            }
            if (next != 0) {
                record.write(next);
                continue;
            }
            String text = record.toString(StandardCharsets.UTF_8);
            if (text.startsWith(END)) {
                return text.equals(END + "0") ? Optional.of(records) : Optional.empty();
            }
            records.add(text);
            record.reset();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
