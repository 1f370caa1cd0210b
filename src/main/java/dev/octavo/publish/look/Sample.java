package dev.octavo.publish.look;

import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is looked at.
 *
 * @param files of the new site
 * @param removed files of the old one that should be gone
 * @param of how many addresses changed, with those that are always looked at
 */
record Sample(List<SiteFile> files, List<SiteFile> removed, int of) {
    /** Its address is one that is not there. */
    static final String NOT_FOUND = "404.html";

    private static final Set<String> ALWAYS = Set.of("index.html", "feed.xml", "sitemap.xml");
    // Hosts read these themselves, and give them to nobody.
    private static final Set<String> FOR_HOSTS = Set.of(
            ".htaccess", "_headers", "_redirects", "_routes.json", "_worker.js", "_config.yml", "CNAME", ".nojekyll");

    Sample {
        files = List.copyOf(files);
        removed = List.copyOf(removed);
    }

    /** At most {@code most} of what differs, spread evenly over pages, feeds, other files and what is gone. */
    static Sample of(SiteManifest before, FinishedSite now, int most) {
        Difference difference = Difference.between(before, now.manifest());
        List<SiteFile> always = now.manifest().files().values().stream()
                .filter(file -> ALWAYS.contains(file.path().value()))
                .toList();
        List<List<SiteFile>> kinds = new ArrayList<>();
        for (FileKind kind : FileKind.values()) {
            kinds.add(seen(Stream.concat(difference.added().stream(), difference.changed().stream()))
                    .filter(file -> file.kind() == kind && !always.contains(file))
                    .sorted(Comparator.comparing(SiteFile::path))
                    .toList());
        }
        List<SiteFile> gone = seen(difference.removed().stream()).toList();
        kinds.add(gone);
        int all = always.size() + kinds.stream().mapToInt(List::size).sum();
        Set<SiteFile> chosen = new LinkedHashSet<>(always);
        chosen.addAll(spread(kinds, most - always.size()));
        Set<SiteFile> old = new HashSet<>(gone);
        return new Sample(
                chosen.stream().filter(file -> !old.contains(file)).toList(),
                chosen.stream().filter(old::contains).toList(),
                all);
    }

    private static Stream<SiteFile> seen(Stream<SiteFile> files) {
        return files.filter(file -> {
            String path = file.path().value();
            return !path.equals(NOT_FOUND) && !FOR_HOSTS.contains(path.substring(path.lastIndexOf('/') + 1));
        });
    }

    /** As many of each kind, as far as there are; those of one kind at the same distance. */
    private static List<SiteFile> spread(List<List<SiteFile>> kinds, int most) {
        List<List<SiteFile>> fewestFirst =
                kinds.stream().sorted(Comparator.comparing(List::size)).toList();
        List<SiteFile> chosen = new ArrayList<>();
        for (int i = 0; i < fewestFirst.size(); i++) {
            List<SiteFile> kind = fewestFirst.get(i);
            int share = Math.min(kind.size(), (most - chosen.size()) / (fewestFirst.size() - i));
            for (int k = 0; k < share; k++) {
                chosen.add(kind.get((int) ((long) k * kind.size() / share)));
            }
        }
        return chosen;
    }
}
