package dev.octavo.publish.release;

import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a release is not as its list says.
 *
 * @param wrong files that are missing, or hold something else
 * @param strangers what is no file of the site, and no folder of one
 */
record Verification(List<SiteFile> wrong, List<String> strangers, Tree found) {
    /**
     * Lists a release, and reads some of its files.
     *
     * @param read which ones are read: those that came over a line, or were not seen whole yet
     */
    static Verification of(ReleaseFolder folder, Release release, SiteManifest site, Predicate<SiteFile> read) {
        Tree found = Tree.below(folder, release.site());
        List<SiteFile> sized = site.files().values().stream()
                .filter(file -> found.isFile(file.path().value(), file.size()))
                .toList();
        List<SiteFile> asked = sized.stream().filter(read).toList();
        List<Boolean> right = folder.map(
                asked, file -> folder.sum(release.site() + "/" + file.path()).equals(Optional.of(file.hash())));
        Set<SiteFile> good = sized.stream().filter(read.negate()).collect(Collectors.toSet());
        for (int i = 0; i < asked.size(); i++) {
            if (right.get(i)) {
                good.add(asked.get(i));
            }
        }
        Set<String> files = new TreeSet<>();
        site.files().keySet().forEach(path -> files.add(path.value()));
        Set<String> folders = Tree.parents(files);
        return new Verification(
                site.files().values().stream()
                        .filter(file -> !good.contains(file))
                        .toList(),
                found.entries().keySet().stream()
                        .filter(path -> !(found.isFolder(path) ? folders : files).contains(path))
                        .toList(),
                found);
    }

    boolean isRight() {
        return wrong.isEmpty() && strangers.isEmpty();
    }

    /** A path that is not as it should be. */
    String first() {
        return Stream.concat(wrong.stream().map(file -> file.path().value()), strangers.stream())
                .findFirst()
                .orElse("");
    }
}
