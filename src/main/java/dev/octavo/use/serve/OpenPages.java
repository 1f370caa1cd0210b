package dev.octavo.use.serve;

import dev.octavo.blog.project.SnapshotChanged;
import dev.octavo.blog.site.Design;
import dev.octavo.blog.site.ProjectFile;
import dev.octavo.build.pipeline.AuthorLines;
import dev.octavo.build.pipeline.make.MergedProblems;
import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.build.pipeline.preview.Preview;
import dev.octavo.build.pipeline.preview.ServedFile;
import dev.octavo.build.pipeline.preview.SiteState;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.use.serve.Event.Fault;
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
import java.util.stream.Stream;

/** Sends events to all pages that are open in browsers when the site has changed. */
final class OpenPages {
    private static final int MOST_PROBLEMS = 20;

    private final Preview preview;
    private final Path siteFolder;
    private final Set<Subscriber> open = ConcurrentHashMap.newKeySet();
    private final Map<SourcePath, Hash> stamps = new HashMap<>(); // of copied files; used only by the update thread
    private Optional<Design> design = Optional.empty(); // as open pages show it; used only by the update thread

    OpenPages(Preview preview, Path siteFolder) {
        this.preview = preview;
        this.siteFolder = siteFolder;
        files(ChangedFiles.ANYTHING);
    }

    /** Adds a browser that shows {@code pages}, and sends it events for those that are out of date. */
    Subscriber opened(List<OpenPage> pages) {
        Subscriber subscriber = new Subscriber(pages);
        open.add(subscriber);
        try {
            show(List.of(subscriber));
            sendProblems(List.of(subscriber));
            return subscriber;
        } catch (RuntimeException e) {
            open.remove(subscriber);
            throw e;
        }
    }

    void closed(Subscriber subscriber) {
        open.remove(subscriber);
    }

    void closeAll() {
        open.forEach(Subscriber::close);
        open.clear();
    }

    /** Sends every page the events that a change causes. */
    void changed(ChangedFiles changed) {
        List<Subscriber> subscribers = List.copyOf(open);
        show(subscribers);
        files(changed).ifPresent(event -> send(subscribers, event));
        preview.version().ifPresent(version -> send(subscribers, new Event.Site(version.number())));
    }

    /** Updates the pages whose pictures are ready. */
    public void picturesReady() {
        List<Subscriber> subscribers = List.copyOf(open);
        show(subscribers);
        sendProblems(subscribers);
    }

    /** Sends every browser to the place that is being edited. */
    void follow() {
        preview.version()
                .ifPresent(version -> preview.lastEdit().ifPresent(edit -> {
                    String href = version.site().config().url().href(edit.address());
                    send(open, new Event.Follow(href, edit.line()));
                }));
    }

    /** Sends every page the current problems. */
    void checked() {
        sendProblems(List.copyOf(open));
    }

    private Optional<Event> files(ChangedFiles changed) {
        if (preview.version().isEmpty()) {
            return Optional.empty();
        }
        SiteState version = preview.version().get();
        Stream<Address> copied = version.site().files().stream()
                .filter(file -> changed.paths().contains(file.source())
                        || (changed.anything() && hasChanged(file.source(), version)))
                .map(ProjectFile::address);
        Optional<Design> before = design;
        design = Optional.of(version.site().config().design());
        Stream<Address> made = before.isEmpty() || before.equals(design) ? Stream.empty() : Stream.of(Design.SHEET);
        List<String> hrefs = Stream.concat(copied, made)
                .map(version.site().config().url()::href)
                .toList();
        return hrefs.isEmpty() ? Optional.empty() : Optional.of(new Event.Files(hrefs));
    }

    /** Returns whether a file has changed since the last call for it. */
    private boolean hasChanged(SourcePath file, SiteState version) {
        try {
            Hash now = version.stamp(file);
            return !now.equals(stamps.put(file, now));
        } catch (ProblemException | SnapshotChanged gone) {
            return false; // the next version is without it
        }
    }

    private void show(List<Subscriber> subscribers) {
        for (Subscriber subscriber : subscribers) {
            subscriber.pages().forEach(page -> update(page).ifPresent(subscriber::send));
        }
    }

    private Optional<Event> update(OpenPage page) {
        try {
            Optional<ServedFile> now = preview.at(page.address());
            return preview.version().flatMap(version -> page.update(version, now));
        } catch (ProblemException e) {
            return Optional.empty(); // the last good page stays, and its problems are sent next
        }
    }

    private static void send(Collection<Subscriber> subscribers, Event event) {
        subscribers.forEach(subscriber -> subscriber.send(event));
    }

    /** Synchronized so that older problems are never sent after newer ones. */
    private synchronized void sendProblems(List<Subscriber> subscribers) {
        Set<Address> addresses = new LinkedHashSet<>();
        subscribers.forEach(subscriber -> subscriber.pages().forEach(page -> addresses.add(page.address())));
        List<Problem> ofPages = new ArrayList<>();
        for (Address address : addresses) {
            try {
                preview.at(address);
            } catch (ProblemException e) {
                ofPages.addAll(e.problems());
            }
        }
        // Problems of open pages come first.
        Set<Problem> problems = new LinkedHashSet<>(MergedProblems.once(ofPages));
        problems.addAll(preview.problems());
        AuthorLines lines = new AuthorLines(siteFolder);
        send(subscribers, new Event.Problems(Fault.of(problems, MOST_PROBLEMS, lines)));
    }
}
