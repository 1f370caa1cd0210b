package dev.octavo.publish.look;

import dev.octavo.address.SiteUrl;
import dev.octavo.disk.DiskException;
import dev.octavo.output.OutputPath;
import dev.octavo.problem.ProblemException;
import dev.octavo.publish.look.visit.Answer;
import dev.octavo.publish.look.visit.Door;
import dev.octavo.publish.look.visit.Fault;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.FinishedSite;
import dev.octavo.publish.site.Sha256;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Judges what visitors get where a file was sent, or deleted.
 *
 * @param before what stood there
 */
record FileChecks(SiteUrl url, SiteManifest before, FinishedSite site, HeaderChecks headers) {
    // A larger one takes longer than it is worth: its size has to do.
    private static final long LARGEST = 8 << 20;
    static final String AGAIN =
            "some hosts need minutes, and caches longer: look again later; a command that empties a cache can be named"
                    + " under \"invalidate\" in content/site.yaml";

    Wanted present(SiteFile file) {
        URI uri = Door.uri(url, file.path().address());
        boolean large = file.size() > LARGEST;
        long old = before.file(file.path()).map(SiteFile::size).orElse(0L);
        long most = Math.min(Math.max(file.size(), old), LARGEST);
        return new Wanted(
                uri,
                large ? Door.Manner.HEADERS_ONLY : Door.Manner.PLAIN,
                most,
                answer -> notServed(answer).map(List::of).orElseGet(() -> served(file, answer, large)));
    }

    /** Why an answer is none that brings a file. */
    static Optional<Finding> notServed(Answer answer) {
        String place = answer.uri().toString();
        if (answer.fault().isPresent()) {
            Fault fault = answer.fault().get();
            Finding finding = Finding.error(fault.fact(), place, fault.remedy()).notSeen();
            return Optional.of(fault.passing() ? finding.mayPass() : finding);
        }
        if (answer.isRedirect()) {
            return Optional.of(redirected(answer, place));
        }
        if (answer.status() != 200) {
            Finding finding = Finding.error("answered with " + status(answer), place, remedy(answer));
            boolean mayPass = answer.status() == 404 || answer.status() == 429 || answer.status() >= 500;
            Finding judged = mayPass ? finding.mayPass() : finding;
            return Optional.of(answer.status() == 429 ? judged.notSeen() : judged);
        }
        return Optional.empty();
    }

    private static Finding redirected(Answer answer, String place) {
        Optional<URI> to = answer.leadsTo();
        boolean away = to.map(URI::getHost)
                .filter(host -> !host.equalsIgnoreCase(answer.uri().getHost()))
                .isPresent();
        String where = to.map(URI::toString).map(Answer::cut).orElse("no address");
        return away
                ? Finding.error(
                        "visitors are sent on to " + to.get().getHost() + ", where nobody looked",
                        place,
                        "if that is where the site lives, make it the url in content/site.yaml")
                : Finding.error(
                        "visitors are sent on instead of being given the file",
                        place + " (to " + where + ")",
                        "take that redirect out of the host's configuration");
    }

    static String status(Answer answer) {
        return switch (answer.status()) {
            case 401 -> "401 (a password is asked for)";
            case 403 -> "403 (forbidden)";
            case 404 -> "404 (not found)";
            case 410 -> "410 (gone)";
            case 429 -> "429 (too many requests)";
            case 500 -> "500 (the server failed)";
            case 502, 503, 504 -> answer.status() + " (the server is not ready)";
            default -> "status " + answer.status();
        };
    }

    private static String remedy(Answer answer) {
        return switch (answer.status()) {
            case 401, 403 -> Host.Remedy.READABLE.at(Host.of(answer));
            case 404 -> "see whether the host serves what was published: of a folder, the link current in it; " + AGAIN;
            default -> "see the server's log";
        };
    }

    private List<Finding> served(SiteFile file, Answer answer, boolean large) {
        List<Finding> found = new ArrayList<>();
        (large ? sameSize(file, answer) : sameBytes(file, answer)).ifPresent(found::add);
        ContentTypes.fault(file.path(), answer).ifPresent(found::add);
        boolean changed =
                before.file(file.path()).filter(old -> !old.sameBytes(file)).isPresent();
        headers.kept(answer, file.kind() != FileKind.ASSET, changed).ifPresent(found::add);
        headers.count(answer);
        return found;
    }

    private static Optional<Finding> sameSize(SiteFile file, Answer answer) {
        long said = answer.number("content-length").orElse(file.size());
        return said == file.size()
                ? Optional.empty()
                : Optional.of(other(answer, said + " of " + file.size() + " bytes"));
    }

    private Optional<Finding> sameBytes(SiteFile file, Answer answer) {
        String place = answer.uri().toString();
        Optional<String> coding = answer.header("content-encoding").filter(name -> !name.equals("identity"));
        if (coding.isPresent()) {
            return Optional.of(Finding.warning(
                    "sent as " + coding.get() + " also to those who do not ask for it, so nobody could compare it",
                    place,
                    "let the host compress only where Accept-Encoding allows it"));
        }
        Sha256 sum = Sha256.of(answer.body());
        if (answer.whole() && sum.equals(file.hash())) {
            return Optional.empty();
        }
        boolean old = answer.whole()
                && before.file(file.path())
                        .filter(then -> then.hash().equals(sum))
                        .isPresent();
        return Optional.of(old ? stillOld(answer, place) : other(answer, where(file, answer)));
    }

    private static Finding stillOld(Answer answer, String place) {
        boolean cached = answer.number("age").orElse(0) > 0
                || answer.header("x-cache")
                        .or(() -> answer.header("cf-cache-status"))
                        .orElse("")
                        .contains("hit");
        String fact = cached
                ? "visitors still get what was there before, from a cache"
                : "visitors still get what was there before";
        return Finding.error(fact, place, AGAIN).mayPass();
    }

    private String where(SiteFile file, Answer answer) {
        byte[] right;
        try {
            right = site.bytes(file);
        } catch (ProblemException | DiskException changed) {
            return "where cannot be told, as the folder was built anew since";
        }
        int at = Arrays.mismatch(right, answer.body());
        if (at == answer.body().length && answer.whole()) {
            return String.format(Locale.ROOT, "cut after %,d of %,d bytes", at, right.length);
        }
        return at == right.length
                ? String.format(Locale.ROOT, "there is more behind its %,d bytes", right.length)
                : String.format(Locale.ROOT, "from byte %,d of %,d on", at + 1, right.length);
    }

    private static Finding other(Answer answer, String where) {
        return Finding.error(
                        "visitors get other bytes than were sent",
                        answer.uri() + " (" + where + ")",
                        "see what changes them on their way: an optimiser of the host, or another who publishes there")
                .mayPass();
    }

    /** Sees that what was deleted is gone. */
    Wanted gone(SiteFile file) {
        long notFound = site.manifest()
                .file(new OutputPath(Sample.NOT_FOUND))
                .map(SiteFile::size)
                .orElse(0L);
        long most = Math.min(Math.max(file.size(), notFound), LARGEST);
        return new Wanted(
                Door.uri(url, file.path().address()), Door.Manner.PLAIN, most, answer -> stillThere(file, answer));
    }

    private List<Finding> stillThere(SiteFile file, Answer answer) {
        if (answer.status() != 200) {
            return List.of();
        }
        String place = answer.uri().toString();
        Sha256 sum = Sha256.of(answer.body());
        if (answer.whole() && sum.equals(file.hash())) {
            return List.of(Finding.error("deleted, and visitors still get it", place, AGAIN)
                    .mayPass());
        }
        // A host that says 200 with the page for what is missing does so everywhere; that is told once.
        boolean notFound = site.manifest()
                .file(new OutputPath(Sample.NOT_FOUND))
                .filter(page -> page.hash().equals(sum))
                .isPresent();
        return notFound
                ? List.of()
                : List.of(Finding.warning(
                        "deleted, and visitors get something else there",
                        place,
                        "see what the host serves at addresses without a file"));
    }
}
