package dev.octavo.serve;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.serve.Events.Event;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** A page that is open in a browser, and what is still to be told to it. */
final class OpenPage {
    // Each tells of a state and not of a step, so that one who cannot keep up loses nothing by losing the oldest.
    private static final int WAITING = 64;
    private static final long SILENCE_SECONDS = 15;

    private final Address address;
    private final Optional<SourcePath> source;
    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(WAITING);
    private volatile boolean closed;
    private String tag;

    /** @param tag of the bytes that the browser shows */
    OpenPage(Address address, Optional<SourcePath> source, String tag) {
        this.address = address;
        this.source = source;
        this.tag = tag;
    }

    Address address() {
        return address;
    }

    /** The article's file that became the page, for the time when it becomes another one. */
    Optional<SourcePath> source() {
        return source;
    }

    /** Lets the browser know that the page has the bytes of {@code now}, unless it shows them. */
    synchronized void show(String now) {
        if (!tag.equals(now)) {
            tag = now;
            tell(Events.page(now));
        }
    }

    void tell(Event event) {
        while (!events.offer(event)) {
            events.poll();
        }
    }

    void close() {
        closed = true;
        events.clear();
        events.offer(new Event("end", "{}"));
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
