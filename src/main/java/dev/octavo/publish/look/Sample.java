package dev.octavo.publish.look;

import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is looked at.
 *
 * @param files of the new site, and of the old one what should be gone
 * @param of how many addresses changed, with those that are always looked at
 */
record Sample(List<SiteFile> files, int of) {
    private static final Set<String> ALWAYS = Set.of("index.html", "feed.xml", "sitemap.xml");
    // Hosts read these themselves, and give them to nobody; the page for what is missing has a check of its own.
    private static final Set<String> UNSEEN = Set.of(
            "404.html",
            ".htaccess",
            "_headers",
            "_redirects",
            "_routes.json",
            "_worker.js",
            "_config.yml",
            "CNAME",
            ".nojekyll");

    Sample {
        files = List.copyOf(files);
    }

    /** At most {@code most} of what differs: what is gone, and what was sent at the same distance, so some of each kind. */
    static Sample of(SiteManifest before, SiteManifest now, int most) {
        Difference difference = Difference.between(before, now);
        List<SiteFile> chosen = new ArrayList<>(now.files().values());
        chosen.removeIf(file -> !ALWAYS.contains(file.path().value()));
        List<SiteFile> gone = seen(difference.removed());
        List<SiteFile> sent = seen(difference.sent());
        sent.removeAll(chosen);
        int all = chosen.size() + gone.size() + sent.size();
        chosen.addAll(gone.subList(0, Math.min(gone.size(), most / 2)));
        int share = Math.min(sent.size(), most - chosen.size());
        for (long i = 0; i < share; i++) {
            chosen.add(sent.get((int) (i * sent.size() / share)));
        }
        return new Sample(chosen, all);
    }

    private static List<SiteFile> seen(List<SiteFile> files) {
        List<SiteFile> seen = new ArrayList<>(files);
        seen.removeIf(file -> UNSEEN.contains(file.path().value().replaceFirst(".*/", "")));
        return seen;
    }
}
