package dev.octavo.publish.readers;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.output.OutputPath;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * How heavy a site is, in bytes.
 *
 * @param files how many it has
 * @param bytes of all of them
 * @param before of those that stood there
 * @param home what is loaded to show the home page: itself, its style sheets, scripts and pictures; 0 where there is none
 * @param homeBefore the same of the one that stood there
 */
public record Weight(int files, long bytes, long before, long home, long homeBefore) {
    private static final OutputPath HOME = OutputPath.of(Address.HOME);

    /** @param old the bytes of a file of {@code before} */
    static Weight of(SiteManifest before, FinishedSite now, SiteUrl url, Function<SiteFile, Optional<byte[]>> old) {
        SiteManifest site = now.manifest();
        return new Weight(
                site.files().size(),
                site.size(),
                before.size(),
                home(site, url, file -> Optional.of(now.bytes(file))),
                home(
                        before,
                        url,
                        file -> site.file(HOME)
                                .filter(file::sameBytes)
                                .map(now::bytes)
                                .or(() -> old.apply(file))));
    }

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
            String path = full.getPath();
            boolean ours = path != null && full.toString().startsWith(home.toString());
            Optional<Address> below =
                    ours ? Optional.of(new Address(path.substring(home.getPath().length() - 1))) : Optional.empty();
            return below.filter(place -> OutputPath.fault(place).isEmpty()).map(OutputPath::of);
        } catch (java.net.URISyntaxException | IllegalArgumentException noAddress) {
            return Optional.empty(); // a browser makes nothing of it either
        }
    }
}
