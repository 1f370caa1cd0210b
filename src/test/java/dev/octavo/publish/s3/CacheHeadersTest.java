package dev.octavo.publish.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.octavo.blog.site.destination.Destination;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.hash.Sha256;
import dev.octavo.publish.site.PageFacts;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.render.output.OutputPath;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers revalidate files that keep their names when they change. */
final class CacheHeadersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "index.html",
                "posts/a-5f3a09c2/index.html",
                "page-5f3a09c2.html",
                "feed.xml",
                "search.5f3a09c2.json",
                "css/octavo.css",
                "5f3a09c2/octavo.css",
                "css.5f3a09c2/octavo.css",
                "photo-20261125.jpg",
                "photo-feedbeef.jpg",
                "photo-5f3a.jpg",
                "5f3a09c2.css",
                "octavo-5f3a09c2"
            })
    void isRevalidatedEachTime(String path) {
        assertEquals("max-age=0, must-revalidate", control(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "octavo.5f3a09c2.css",
                "octavo-5f3a09c2.css",
                "fonts/serif.5F3A09C2D1.woff2",
                "a/b-c.0123456789abcdef0123456789abcdef.js"
            })
    void isCachedForAnHour(String path) {
        assertEquals("max-age=3600", control(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "css/octavo.c123456789ab.css",
                "octavo.c123456789ab.css",
                "search/search.c123456789ab.js",
                "pictures/0123456789abcdef/cat-800.webp"
            })
    void isCachedForGood(String path) {
        assertEquals("public, max-age=31536000, immutable", control(path));
    }

    @ParameterizedTest
    @CsvSource({
        "pictures/plan.svg, 'max-age=0, must-revalidate'",
        "css/octavo.202611301200.css, 'max-age=0, must-revalidate'",
        "js/octavo.c123456789ab.css, 'max-age=3600'",
        "octavo.c123456789abc.css, 'max-age=3600'",
        "octavo.c123456789ab.js, 'max-age=3600'",
        "octavo.css.c123456789ab, 'max-age=0, must-revalidate'",
        "pictures/index.html, 'max-age=0, must-revalidate'",
        "pictures/all.json, 'max-age=0, must-revalidate'"
    })
    void isNotCachedForGood(String path, String control) {
        assertEquals(control, control(path));
    }

    private static String control(String path) {
        return control(path, "css/octavo.css", "octavo.css");
    }

    /** @param others other files of the site */
    private static String control(String path, String... others) {
        SiteFile file = file(path, Optional.empty());
        return Headers.of(file, release(file, others), false).cacheControl();
    }

    private static TaggedSite release(SiteFile file, String... others) {
        List<SiteFile> files = Stream.concat(
                        Stream.of(file), Stream.of(others).map(path -> file(path, Optional.empty())))
                .toList();
        SortedMap<OutputPath, TaggedSite.Tags> tags = new TreeMap<>();
        files.forEach(each -> tags.put(each.path(), new TaggedSite.Tags("tag", "tag", each.size())));
        return new TaggedSite(SiteManifest.of(files), tags, new TreeMap<>());
    }

    private static SiteFile file(String path, Optional<String> redirect) {
        return new SiteFile(
                new OutputPath(path),
                1,
                Sha256.of(path.replaceFirst(Hash.FINGERPRINT, "")),
                Optional.of(new PageFacts("0123456789abcdef", redirect)));
    }

    @ParameterizedTest
    @CsvSource({
        "/blog/posts/new/, true, /blog/posts/new/",
        "https://elsewhere.example/x, true, https://elsewhere.example/x",
        "/blog/posts/new/, false,",
        "../new/, true,",
        ", true,"
    })
    void redirectsIfEnabled(@Nullable String to, boolean asked, @Nullable String location) throws Exception {
        List<String> sent = new CopyOnWriteArrayList<>();
        UnaryOperator<Wire> listener = wire -> request -> {
            sent.add(request.headers().getOrDefault("x-amz-website-redirect-location", ""));
            return wire.send(request);
        };
        String copied = "<CopyObjectResult><ETag>\"tag\"</ETag></CopyObjectResult>";
        try (ScriptedStorage server = ScriptedStorage.answering("HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n"
                + "Content-Length: " + copied.length() + "\r\nConnection: close\r\n\r\n" + copied)) {
            Destination.Bucket place = new Destination.Bucket(
                    "bucket",
                    "",
                    Optional.of(URI.create("http://127.0.0.1:" + server.port())),
                    Optional.empty(),
                    asked,
                    1);
            Storage storage = Storage.open(place, BucketPlace.settings("key", "secret"), 1, listener);
            SiteFile page = file("old/index.html", Optional.ofNullable(to));
            assertEquals("tag", storage.copy("from", "tag", "old/index.html", Headers.of(page, release(page), asked)));
        }
        assertEquals(List.of(location == null ? "" : location), sent);
    }
}
