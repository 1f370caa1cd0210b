package dev.octavo.publish.release;

import dev.octavo.publish.SampleSite;
import dev.octavo.testing.Nginx;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/** Readers who keep requesting the home page and all that it links to from a web server. */
final class Readers implements AutoCloseable {
    /** The number of versions that are published, again and again. */
    static final int VERSIONS = 8;

    private static final int PAUSE_MS = 10;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Nginx nginx;
    private final Path link;
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread;
    private volatile boolean ended;
    private final AtomicInteger walks = new AtomicInteger();
    private final AtomicInteger undisturbed = new AtomicInteger();

    private Readers(Nginx nginx, Path link) {
        this.nginx = nginx;
        this.link = link;
        this.thread = new Thread(this::walkOverAndOver, "readers");
    }

    static Readers begin(Nginx nginx, Path link) {
        Readers readers = new Readers(nginx, link);
        readers.thread.start();
        return readers;
    }

    private void walkOverAndOver() {
        try {
            while (!ended) {
                walk();
                Thread.sleep(PAUSE_MS); // leaves processor time for publishing
            }
        } catch (InterruptedException e) {
            complaints.add("interrupted");
        } catch (IOException e) {
            complaints.add("the web server does not answer: " + e);
        }
    }

    private void walk() throws IOException {
        Path before = Files.readSymbolicLink(link);
        Map<String, byte[]> got = new TreeMap<>();
        List<String> missing = SampleSite.dangling(path -> {
            Optional<byte[]> bytes = got(path);
            bytes.ifPresent(some -> got.put(path, some));
            return bytes;
        });
        walks.incrementAndGet();
        if (before.equals(Files.readSymbolicLink(link))) { // no release number is used twice
            undisturbed.incrementAndGet();
            missing.forEach(path -> complaints.add("missing in " + before + ": " + path));
        }
        got.forEach((path, bytes) -> {
            if (versions(path).stream().noneMatch(file -> Arrays.equals(file, bytes))) {
                complaints.add(path + " is that of no version, or a part: " + bytes.length + " bytes");
            }
        });
        missing.stream()
                .filter(path -> versions(path.replaceFirst(", named by.*", "")).size() == VERSIONS)
                .forEach(path -> complaints.add("missing, and in all versions: " + path));
    }

    private static List<byte[]> versions(String path) {
        List<byte[]> all = new ArrayList<>();
        for (int version = 0; version < VERSIONS; version++) {
            Optional.ofNullable(SampleSite.files(version).get(path)).ifPresent(all::add);
        }
        return all;
    }

    /** What the web server sends for all files of any version. */
    Map<String, byte[]> served() {
        SortedSet<String> paths = new TreeSet<>();
        for (int version = 0; version < VERSIONS; version++) {
            paths.addAll(SampleSite.files(version).keySet());
        }
        Map<String, byte[]> served = new TreeMap<>();
        paths.forEach(path -> got(path).ifPresent(bytes -> served.put(path, bytes)));
        return served;
    }

    private Optional<byte[]> got(String path) {
        try {
            HttpResponse<byte[]> answer =
                    client.send(HttpRequest.newBuilder(nginx.uri("/" + path)).build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200 && answer.statusCode() != 404) {
                complaints.add(answer.statusCode() + " for " + path);
            }
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            complaints.add(path + " ended in the middle: " + e);
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** How often everything was requested, and how often without a switch of the link meanwhile. */
    int walks() {
        return walks.get();
    }

    int undisturbed() {
        return undisturbed.get();
    }

    @Override
    public void close() {
        ended = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
