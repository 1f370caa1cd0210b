package dev.octavo.use.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A browser's event stream for all of its open pages, with the events that are yet to be sent. */
final class Subscriber {
    // Events describe states, not steps, so a slow browser loses nothing when the oldest are dropped.
    private static final int WAITING = 256;
    private static final long HEARTBEAT_SECONDS = 15;

    private final List<OpenPage> pages;
    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(WAITING);
    private volatile boolean closed;

    Subscriber(List<OpenPage> pages) {
        this.pages = List.copyOf(pages);
    }

    List<OpenPage> pages() {
        return pages;
    }

    void send(Event event) {
        while (!events.offer(event)) {
            events.poll();
        }
    }

    void close() {
        closed = true;
        events.clear();
        events.offer(new Event.End());
    }

    /** Sends events as they arrive until closed, or until writing fails because the browser is gone. */
    void sendTo(OutputStream out) throws IOException, InterruptedException {
        send(out, ": open\n\n");
        while (!closed) {
            Event event = events.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
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
