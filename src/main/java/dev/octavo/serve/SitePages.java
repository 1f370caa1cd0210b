package dev.octavo.serve;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.hash.Hash;
import dev.octavo.output.MediaTypes;
import dev.octavo.pipeline.make.Folded;
import dev.octavo.pipeline.preview.Edition;
import dev.octavo.pipeline.preview.Preview;
import dev.octavo.pipeline.preview.Shown;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
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

/** The files of the site, as a host would send them. They are looked up by their whole address. */
final class SitePages {
    private static final Address NOT_FOUND = new Address("/404.html");

    private final Preview preview;
    private final Token token;
    /** The pages that were asked for and could not be made; of all others it is not known yet. */
    private final Map<Address, List<Problem>> faulty = new ConcurrentSkipListMap<>();

    private final AtomicBoolean news = new AtomicBoolean();

    SitePages(Preview preview, Token token) {
        this.preview = preview;
        this.token = token;
    }

    /** Whether more or less is wrong with the pages than at the last question. */
    boolean hasNews() {
        return news.getAndSet(false);
    }

    /** All that is wrong with the site as far as it is known. */
    List<Problem> problems() {
        Set<Problem> all = new LinkedHashSet<>(preview.problems());
        all.addAll(Folded.once(faulty.values().stream().flatMap(List::stream).toList()));
        return List.copyOf(all);
    }

    /** Makes again what could not be made. */
    void tryAgain() {
        for (Address page : List.copyOf(faulty.keySet())) {
            try {
                preview.at(page);
                faulty.remove(page);
            } catch (ProblemException e) {
                faulty.put(page, e.problems());
            }
        }
    }

    /** The answer to a request that is let in. */
    Answer at(Asked asked) throws IOException {
        String path = asked.path();
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
        Optional<Shown> shown;
        try {
            shown = preview.at(address);
        } catch (ProblemException e) {
            news.compareAndSet(false, !e.problems().equals(faulty.put(address, e.problems())));
            Optional<Shown> before = preview.lastGood(address);
            return before.isPresent() ? file(asked, below, before.get()) : waiting();
        }
        news.compareAndSet(false, faulty.remove(address) != null);
        return shown.isPresent() ? file(asked, below, shown.get()) : notFound();
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
    Address address(String path) {
        String base = preview.edition()
                .map(edition -> edition.site().config().url().basePath())
                .orElse("");
        boolean below = (path + "/").startsWith(base + "/") && path.length() > base.length();
        return new Address(below ? path.substring(base.length()) : path);
    }

    private Answer file(Asked asked, String path, Shown shown) throws IOException {
        if (!isPage(path)) {
            Answer whole = Answer.of(200, MediaTypes.of(path), shown.size(), shown.bytes());
            return Conditional.of(asked, shown.tag().toString(), whole);
        }
        byte[] page = page(shown);
        // With the script, whose token is another one when the preview was started again.
        return Conditional.of(asked, Hash.of(page).toString(), Answer.bytes(200, MediaTypes.of(path), page));
    }

    private static boolean isPage(String path) {
        return MediaTypes.of(path).startsWith("text/html");
    }

    private byte[] page(Shown shown) throws IOException {
        try (InputStream in = shown.bytes().get()) {
            return token.scripted(in.readAllBytes(), shown.tag());
        }
    }

    private Answer notFound() throws IOException {
        try {
            Optional<Shown> page = preview.at(NOT_FOUND);
            return page.isPresent()
                    ? Answer.bytes(404, MediaTypes.of(NOT_FOUND.path()), page(page.get()))
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
        return Answer.bytes(503, MediaTypes.of("/"), token.scripted(bytes, Hash.of(bytes)));
    }
}
