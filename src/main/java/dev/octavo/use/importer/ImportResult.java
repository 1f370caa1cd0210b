package dev.octavo.use.importer;

import dev.octavo.use.fetch.FetchResult;
import dev.octavo.use.importer.account.Account;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of a blog.
 *
 * @param program whose it was
 * @param written how many files are new, or were written again
 * @param same how many files were there already
 * @param changed files that the author has written or changed, and that stay as they are
 * @param beside the author's files beside which the import has written its own, with the names of those
 * @param deleted files that an earlier import has written and the author has deleted, and that stay away
 * @param files all that the site has from the old blog, by their paths
 * @param next what to do now, the most important first
 * @param fetched what became of the pictures to download; absent if nobody asked for them
 */
public record ImportResult(
        String program,
        Account account,
        int written,
        int same,
        List<String> changed,
        SortedMap<String, String> beside,
        Set<String> deleted,
        Set<String> files,
        List<String> next,
        Optional<FetchResult> fetched) {
    public ImportResult {
        changed = List.copyOf(changed);
        beside = Collections.unmodifiableSortedMap(new TreeMap<>(beside));
        deleted = Set.copyOf(deleted);
        files = Set.copyOf(files);
        next = List.copyOf(next);
    }
}
