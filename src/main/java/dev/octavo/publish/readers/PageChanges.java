package dev.octavo.publish.readers;

import dev.octavo.output.OutputPath;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What became of the pages, by their addresses, each list in their order.
 *
 * @param added that were not there
 * @param changed that read differently
 * @param remade how many have other bytes and read as before
 * @param moved that lead elsewhere now
 * @param lost that are gone, and nothing leads from them
 * @param newRedirects where no page was
 * @param changedRedirects that led elsewhere
 * @param lostRedirects that are gone
 */
public record PageChanges(
        List<String> added,
        List<String> changed,
        int remade,
        List<Redirect> moved,
        List<String> lost,
        List<Redirect> newRedirects,
        List<Redirect> changedRedirects,
        List<Redirect> lostRedirects) {
    /** From an address to another. */
    public record Redirect(String from, String to) {
        @Override
        public String toString() {
            return from + " → " + to;
        }
    }

    public PageChanges {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        moved = List.copyOf(moved);
        lost = List.copyOf(lost);
        newRedirects = List.copyOf(newRedirects);
        changedRedirects = List.copyOf(changedRedirects);
        lostRedirects = List.copyOf(lostRedirects);
    }

    static PageChanges between(SiteManifest before, SiteManifest now) {
        Sorting sorting = new Sorting();
        TreeSet<OutputPath> paths = new TreeSet<>(Comparator.comparing(OutputPath::address));
        paths.addAll(before.files().keySet());
        paths.addAll(now.files().keySet());
        for (OutputPath path : paths) {
            Optional<SiteFile> old =
                    before.file(path).filter(file -> file.page().isPresent());
            Optional<SiteFile> current =
                    now.file(path).filter(file -> file.page().isPresent());
            sorting.add(path.address().path(), old, current);
        }
        return new PageChanges(
                sorting.added,
                sorting.changed,
                sorting.remade,
                sorting.moved,
                sorting.lost,
                sorting.newRedirects,
                sorting.changedRedirects,
                sorting.lostRedirects);
    }

    /** The lists while they grow. */
    private static final class Sorting {
        private final List<String> added = new ArrayList<>();
        private final List<String> changed = new ArrayList<>();
        private final List<Redirect> moved = new ArrayList<>();
        private final List<String> lost = new ArrayList<>();
        private final List<Redirect> newRedirects = new ArrayList<>();
        private final List<Redirect> changedRedirects = new ArrayList<>();
        private final List<Redirect> lostRedirects = new ArrayList<>();
        private int remade;

        void add(String address, Optional<SiteFile> old, Optional<SiteFile> current) {
            Optional<String> ledTo = old.flatMap(Sorting::redirect);
            Optional<String> leadsTo = current.flatMap(Sorting::redirect);
            boolean wasRead = old.isPresent() && ledTo.isEmpty();
            boolean isRead = current.isPresent() && leadsTo.isEmpty();
            if (isRead) {
                addRead(address, current.get(), wasRead ? old : Optional.empty());
            } else if (leadsTo.isPresent()) {
                addRedirect(new Redirect(address, leadsTo.get()), wasRead, ledTo);
            } else if (wasRead) {
                lost.add(address);
            } else {
                ledTo.ifPresent(to -> lostRedirects.add(new Redirect(address, to)));
            }
        }

        private void addRead(String address, SiteFile page, Optional<SiteFile> old) {
            if (old.isEmpty()) {
                added.add(address);
            } else if (!words(old.get()).equals(words(page))) {
                changed.add(address);
            } else if (!old.get().sameBytes(page)) {
                remade++;
            }
        }

        private void addRedirect(Redirect redirect, boolean wasRead, Optional<String> ledTo) {
            if (wasRead) {
                moved.add(redirect);
            } else if (ledTo.isEmpty()) {
                newRedirects.add(redirect);
            } else if (!ledTo.get().equals(redirect.to())) {
                changedRedirects.add(redirect);
            }
        }

        private static Optional<String> redirect(SiteFile file) {
            return file.page().flatMap(facts -> facts.redirect());
        }

        private static Optional<String> words(SiteFile file) {
            return file.page().map(facts -> facts.words());
        }
    }
}
