package dev.octavo.use.importer;

import dev.octavo.use.fetch.FetchResult;
import dev.octavo.use.importer.account.Account;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What became of a blog.
 *
 * @param program whose it was
 * @param written how many files are new, or were written again
 * @param same how many files were there already
 * @param changed files that the author has changed since, and that stay as they are
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
        Set<String> files,
        List<String> next,
        Optional<FetchResult> fetched) {
    public ImportResult {
        changed = List.copyOf(changed);
        files = Set.copyOf(files);
        next = List.copyOf(next);
    }
}
