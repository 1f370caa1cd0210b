package dev.octavo.library;

import dev.octavo.build.disk.SiteDisk;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What to build: {@code Request.of(Path.of("blog")).to(Path.of("target/site")).drafts()}.
 *
 * @param site the folder that holds {@code content/}
 * @param out where the finished site goes; if absent, {@code public} in the site's folder, or for a site with drafts
 *     {@code .octavo/not-public}, so that no draft gets to readers by accident
 * @param url the site's URL, instead of {@code url} in {@code content/site.yaml}
 * @param withDrafts whether to build drafts and scheduled posts too, marked as such
 * @param moment the current time for {@code publish-at} and {@code expires}; if absent, the system clock's
 * @param fromScratch whether to ignore what earlier builds left
 */
public record Request(
        Path site,
        Optional<Path> out,
        Optional<String> url,
        boolean withDrafts,
        Optional<Instant> moment,
        boolean fromScratch) {

    /** Builds the articles in {@code site} that are public now, into its folder {@code public}. */
    public static Request of(Path site) {
        return new Request(site, Optional.empty(), Optional.empty(), false, Optional.empty(), false);
    }

    public Request to(Path folder) {
        return new Request(site, Optional.of(folder), url, withDrafts, moment, fromScratch);
    }

    public Request at(String address) {
        return new Request(site, out, Optional.of(address), withDrafts, moment, fromScratch);
    }

    public Request drafts() {
        return new Request(site, out, url, true, moment, fromScratch);
    }

    public Request asOf(Instant now) {
        return new Request(site, out, url, withDrafts, Optional.of(now), fromScratch);
    }

    public Request clean() {
        return new Request(site, out, url, withDrafts, moment, true);
    }

    Path outFolder() {
        return out.orElseGet(() -> withDrafts ? SiteDisk.notPublic(site) : site.resolve("public"));
    }
}
