package dev.octavo.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A browser that listens for all of the pages that are open in it, and what is still to be told to it. */
final class Listener {
    // Each tells of a state and not of a step, so that a slow browser loses nothing by losing the oldest.
    private static final int WAITING = 256;
    private static final long SILENCE_SECONDS = 15;

    private final List<OpenPage> pages;
    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(WAITING);
    private volatile boolean closed;

    Listener(List<OpenPage> pages) {
        this.pages = List.copyOf(pages);
    }

    List<OpenPage> pages() {
        return pages;
    }

    void tell(Event event) {
        while (!events.offer(event)) {
            events.poll();
        }
    }

    void close() {
        closed = true;
        events.clear();
        events.offer(new Event.End());
    }

    /** Sends events as they come, until the browser is gone. */
    void sendTo(OutputStream out) throws IOException, InterruptedException {
        send(out, ": open\n\n");
        while (!closed) {
            Event event = events.poll(SILENCE_SECONDS, TimeUnit.SECONDS);
            if (!closed) {
                send(out, event == null ? ": still here\n\n" : event.text());
            }
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
