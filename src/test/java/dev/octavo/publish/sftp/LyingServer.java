package dev.octavo.publish.sftp;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/**
 * An SFTP server with one folder and one file, which sends too short responses to one kind of request. It is a program
 * that sshd starts.
 */
final class LyingServer {
    private static final String FOLDER = "/srv/blog";
    private static final int INIT = 1;
    private static final int VERSION = 2;

    private final int lie;
    private final DataOutputStream out;

    private LyingServer(int lie, OutputStream out) {
        this.lie = lie;
        this.out = new DataOutputStream(out);
    }

    /** The line of sshd_config for a server that lies about requests of that type. */
    static String subsystem(Path folder, int lie) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path script = folder.resolve("lying-" + lie);
        Files.writeString(
                script,
                "#!/bin/sh\nexec " + java + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '"
                        + System.getProperty("java.class.path") + "' " + LyingServer.class.getName() + " " + lie
                        + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return "Subsystem sftp " + script;
    }

    public static void main(String[] arguments) throws IOException {
        LyingServer server = new LyingServer(Integer.parseInt(arguments[0]), System.out);
        DataInputStream in = new DataInputStream(System.in);
        while (true) {
            byte[] request = new byte[in.readInt()];
            in.readFully(request);
            server.answer(ByteBuffer.wrap(request));
        }
    }

    /** A response: its type, and what follows the number of the request. */
    private void answer(ByteBuffer request) throws IOException {
        int type = request.get();
        int id = request.getInt();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream content = new DataOutputStream(bytes);
        if (type == INIT) {
            content.writeInt(3);
            put(content, "posix-rename@openssh.com");
            put(content, "1");
            send(VERSION, bytes.toByteArray());
            return;
        }
        content.writeInt(id);
        int answer = switch (type) {
            case 7, 8 -> { // LSTAT, FSTAT
                attributes(content, type == 7 && text(request).equals(FOLDER));
                yield 105;
            }
            case 12 -> { // READDIR
                content.writeInt(1);
                put(content, "a");
                put(content, "");
                attributes(content, false);
                yield 104;
            }
            case 3, 11 -> { // OPEN, OPENDIR
                put(content, "handle");
                yield 102;
            }
            case 5 -> { // READ
                put(content, "");
                yield 103;
            }
            case 16, 19 -> { // REALPATH, READLINK
                content.writeInt(1);
                put(content, FOLDER);
                put(content, "");
                content.writeInt(0);
                yield 104;
            }
            default -> {
                content.writeInt(0);
                put(content, "");
                put(content, "");
                yield 101;
            }
        };
        byte[] whole = bytes.toByteArray();
        send(answer, type == lie ? Arrays.copyOf(whole, 4 + (whole.length - 4) / 2) : whole);
    }

    private static void attributes(DataOutputStream content, boolean isFolder) throws IOException {
        content.writeInt(1 | 4);
        content.writeLong(100_000);
        content.writeInt(isFolder ? 0040755 : 0100644);
    }

    private static String text(ByteBuffer request) {
        byte[] bytes = new byte[request.getInt()];
        request.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void put(DataOutputStream content, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        content.writeInt(bytes.length);
        content.write(bytes);
    }

    private void send(int type, byte[] content) throws IOException {
        out.writeInt(1 + content.length);
        out.write(type);
        out.write(content);
        out.flush();
    }
}
