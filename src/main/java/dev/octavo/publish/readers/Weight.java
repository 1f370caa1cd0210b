package dev.octavo.publish.readers;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.output.OutputPath;
import dev.octavo.publish.site.Figures;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Function;

/** How heavy a site is: all of it, and what is loaded to show its home page. */
final class Weight {
    private static final OutputPath HOME = OutputPath.of(Address.HOME);

    private Weight() {}

    /**
     * In words, beside the weight of the site that stood there, if one did.
     *
     * @param old the bytes of a file of {@code before}
     */
    static String text(SiteManifest before, FinishedSite now, SiteUrl url, Function<SiteFile, Optional<byte[]>> old) {
        SiteManifest site = now.manifest();
        boolean first = before.files().isEmpty();
        String all =
                Figures.size(site.size()) + " in " + Figures.count(site.files().size(), "file", "files")
                        + (first ? "" : ", " + than(site.size() - before.size()));
        long home = home(site, url, file -> Optional.of(now.bytes(file)));
        long then = home(
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

    /** The home page itself, its style sheets, scripts and pictures, in bytes; 0 where there is none. */
    private static long home(SiteManifest site, SiteUrl url, Function<SiteFile, Optional<byte[]>> read) {
        return site.file(HOME)
                .flatMap(home -> read.apply(home)
                        .map(FinishedPage::of)
                        .map(page -> home.size()
                                + page.loads().stream()
                                        .flatMap(address -> file(address, url).flatMap(site::file).stream())
                                        .distinct()
                                        .mapToLong(SiteFile::size)
                                        .sum()))
                .orElse(0L);
    }

    /** The file at an address that a page writes; empty where it is of another site. */
    private static Optional<OutputPath> file(String address, SiteUrl url) {
        try {
            URI home = new URI(url.absolute(Address.HOME));
            URI full = home.resolve(address);
            if (full.getPath() == null || !full.toString().startsWith(home.toString())) {
                return Optional.empty();
            }
            Address below = new Address(full.getPath().substring(home.getPath().length() - 1));
            return Optional.of(below)
                    .filter(place -> OutputPath.fault(place).isEmpty())
                    .map(OutputPath::of);
        } catch (URISyntaxException | IllegalArgumentException noAddress) {
            return Optional.empty(); // a browser makes nothing of it either
        }
    }
}
