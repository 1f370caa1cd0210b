package dev.octavo.publish.look;

import dev.octavo.address.Address;
import dev.octavo.address.SiteUrl;
import dev.octavo.output.OutputPath;
import dev.octavo.publish.look.Host.Remedy;
import dev.octavo.publish.look.visit.Answer;
import dev.octavo.publish.look.visit.Door;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.Sha256;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges how a host treats addresses that are no file's: one that does not exist, one without its slash, one without
 * encryption.
 *
 * @param plain where the site is asked for without encryption; absent where that cannot be told, or is all there is
 */
record HostChecks(SiteUrl url, Optional<SiteUrl> plain, SiteManifest before, FinishedSite site) {
    private static final Address HOME = Address.HOME;
    // Below that a host may well find it not worth while.
    private static final long WORTH_COMPRESSING = 2_000;
    private static final long LARGEST_PAGE = 8 << 20;

    Stream<Wanted> all() {
        return Stream.of(Optional.of(missing()), withoutSlash(), unencrypted(), compressed())
                .flatMap(Optional::stream);
    }

    private Wanted missing() {
        // Nobody has it, and it is the same each time, so that a log shows who asked.
        String name = "octavo-" + site.manifest().sum().hex().substring(0, 12);
        Optional<SiteFile> page = site.manifest().file(new OutputPath(Sample.NOT_FOUND));
        long most = page.map(SiteFile::size).orElse(0L);
        return new Wanted(
                Door.uri(url, HOME.child(name)),
                Door.Manner.PLAIN,
                Math.min(most, LARGEST_PAGE),
                answer -> missing(answer, page));
    }

    private List<Finding> missing(Answer answer, Optional<SiteFile> page) {
        String place = answer.uri().toString();
        if (answer.fault().isPresent()) {
            return List.of(FileChecks.notServed(answer).orElseThrow());
        }
        if (answer.status() != 404) {
            String fact = answer.isRedirect()
                    ? "an address that does not exist leads elsewhere, and is not answered with 404"
                    : "an address that does not exist is answered with " + FileChecks.status(answer) + ", not 404";
            return List.of(Finding.warning(fact, place, "search engines keep such addresses; " + notFound(answer)));
        }
        Sha256 sum = Sha256.of(answer.body());
        if (page.isEmpty() || (answer.whole() && page.get().hash().equals(sum))) {
            return List.of();
        }
        boolean old = answer.whole()
                && before.file(page.get().path())
                        .filter(then -> then.hash().equals(sum))
                        .isPresent();
        return List.of(
                old
                        ? Finding.error(
                                        "an address that does not exist still shows the page that was there before",
                                        place,
                                        FileChecks.AGAIN)
                                .mayPass()
                        : Finding.warning(
                                        "an address that does not exist does not show the site's own 404.html",
                                        place,
                                        notFound(answer))
                                .mayPass());
    }

    private String notFound(Answer answer) {
        return Remedy.NOT_FOUND.at(Host.of(answer), url.basePath() + "/404.html");
    }

    /** A page whose address somebody types, that was there before where there is one. */
    private Optional<Wanted> withoutSlash() {
        return site.manifest().files().values().stream()
                .filter(file ->
                        file.path().address().isPage() && !file.path().address().equals(HOME))
                .min(Comparator.comparing((SiteFile file) -> !before.holds(file.path())))
                .map(file -> {
                    URI full = Door.uri(url, file.path().address());
                    URI typed = URI.create(full.toString().replaceFirst("/$", ""));
                    return new Wanted(
                            typed,
                            Door.Manner.PLAIN,
                            Math.min(file.size(), LARGEST_PAGE),
                            answer -> withoutSlash(answer, full, file));
                });
    }

    private static List<Finding> withoutSlash(Answer answer, URI full, SiteFile file) {
        String place = answer.uri().toString();
        if (answer.fault().isPresent()) {
            return List.of(FileChecks.notServed(answer).orElseThrow());
        }
        boolean same = answer.status() == 200 && Sha256.of(answer.body()).equals(file.hash());
        if (same || (answer.isRedirect() && answer.leadsTo().equals(Optional.of(full)))) {
            return List.of();
        }
        if (answer.isRedirect()) {
            String to = answer.leadsTo().map(URI::toString).map(Answer::cut).orElse("no address");
            return List.of(Finding.warning(
                    "an address without its slash leads to a wrong one",
                    place + " (to " + to + ")",
                    "let the host redirect to this very site; nginx behind a proxy: absolute_redirect off;"));
        }
        return List.of(Finding.warning(
                        "an address without its slash is answered with " + FileChecks.status(answer),
                        place,
                        Remedy.SLASH.at(Host.of(answer)))
                .mayPass());
    }

    private Optional<Wanted> unencrypted() {
        return plain.map(open -> new Wanted(Door.uri(open, HOME), Door.Manner.PLAIN, 0, this::unencrypted));
    }

    private List<Finding> unencrypted(Answer answer) {
        // Where nothing answers, nobody reads along.
        boolean secure = answer.isRedirect()
                && answer.leadsTo().filter(to -> "https".equals(to.getScheme())).isPresent();
        if (answer.fault().isPresent() || secure) {
            return List.of();
        }
        return List.of(Finding.warning(
                "visitors who ask without encryption are not led to https",
                answer.uri().toString(),
                Remedy.ENCRYPTED.at(Host.of(answer))));
    }

    /** The home page asked for compressed, or a longer one where it is short. */
    private Optional<Wanted> compressed() {
        return site.manifest().files().values().stream()
                .filter(file ->
                        file.kind() == FileKind.PAGE && file.path().address().isPage())
                .filter(file -> file.size() >= WORTH_COMPRESSING)
                .min(Comparator.comparing(
                                (SiteFile file) -> !file.path().address().equals(HOME))
                        .thenComparing(file -> !before.holds(file.path())))
                .map(file -> new Wanted(
                        Door.uri(url, file.path().address()), Door.Manner.COMPRESSED, 0, HostChecks::compressed));
    }

    private static List<Finding> compressed(Answer answer) {
        boolean plain =
                answer.status() == 200 && answer.header("content-encoding").isEmpty();
        return plain
                ? List.of(Finding.warning(
                        "text is sent uncompressed", answer.uri().toString(), Remedy.COMPRESSED.at(Host.of(answer))))
                : List.of();
    }
}
