package dev.octavo.serve;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.hash.Hash;
import dev.octavo.pipeline.AuthorLines;
import dev.octavo.pipeline.make.Folded;
import dev.octavo.pipeline.preview.Changed;
import dev.octavo.pipeline.preview.Edition;
import dev.octavo.pipeline.preview.Preview;
import dev.octavo.pipeline.preview.Shown;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.project.SnapshotChanged;
import dev.octavo.serve.Event.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All pages that are open in browsers, and what they have to be told when the site has changed. */
final class OpenPages {
    private static final int MOST_PROBLEMS = 20;

    private final Preview preview;
    private final Path siteFolder;
    private final Set<Listener> open = ConcurrentHashMap.newKeySet();
    private final Map<SourcePath, Hash> stamps = new HashMap<>(); // of copied files, for the thread of the updates

    OpenPages(Preview preview, Path siteFolder) {
        this.preview = preview;
        this.siteFolder = siteFolder;
        files(Changed.ANYTHING);
    }

    /** A browser that shows pages; it hears at once where they are no longer as it shows them. */
    Listener opened(List<OpenPage> pages) {
        Listener listener = new Listener(pages);
        open.add(listener);
        try {
            show(List.of(listener));
            tellProblems(List.of(listener));
            return listener;
        } catch (RuntimeException e) {
            open.remove(listener);
            throw e;
        }
    }

    void closed(Listener listener) {
        open.remove(listener);
    }

    void closeAll() {
        open.forEach(Listener::close);
        open.clear();
    }

    /** Tells every page what the change means for it. */
    void changed(Changed changed) {
        List<Listener> listeners = List.copyOf(open);
        show(listeners);
        files(changed).ifPresent(event -> tell(listeners, event));
        preview.edition().ifPresent(edition -> tell(listeners, new Event.Site(edition.number())));
    }

    /** Tells the pages whose pictures are ready. */
    public void pictured() {
        List<Listener> listeners = List.copyOf(open);
        show(listeners);
        tellProblems(listeners);
    }

    /** Leads every browser to what is being edited. */
    void follow() {
        preview.edition()
                .ifPresent(edition -> preview.lastEdit().ifPresent(edit -> {
                    String href = edition.site().config().url().href(edit.address());
                    tell(open, new Event.Follow(href, edit.line()));
                }));
    }

    /** Tells every page what is wrong. */
    void checked() {
        tellProblems(List.copyOf(open));
    }

    private Optional<Event> files(Changed changed) {
        if (preview.edition().isEmpty()) {
            return Optional.empty();
        }
        Edition edition = preview.edition().get();
        List<String> hrefs = edition.site().files().stream()
                .filter(file -> changed.paths().contains(file.source())
                        || (changed.anything() && isOther(file.source(), edition)))
                .map(file -> edition.site().config().url().href(file.address()))
                .toList();
        return hrefs.isEmpty() ? Optional.empty() : Optional.of(new Event.Files(hrefs));
    }

    /** Whether a file is not as it was the last time that anything may have changed. */
    private boolean isOther(SourcePath file, Edition edition) {
        try {
            Hash now = edition.stamp(file);
            return !now.equals(stamps.put(file, now));
        } catch (ProblemException | SnapshotChanged gone) {
            return false; // the next edition is without it
        }
    }

    private void show(List<Listener> listeners) {
        for (Listener listener : listeners) {
            listener.pages().forEach(page -> news(page).ifPresent(listener::tell));
        }
    }

    private Optional<Event> news(OpenPage page) {
        try {
            Optional<Shown> now = preview.at(page.address());
            return preview.edition().flatMap(edition -> page.news(edition, now));
        } catch (ProblemException e) {
            return Optional.empty(); // the last good page stays, and hears of the problems in a moment
        }
    }

    private static void tell(Collection<Listener> listeners, Event event) {
        listeners.forEach(listener -> listener.tell(event));
    }

    /** One thread at a time, so that what was wrong earlier is not told last. */
    private synchronized void tellProblems(List<Listener> listeners) {
        Set<Address> addresses = new LinkedHashSet<>();
        listeners.forEach(listener -> listener.pages().forEach(page -> addresses.add(page.address())));
        List<Problem> ofPages = new ArrayList<>();
        for (Address address : addresses) {
            try {
                preview.at(address);
            } catch (ProblemException e) {
                ofPages.addAll(e.problems());
            }
        }
        // First what is wrong with the pages that are open.
        Set<Problem> problems = new LinkedHashSet<>(Folded.once(ofPages));
        problems.addAll(preview.problems());
        AuthorLines lines = new AuthorLines(siteFolder);
        tell(listeners, new Event.Problems(Fault.of(problems, MOST_PROBLEMS, lines)));
    }
}
