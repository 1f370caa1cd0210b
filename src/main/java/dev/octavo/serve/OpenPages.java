package dev.octavo.serve;

import dev.octavo.address.Address;
import dev.octavo.address.SourcePath;
import dev.octavo.pipeline.AuthorLines;
import dev.octavo.pipeline.preview.Changed;
import dev.octavo.pipeline.preview.Edition;
import dev.octavo.pipeline.preview.Preview;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.serve.Events.Event;
import dev.octavo.serve.Events.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All pages that are open in browsers, and what they have to be told when the site has changed. */
final class OpenPages {
    private final Preview preview;
    private final Path siteFolder;
    private final Set<OpenPage> open = ConcurrentHashMap.newKeySet();

    OpenPages(Preview preview, Path siteFolder) {
        this.preview = preview;
        this.siteFolder = siteFolder;
    }

    /** A page that a browser shows with the bytes of {@code tag}; it hears at once where that is no longer how it is. */
    OpenPage opened(Address address, String tag) {
        OpenPage page = new OpenPage(address, preview.edition().flatMap(edition -> edition.sourceOf(address)), tag);
        open.add(page);
        show(List.of(page));
        tellProblems(List.of(page));
        return page;
    }

    void closed(OpenPage page) {
        open.remove(page);
    }

    void closeAll() {
        open.forEach(OpenPage::close);
        open.clear();
    }

    /** Tells every page what the change means for it. */
    void changed(Changed changed) {
        show(List.copyOf(open));
        files(changed).ifPresent(event -> open.forEach(page -> page.tell(event)));
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
                .filter(file -> changed.paths().contains(file.source()))
                .map(file -> edition.site().config().url().href(file.address()))
                .toList();
        return hrefs.isEmpty() ? Optional.empty() : Optional.of(Events.files(hrefs));
    }

    private void show(List<OpenPage> pages) {
        for (OpenPage page : pages) {
            try {
                preview.at(page.address()).ifPresent(now -> page.show(now.tag().toString()));
            } catch (ProblemException e) {
                continue; // the last good page stays, and hears of the problems in a moment
            }
            preview.edition().ifPresent(edition -> whereabouts(page, edition).ifPresent(page::tell));
        }
    }

    private void tellProblems(List<OpenPage> pages) {
        Set<Problem> problems = new LinkedHashSet<>(preview.problems());
        for (OpenPage page : pages) {
            try {
                preview.at(page.address());
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            }
        }
        Event faults = problems(problems);
        pages.forEach(page -> page.tell(faults));
    }

    /** Where a page is that is no longer at its address. */
    private static Optional<Event> whereabouts(OpenPage page, Edition edition) {
        if (edition.has(page.address())) {
            return Optional.empty();
        }
        Optional<Address> now = page.source().flatMap((SourcePath source) -> edition.addressOf(source));
        return Optional.of(
                now.map(to -> Events.moved(edition.site().config().url().href(to)))
                        .orElseGet(Events::gone));
    }

    private Event problems(Set<Problem> problems) {
        AuthorLines lines = new AuthorLines(siteFolder);
        List<Fault> faults = new ArrayList<>();
        problems.stream().limit(20).forEach(problem -> faults.add(Fault.of(problem, lines)));
        return Events.problems(faults);
    }
}
