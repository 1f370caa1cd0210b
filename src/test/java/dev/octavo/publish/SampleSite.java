package dev.octavo.publish;

import dev.octavo.lib.hash.Sha256;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.PageFacts;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.render.output.OutputPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small blog in many versions. In each version some posts are new, one is gone, and one has changed, and so have the
 * lists and feeds with them; most files do not change.
 */
public final class SampleSite {
    private static final Pattern REFRESH = Pattern.compile("http-equiv=\"refresh\" content=\"0; url=([^\"]+)\"");

    private static final int POSTS = 12;
    private static final int LARGE = 150_000;
    private static final Pattern REFERENCE = Pattern.compile("(?:href|src)=\"(/[^\"#]*)|<loc>[a-z]+://[^/<]+(/[^<]*)");

    // Some tests need the same few versions thousands of times.
    private static final Map<Integer, SortedMap<String, byte[]>> MADE = new ConcurrentHashMap<>();

    private SampleSite() {}

    /** The files of a version, by path. */
    public static SortedMap<String, byte[]> files(int version) {
        return new TreeMap<>(MADE.computeIfAbsent(version, number -> files(number, POSTS)));
    }

    /** The same with that many posts. */
    public static SortedMap<String, byte[]> files(int version, int count) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        List<Integer> posts = IntStream.range(version, version + count).boxed().toList();
        String links = posts.stream()
                .map(post -> "<li><a href=\"/posts/" + post + "/\">Post " + post + "</a></li>")
                .collect(Collectors.joining("\n"));
        put(files, "index.html", page("Home", "<p>Version " + version + "</p><ul>" + links + "</ul>"));
        put(files, "404.html", page("Not found", "<p><a href=\"/\">Home</a></p>"));
        put(files, "css/octavo.css", "body { margin: 0; }\n");
        put(files, "caffè/größe & co.txt", "A name that has to be encoded.\n");
        for (int post : posts) {
            int next = posts.contains(post + 1) ? post + 1 : posts.get(0);
            String text = post % count == version % count ? "edited in version " + version : "as ever";
            put(
                    files,
                    "posts/" + post + "/index.html",
                    page(
                            "Post " + post,
                            "<p>" + text + "</p><img src=\"/posts/" + post + "/picture.png\" alt=\"\">"
                                    + "<a href=\"/posts/" + next + "/\">Next</a>"));
            byte[] picture = new byte[post % 4 == 0 ? LARGE : 500];
            new Random(post).nextBytes(picture);
            files.put("posts/" + post + "/picture.png", picture);
        }
        String locations = posts.stream()
                .map(post -> "<url><loc>https://blog.example/posts/" + post + "/</loc></url>")
                .collect(Collectors.joining());
        put(files, "sitemap.xml", "<urlset>" + locations + "</urlset>");
        put(files, "feed.xml", "<feed>" + links.replace("li>", "entry>") + "</feed>");
        return files;
    }

    private static String page(String title, String body) {
        return "<!DOCTYPE html><html><head><title>" + title + "</title>"
                + "<link rel=\"stylesheet\" href=\"/css/octavo.css\"></head><body>" + body + "</body></html>";
    }

    private static void put(Map<String, byte[]> files, String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a version to a folder, which may have another one, as a finished build. */
    public static FinishedSite write(Path folder, int version) throws IOException {
        return write(folder, files(version));
    }

    public static FinishedSite write(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return new FinishedSite(folder, manifest(files));
    }

    public static SiteManifest manifest(Map<String, byte[]> files) {
        List<SiteFile> all = new ArrayList<>();
        files.forEach((path, bytes) -> {
            Sha256 hash = Sha256.of(bytes);
            Optional<PageFacts> page = path.endsWith(".html")
                    ? Optional.of(new PageFacts(hash.hex().substring(0, 16), redirect(bytes)))
                    : Optional.empty();
            all.add(new SiteFile(new OutputPath(path), bytes.length, hash, page));
        });
        return SiteManifest.of(all);
    }

    private static Optional<String> redirect(byte[] page) {
        Matcher refresh = REFRESH.matcher(new String(page, StandardCharsets.UTF_8));
        return Optional.of(refresh).filter(Matcher::find).map(found -> found.group(1));
    }

    /** Which version up to {@code newest} is equal to {@code served}; empty if none is. */
    public static Optional<Integer> version(Map<String, byte[]> served, int newest) {
        return IntStream.rangeClosed(0, newest)
                .boxed()
                .filter(version -> same(files(version), served))
                .findFirst();
    }

    private static boolean same(Map<String, byte[]> some, Map<String, byte[]> others) {
        return some.keySet().equals(others.keySet())
                && some.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), others.get(file.getKey())));
    }

    /**
     * Missing files among all that can be reached by links from the home page, the feed and the sitemap.
     *
     * @param served the bytes of the file at a path; empty if there is none
     */
    public static List<String> dangling(Function<String, Optional<byte[]>> served) {
        Map<String, String> namedBy = new LinkedHashMap<>();
        Deque<String> ahead = new ArrayDeque<>(List.of("index.html", "feed.xml", "sitemap.xml"));
        ahead.forEach(path -> namedBy.put(path, "the beginning"));
        TreeSet<String> missing = new TreeSet<>();
        while (!ahead.isEmpty()) {
            String path = ahead.poll();
            Optional<byte[]> bytes = served.apply(path);
            if (bytes.isEmpty()) {
                missing.add(path + ", named by " + namedBy.get(path));
            } else if (path.matches(".*\\.(html|xml)")) {
                for (String named : references(new String(bytes.get(), StandardCharsets.UTF_8))) {
                    if (namedBy.putIfAbsent(named, path) == null) {
                        ahead.add(named);
                    }
                }
            }
        }
        return List.copyOf(missing);
    }

    private static List<String> references(String text) {
        List<String> found = new ArrayList<>();
        for (Matcher reference = REFERENCE.matcher(text); reference.find(); ) {
            String address = reference.group(1) == null ? reference.group(2) : reference.group(1);
            found.add(address.substring(1) + (address.endsWith("/") ? "index.html" : ""));
        }
        return found;
    }
}
