package dev.octavo.library;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What is to be built: {@code Request.of(Path.of("blog")).to(Path.of("target/site")).drafts()}.
 *
 * @param site the folder that holds {@code content/}
 * @param out where the finished site goes; without it {@code public} in the site's folder
 * @param url where visitors find it, instead of {@code url} in {@code content/site.yaml}
 * @param withDrafts whether drafts and scheduled posts are built too, marked as such
 * @param moment what counts as now for {@code publish-at} and {@code expires}; without it the time of the machine
 * @param anew whether everything is made anew, whatever earlier builds left
 */
public record Request(
        Path site,
        Optional<Path> out,
        Optional<String> url,
        boolean withDrafts,
        Optional<Instant> moment,
        boolean anew) {

    /** The public articles of the site in {@code site}, as they are now, into its folder {@code public}. */
    public static Request of(Path site) {
        return new Request(site, Optional.empty(), Optional.empty(), false, Optional.empty(), false);
    }

    public Request to(Path folder) {
        return new Request(site, Optional.of(folder), url, withDrafts, moment, anew);
    }

    public Request at(String address) {
        return new Request(site, out, Optional.of(address), withDrafts, moment, anew);
    }

    public Request drafts() {
        return new Request(site, out, url, true, moment, anew);
    }

    public Request asOf(Instant now) {
        return new Request(site, out, url, withDrafts, Optional.of(now), anew);
    }

    public Request clean() {
        return new Request(site, out, url, withDrafts, moment, true);
    }

    Path outFolder() {
        return out.orElseGet(() -> site.resolve("public"));
    }
}
