package dev.octavo.serve;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.pipeline.preview.Edition;
import dev.octavo.pipeline.preview.Preview;
import dev.octavo.pipeline.preview.Shown;
import dev.octavo.problem.ProblemException;
import dev.octavo.serve.http.Answer;
import dev.octavo.serve.http.MediaTypes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of the site, as a host would send them. They are looked up by their whole address. */
final class SitePages {
    private static final Address NOT_FOUND = new Address("/404.html");

    private final Preview preview;
    private final String token;

    /** @param token that the scripts of pages are to show */
    SitePages(Preview preview, String token) {
        this.preview = preview;
        this.token = token;
    }

    /** The answer to a request for {@code path}, which is decoded. */
    Answer at(String path) throws IOException {
        Optional<Edition> edition = preview.edition();
        if (edition.isEmpty()) {
            return waiting();
        }
        SiteUrl url = edition.get().site().config().url();
        if (!(path + "/").startsWith(url.basePath() + "/")) {
            return path.equals("/") ? Answer.redirect(url.href(Address.HOME)) : notFound();
        }
        String below = path.substring(url.basePath().length());
        if (below.isEmpty()) {
            return Answer.redirect(url.href(Address.HOME));
        }
        Address address = new Address(below);
        Address folder = new Address(below + "/");
        if (!edition.get().has(address) && edition.get().has(folder)) {
            return Answer.redirect(url.href(folder));
        }
        try {
            Optional<Shown> shown = preview.at(address);
            return shown.isPresent() ? answer(200, below, shown.get()) : notFound();
        } catch (ProblemException e) {
            Optional<Shown> before = preview.lastGood(address);
            return before.isPresent() ? answer(200, below, before.get()) : waiting();
        }
    }

    /**
     * The pages that a browser says it shows.
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

    /** What a browser means by {@code path}, which is decoded. */
    private Address address(String path) {
        String base = preview.edition()
                .map(edition -> edition.site().config().url().basePath())
                .orElse("");
        boolean below = (path + "/").startsWith(base + "/") && path.length() > base.length();
        return new Address(below ? path.substring(base.length()) : path);
    }

    private Answer answer(int status, String path, Shown shown) throws IOException {
        String type = MediaTypes.of(path);
        if (type.startsWith("text/html")) {
            try (InputStream in = shown.bytes().open()) {
                return Answer.bytes(status, type, Scripted.page(in.readAllBytes(), token, shown.tag()));
            }
        }
        return Answer.of(status, type, shown.size(), shown.bytes()::open);
    }

    private Answer notFound() throws IOException {
        try {
            Optional<Shown> page = preview.at(NOT_FOUND);
            return page.isPresent()
                    ? answer(404, NOT_FOUND.path(), page.get())
                    : Answer.text(404, "There is no such page.");
        } catch (ProblemException e) {
            return waiting();
        }
    }

    /** A page that has nothing to show but what is wrong, until it is mended. */
    private Answer waiting() {
        String page = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Octavo</title></head>"
                + "<body></body></html>";
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        return Answer.bytes(503, MediaTypes.of("/"), Scripted.page(bytes, token, dev.octavo.hash.Hash.of(bytes)));
    }
}
