package dev.octavo.publish.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends the same response to every request, like a broken storage. */
final class ScriptedStorage implements AutoCloseable {
    private final ServerSocket door;

    private ScriptedStorage(ServerSocket door) {
        this.door = door;
    }

    static ScriptedStorage answering(String words) throws IOException {
        ScriptedStorage storage = new ScriptedStorage(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(() -> storage.answer(words.getBytes(StandardCharsets.UTF_8)), "scripted storage");
        thread.setDaemon(true);
        thread.start();
        return storage;
    }

    int port() {
        return door.getLocalPort();
    }

    private void answer(byte[] words) {
        while (!door.isClosed()) {
            try (Socket client = door.accept()) {
                InputStream in = client.getInputStream();
                int ends = 0;
                for (int c = in.read(); c >= 0 && ends < 4; c = ends < 4 ? in.read() : c) {
                    ends = c == "\r\n\r\n".charAt(ends) ? ends + 1 : 0;
                }
                client.getOutputStream().write(words);
            } catch (IOException gone) {
                Thread.onSpinWait(); // the client has left, or the server is closed and the loop ends
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
