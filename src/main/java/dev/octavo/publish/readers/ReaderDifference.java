package dev.octavo.publish.readers;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.problem.Figures;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.render.output.MediaTypes;
import dev.octavo.render.output.OutputPath;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reports what readers notice when one site replaces another. */
public final class ReaderDifference {
    private static final OutputPath HOME = OutputPath.of(Address.HOME);
    private static final List<String> KINDS = List.of("picture", "style sheet", "script", "font", "feed", "other file");

    private final ReportRows rows = new ReportRows();
    private final Map<Change, List<String>> pages;
    private final Difference files;

    /** How a page or redirect changed, and how many rows may list the addresses. */
    private enum Change {
        ADDED(2, "page is new", "pages are new"),
        CHANGED(2, "page reads differently", "pages read differently"),
        MOVED(2, "page has moved", "pages have moved"),
        // Each of these is a dead link for readers.
        LOST(4, "page is lost", "pages are lost"),
        NEW_REDIRECT(1, "redirect is new", "redirects are new"),
        CHANGED_REDIRECT(1, "redirect leads elsewhere", "redirects lead elsewhere"),
        LOST_REDIRECT(1, "redirect is lost", "redirects are lost"),
        REMADE(0, "page is rebuilt and reads as before", "pages are rebuilt and read as before");

        private final int rows;
        private final String one;
        private final String many;

        Change(int rows, String one, String many) {
            this.rows = rows;
            this.one = one;
            this.many = many;
        }
    }

    private ReaderDifference(SiteManifest before, SiteManifest now) {
        this.pages = pages(before, now);
        this.files = Difference.between(before, now);
    }

    /**
     * A line of about 100 characters for each kind of change from {@code before} to {@code now}.
     *
     * @param url the URL of the published site
     * @param old reads a file of {@code before}, as {@code Target.read} does; for changed feeds and the home page
     */
    public static List<String> lines(
            SiteManifest before, FinishedSite now, SiteUrl url, Function<SiteFile, Optional<byte[]>> old) {
        ReaderDifference difference = new ReaderDifference(before, now.manifest());
        if (before.files().isEmpty()) {
            difference.addFirst();
        } else {
            difference.addPages();
            new FeedChanges(before, now, url).addTo(difference.rows, difference.files, old);
            difference.addFiles();
        }
        difference.rows.add(weight(before, now, url, old));
        return difference.rows.lines();
    }

    private static Map<Change, List<String>> pages(SiteManifest before, SiteManifest now) {
        TreeSet<OutputPath> paths = new TreeSet<>(Comparator.comparing(OutputPath::address));
        paths.addAll(before.files().keySet());
        paths.addAll(now.files().keySet());
        Map<Change, List<String>> pages = new EnumMap<>(Change.class);
        for (OutputPath path : paths) {
            Optional<SiteFile> old = page(before, path);
            Optional<SiteFile> page = page(now, path);
            String address = path.address().path();
            String shown = (page.isPresent() ? page : old)
                    .flatMap(SiteFile::redirect)
                    .map(to -> address + " → " + to)
                    .orElse(address);
            change(old, page)
                    .ifPresent(change -> pages.computeIfAbsent(change, none -> new ArrayList<>())
                            .add(shown));
        }
        return pages;
    }

    private static Optional<SiteFile> page(SiteManifest site, OutputPath path) {
        return site.file(path).filter(file -> file.page().isPresent());
    }

    /** Empty if there is no page, the page has the same bytes, or the redirect leads to the same place. */
    private static Optional<Change> change(Optional<SiteFile> old, Optional<SiteFile> page) {
        if (old.map(SiteFile::hash).equals(page.map(SiteFile::hash))) {
            return Optional.empty();
        }
        Optional<String> oldTarget = old.flatMap(SiteFile::redirect);
        Optional<String> newTarget = page.flatMap(SiteFile::redirect);
        boolean wasRead = old.isPresent() && oldTarget.isEmpty();
        if (page.isEmpty()) {
            return Optional.of(wasRead ? Change.LOST : Change.LOST_REDIRECT);
        }
        if (newTarget.isEmpty()) {
            boolean same = old.flatMap(SiteFile::contentHash).equals(page.flatMap(SiteFile::contentHash));
            return Optional.of(!wasRead ? Change.ADDED : same ? Change.REMADE : Change.CHANGED);
        }
        return oldTarget.equals(newTarget)
                ? Optional.empty()
                : Optional.of(
                        wasRead ? Change.MOVED : oldTarget.isEmpty() ? Change.NEW_REDIRECT : Change.CHANGED_REDIRECT);
    }

    private void addFirst() {
        int redirects = pages(Change.NEW_REDIRECT).size();
        rows.add("nothing is there yet: all of it is new");
        rows.add(Figures.count(pages(Change.ADDED).size(), "page")
                + (redirects == 0 ? "" : " and " + Figures.count(redirects, "redirect"))
                + kinds(files.added()).map(kinds -> ", " + kinds).orElse(""));
    }

    private List<String> pages(Change change) {
        return pages.getOrDefault(change, List.of());
    }

    private void addPages() {
        for (Change change : EnumSet.range(Change.ADDED, Change.LOST_REDIRECT)) {
            List<String> addresses = pages(change);
            rows.add(addresses, change.rows, change.one, change.many);
            if (change == Change.LOST && !addresses.isEmpty()) {
                boolean one = addresses.size() == 1;
                rows.add("    no redirect leads from " + (one ? "it" : "them")
                        + "; \"aliases\" in an article that takes " + (one ? "its" : "their") + " place makes one");
            }
        }
    }

    private void addFiles() {
        addFiles("files new: ", files.added());
        addFiles("files changed: ", files.changed());
        addFiles("files gone: ", files.removed());
        if (rows.isEmpty()) {
            rows.add("nothing changes for readers");
        }
        int remade = pages(Change.REMADE).size();
        if (remade > 0) {
            rows.add(Figures.count(remade, Change.REMADE.one, Change.REMADE.many));
        }
    }

    private void addFiles(String label, List<SiteFile> files) {
        // If all are other files, "other" would make no sense.
        kinds(files).ifPresent(kinds -> rows.add(label + kinds.replaceFirst("^([\\d,]+) other files?$", "$1")));
    }

    /** The number of files of each kind, without pages; empty if all are pages. */
    private static Optional<String> kinds(List<SiteFile> files) {
        Map<String, Long> counts = files.stream()
                .filter(file -> file.page().isEmpty())
                .collect(Collectors.groupingBy(ReaderDifference::kind, Collectors.counting()));
        return KINDS.stream()
                .filter(counts::containsKey)
                .map(kind -> Figures.count(counts.getOrDefault(kind, 0L), kind))
                .reduce((one, other) -> one + ", " + other);
    }

    private static String kind(SiteFile file) {
        String type = MediaTypes.of(file.name()).replaceFirst("^(image|font)/.*|;.*", "$1");
        return switch (type) {
            case "image" -> "picture";
            case "text/css" -> "style sheet";
            case "text/javascript" -> "script";
            case "font" -> "font";
            default -> FileKind.isFeed(file.path()) ? "feed" : "other file";
        };
    }

    /**
     * Describes the size of the site and of its home page, compared with the site before, if there was one.
     *
     * @param old the bytes of a file of {@code before}
     */
    private static String weight(
            SiteManifest before, FinishedSite now, SiteUrl url, Function<SiteFile, Optional<byte[]>> old) {
        SiteManifest site = now.manifest();
        boolean first = before.files().isEmpty();
        String all = Figures.size(site.size()) + " in "
                + Figures.count(site.files().size(), "file") + (first ? "" : ", " + than(site.size() - before.size()));
        long home = homePageSize(site, url, file -> Optional.of(now.bytes(file)));
        long then = homePageSize(
                before,
                url,
                file -> site.file(HOME).filter(file::sameBytes).map(now::bytes).or(() -> old.apply(file)));
        return all
                + (home == 0 ? "" : "; the home page takes " + Figures.size(home))
                + (home == 0 || then == 0 || home == then ? "" : ", " + than(home - then));
    }

    private static String than(long gained) {
        return gained == 0
                ? "as before"
                : Figures.size(Math.abs(gained)) + (gained > 0 ? " more" : " less") + " than before";
    }

    /** The size of the home page with its style sheets, scripts and pictures, in bytes; 0 if there is none. */
    private static long homePageSize(SiteManifest site, SiteUrl url, Function<SiteFile, Optional<byte[]>> read) {
        return site.file(HOME)
                .flatMap(home -> read.apply(home)
                        .map(FinishedPage::of)
                        .map(page -> home.size()
                                + page.resources().stream()
                                        .flatMap(address -> file(address, url).flatMap(site::file).stream())
                                        .distinct()
                                        .mapToLong(SiteFile::size)
                                        .sum()))
                .orElse(0L);
    }

    /** The file at an address as the home page writes it; empty if it is on another site. */
    private static Optional<OutputPath> file(String address, SiteUrl url) {
        try {
            URI home = new URI(url.absolute(Address.HOME));
            URI full = home.resolve(address);
            boolean isOurs = full.toString().startsWith(home.toString());
            return Optional.ofNullable(full.getPath()).filter(path -> isOurs).flatMap(path -> fileAt(path, url));
        } catch (URISyntaxException | IllegalArgumentException noAddress) {
            return Optional.empty(); // browsers cannot load it either
        }
    }

    /** The file at a path of the host; empty if the path is not part of the site. */
    static Optional<OutputPath> fileAt(String path, SiteUrl url) {
        return url.below(path)
                .filter(address -> OutputPath.fault(address).isEmpty())
                .map(OutputPath::of);
    }
}
