package dev.octavo.use.serve;

import dev.octavo.build.pipeline.make.MergedProblems;
import dev.octavo.build.pipeline.preview.Preview;
import dev.octavo.build.pipeline.preview.ServedFile;
import dev.octavo.build.pipeline.preview.SiteState;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.render.output.MediaTypes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Serves the files of the site as a host would. They are looked up by their whole address. */
final class SitePages {
    private static final Address NOT_FOUND = new Address("/404.html");

    private final Preview preview;
    private final PreviewToken token;
    /** The problems of requested pages that could not be made. */
    private final Map<Address, List<Problem>> faulty = new ConcurrentSkipListMap<>();

    private final AtomicBoolean changed = new AtomicBoolean();

    SitePages(Preview preview, PreviewToken token) {
        this.preview = preview;
        this.token = token;
    }

    /** Returns whether the problems of pages have changed since the last call. */
    boolean takeChanged() {
        return changed.getAndSet(false);
    }

    List<Problem> problems() {
        Set<Problem> all = new LinkedHashSet<>(preview.problems());
        all.addAll(MergedProblems.once(
                faulty.values().stream().flatMap(List::stream).toList()));
        return List.copyOf(all);
    }

    /** Tries again to make the pages that failed. */
    void retry() {
        for (Address page : List.copyOf(faulty.keySet())) {
            try {
                preview.at(page);
                faulty.remove(page);
            } catch (ProblemException e) {
                faulty.put(page, e.problems());
            }
        }
    }

    /** Returns the response to an allowed request. */
    Response at(BrowserRequest request) throws IOException {
        String path = request.path();
        Optional<SiteState> version = preview.version();
        if (version.isEmpty()) {
            return unavailable();
        }
        SiteUrl url = version.get().site().config().url();
        if (!(path + "/").startsWith(url.basePath() + "/")) {
            return path.equals("/") ? Response.redirect(url.href(Address.HOME)) : notFound();
        }
        String below = path.substring(url.basePath().length());
        if (below.isEmpty()) {
            return Response.redirect(url.href(Address.HOME));
        }
        Address address = new Address(below);
        Address folder = new Address(below + "/");
        if (!version.get().has(address) && version.get().has(folder)) {
            return Response.redirect(url.href(folder));
        }
        Optional<ServedFile> shown;
        try {
            shown = preview.at(address);
        } catch (ProblemException e) {
            changed.compareAndSet(false, !e.problems().equals(faulty.put(address, e.problems())));
            Optional<ServedFile> before = preview.lastGood(address);
            return before.isPresent() ? file(request, below, before.get()) : unavailable();
        }
        changed.compareAndSet(false, faulty.remove(address) != null);
        return shown.isPresent() ? file(request, below, shown.get()) : notFound();
    }

    /**
     * Parses the list of pages that a browser shows.
     *
     * @param text a line for each: the tag of the bytes that it shows, a space, and the path
     */
    List<OpenPage> open(String text) {
        List<OpenPage> open = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            int space = line.indexOf(' ');
            if (space >= 0 && line.startsWith("/", space + 1)) {
                String path = line.substring(space + 1);
                open.add(new OpenPage(path, address(path), line.substring(0, space)));
            }
        }
        return open;
    }

    /** Returns the site's address for a decoded path, without the base path. */
    Address address(String path) {
        String base = preview.version()
                .map(version -> version.site().config().url().basePath())
                .orElse("");
        boolean below = (path + "/").startsWith(base + "/") && path.length() > base.length();
        return new Address(below ? path.substring(base.length()) : path);
    }

    private Response file(BrowserRequest request, String path, ServedFile shown) throws IOException {
        if (!isPage(path)) {
            Response whole = Response.of(200, MediaTypes.of(path), shown.size(), shown.bytes());
            return ConditionalResponse.of(request, shown.tag().toString(), whole);
        }
        byte[] page = page(shown);
        // Tagged with its script, whose token changes when the preview is restarted.
        return ConditionalResponse.of(
                request, Hash.of(page).toString(), Response.bytes(200, MediaTypes.of(path), page));
    }

    private static boolean isPage(String path) {
        return MediaTypes.of(path).startsWith("text/html");
    }

    private byte[] page(ServedFile shown) throws IOException {
        try (InputStream in = shown.bytes().get()) {
            return token.withScript(in.readAllBytes(), shown.tag());
        }
    }

    private Response notFound() throws IOException {
        try {
            Optional<ServedFile> page = preview.at(NOT_FOUND);
            return page.isPresent()
                    ? Response.bytes(404, MediaTypes.of(NOT_FOUND.path()), page(page.get()))
                    : Response.text(404, "There is no such page.");
        } catch (ProblemException e) {
            return unavailable();
        }
    }

    /** Returns an empty page, on which the script shows the problems until they are fixed. */
    private Response unavailable() {
        String page = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Octavo</title></head>"
                + "<body></body></html>";
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        return Response.bytes(503, MediaTypes.of("/"), token.withScript(bytes, Hash.of(bytes)));
    }
}
