package dev.octavo.publish.look;

import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.hash.Sha256;
import dev.octavo.lib.picture.codec.Gzip;
import dev.octavo.publish.look.HostClient.Response;
import dev.octavo.publish.site.Difference;
import dev.octavo.publish.site.FileKind;
import dev.octavo.publish.site.SiteFile;
import dev.octavo.publish.site.SiteManifest;
import dev.octavo.render.output.MediaTypes;
import dev.octavo.render.output.OutputPath;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The requests to send after {@code now} has replaced {@code before}, and the checks of the responses.
 *
 * @param url the URL of the published site
 */
record Checks(SiteUrl url, SiteManifest before, SiteManifest now) {
    // Downloading larger files would take too long, so only their size is compared.
    private static final long MAX_COMPARED = 8 << 20;
    private static final OutputPath NOT_FOUND = new OutputPath("404.html");
    // Six or more digits of seconds: longer than a day.
    private static final Pattern LONG_MAX_AGE =
            Pattern.compile("^(?!.*no-(?:cache|store)).*(?<![\\w-])max-age=\"?\\d{6}");
    private static final String AGAIN =
            "some hosts need minutes, and caches longer: look again later; a command that empties a cache can be named"
                    + " under \"invalidate\" in content/site.yaml";

    /** Content types that browsers accept; with others, they show the source, download the file, or ignore it. */
    private static final Map<String, Set<String>> ACCEPTED_TYPES = Map.of(
            "text/html", Set.of("text/html"),
            "text/css", Set.of("text/css"),
            "text/javascript", Set.of("text/javascript", "application/javascript", "application/x-javascript"),
            "image/svg+xml", Set.of("image/svg+xml"),
            "application/xml", Set.of("application/xml", "text/xml", "application/atom+xml", "application/rss+xml"));

    /**
     * A request, and the check of its response.
     *
     * @param maxBytes how many bytes of the body to read; if 0, only the headers are requested
     * @param verdict returns what is wrong with the response
     */
    record Check(URI uri, long maxBytes, Function<Response, List<Finding>> verdict) {}

    /**
     * The files whose addresses are checked.
     *
     * @param files files of the new site, and deleted files of the old one
     * @param of the number of changed addresses, plus those that are always checked
     */
    record Sample(List<SiteFile> files, int of) {
        private static final Set<String> ALWAYS = Set.of("index.html", "feed.xml", "sitemap.xml");
        // Hosts read these files themselves and do not serve them; the page for missing addresses has its own check.
        private static final String NOT_SERVED =
                "(.*/)?([._][^/]*|CNAME|vercel\\.json|404\\.html|(redirects|headers)\\.(nginx\\.conf|caddy))";

        Sample {
            files = List.copyOf(files);
        }

        /** At most {@code most} of the changed files: deleted ones, and sent ones at regular intervals. */
        static Sample of(SiteManifest before, SiteManifest now, int most) {
            Difference difference = Difference.between(before, now);
            List<SiteFile> chosen = new ArrayList<>(now.all());
            chosen.removeIf(file -> !ALWAYS.contains(file.name()));
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
            seen.removeIf(file -> file.name().matches(NOT_SERVED));
            return seen;
        }
    }

    private URI uri(Address address) {
        return URI.create(url.absolute(address));
    }

    /** As many bytes as are needed to tell which file is served at a path. */
    private long bytesNeeded(OutputPath path) {
        long size = Stream.of(before.file(path), now.file(path), now.file(NOT_FOUND))
                .flatMap(Optional::stream)
                .mapToLong(SiteFile::size)
                .max()
                .orElse(1);
        return Math.max(1, Math.min(size, MAX_COMPARED));
    }

    /** Checks that the host responds, so that a dead host causes one message and not a thousand. */
    Check host() {
        return new Check(uri(Address.HOME), 1, answer -> {
            String here = answer.uri().getHost();
            boolean away = answer.isRedirect()
                    && answer.leadsTo()
                            .filter(to -> here.equalsIgnoreCase(to.getHost()))
                            .isEmpty();
            return away ? List.of(redirected(answer)) : List.of();
        });
    }

    /** Checks that visitors get a file. */
    Check present(SiteFile file) {
        boolean large = file.size() > MAX_COMPARED;
        return new Check(uri(file.path().address()), large ? 0 : bytesNeeded(file.path()), answer -> {
            if (answer.status() != 200) {
                return leadsOn(file, answer) ? List.of() : List.of(notServed(answer));
            }
            Optional<Finding> other = large ? otherSize(file, answer) : otherBytes(file, answer);
            return Stream.of(other, wrongType(file, answer), cachedForLong(file, answer))
                    .flatMap(Optional::stream)
                    .toList();
        });
    }

    /** Whether the host itself redirects to where a redirecting page would lead. */
    private static boolean leadsOn(SiteFile file, Response answer) {
        Optional<URI> goal = file.redirect().flatMap(answer::resolved);
        return answer.isRedirect() && goal.isPresent() && answer.leadsTo().equals(goal);
    }

    /** Why a response does not contain the file. */
    private static Finding notServed(Response answer) {
        if (answer.isRedirect()) {
            return redirected(answer);
        }
        String remedy = switch (answer.status()) {
            case 401, 403 -> "let the server read the file and give it to everyone";
            case 404 -> "see whether the host serves what was published: of a folder, the link current in it; " + AGAIN;
            default -> "see the server's log";
        };
        Finding finding = Finding.error("answered with " + answer.statusText(), answer.uri(), remedy);
        boolean busy = answer.status() == 429;
        boolean passing = busy || answer.status() == 404 || answer.status() >= 500;
        Finding judged = passing ? finding.asTransient() : finding;
        return busy ? judged.unconfirmed() : judged;
    }

    private static Finding redirected(Response answer) {
        return Finding.error(
                        "visitors are sent on instead of being given the file",
                        answer.uri(),
                        "take that redirect out of the host's configuration; if the site lives there, make it the url"
                                + " in content/site.yaml")
                .withDetail(answer.statusText());
    }

    private static Optional<Finding> otherSize(SiteFile file, Response answer) {
        return answer.header("content-length")
                .filter(size -> !isPacked(answer) && !size.equals(Long.toString(file.size())))
                .map(size -> other(file, answer, size));
    }

    private Optional<Finding> otherBytes(SiteFile file, Response answer) {
        Optional<String> coding = answer.header("content-encoding").filter(name -> !name.matches("identity|gzip"));
        if (coding.isPresent()) {
            return Optional.of(Finding.warning(
                    "sent as " + coding.get() + " also to those who do not ask for it, and cannot be compared",
                    answer.uri(),
                    "let the host compress only where Accept-Encoding allows it"));
        }
        if (matches(answer, file)) {
            return Optional.empty();
        }
        if (isPacked(answer) && Sha256.of(answer.body()).equals(file.hash())) {
            return Optional.of(Finding.error(
                    "says that it is compressed, and is not, so browsers cannot read it",
                    answer.uri(),
                    "let the host send Content-Encoding only with what it has compressed"));
        }
        return stillOld(file.path(), answer)
                .or(() -> Optional.of(
                        other(file, answer, (answer.isComplete() ? "" : "more than ") + answer.body().length)));
    }

    /** Whether a response contains the file that was at that path before; empty if not. */
    private Optional<Finding> stillOld(OutputPath path, Response answer) {
        return before.file(path).filter(old -> matches(answer, old)).map(old -> {
            boolean cached = answer.header("age")
                    .filter(age -> age.matches("[1-9][0-9]*"))
                    .isPresent();
            String fact = "visitors still get what was there before" + (cached ? ", from a cache" : "");
            return Finding.error(fact, answer.uri(), AGAIN).asTransient();
        });
    }

    private static boolean matches(Response answer, SiteFile file) {
        // Browsers decompress what says that it is compressed; a file that is compressed itself is meant as it is.
        Optional<byte[]> shown = isPacked(answer) && !file.name().endsWith(".gz")
                ? Gzip.decompressed(answer.body(), file.size())
                : Optional.of(answer.body());
        return answer.isComplete()
                && shown.filter(bytes -> Sha256.of(bytes).equals(file.hash())).isPresent();
    }

    /** Buckets send what lies in them, whatever is accepted. */
    private static boolean isPacked(Response answer) {
        return answer.header("content-encoding").equals(Optional.of("gzip"));
    }

    private static Finding other(SiteFile file, Response answer, String got) {
        return Finding.error(
                        "visitors get other bytes than were sent",
                        answer.uri(),
                        "see what changes them on their way: an optimiser of the host, or another who publishes there")
                .withDetail(got + " bytes in place of " + file.size())
                .asTransient();
    }

    private static Optional<Finding> wrongType(SiteFile file, Response answer) {
        String path = file.name();
        String right = MediaTypes.of(path);
        String sent = answer.header("content-type").orElse("nothing");
        Optional<Set<String>> accepted = Optional.ofNullable(ACCEPTED_TYPES.get(essence(right)));
        boolean utf8 = !sent.contains("charset=") || sent.contains("utf-8");
        return accepted.filter(types -> !utf8 || !types.contains(essence(sent)))
                .map(types -> Finding.error(
                        "sent as " + sent + ", not as " + right,
                        answer.uri(),
                        "let the host send " + path.substring(path.lastIndexOf('.')) + " as " + right));
    }

    private static String essence(String type) {
        return type.split(";", 2)[0].strip();
    }

    /** Browsers that cache a file for long do not show the new one, although this check gets it. */
    private Optional<Finding> cachedForLong(SiteFile file, Response answer) {
        boolean changes = file.kind() != FileKind.ASSET || before.contains(file.path());
        return answer.header("cache-control")
                .filter(control -> changes && LONG_MAX_AGE.matcher(control).find())
                .map(control -> Finding.warning(
                                "browsers may show what they have for days, without asking for a newer one",
                                answer.uri(),
                                "let the host say Cache-Control: no-cache for files that change under the same name")
                        .withDetail(control));
    }

    /** Checks that a deleted file is gone. */
    Check gone(SiteFile file) {
        return new Check(uri(file.path().address()), bytesNeeded(file.path()), answer -> {
            // A host that serves the page for missing addresses with 200 does so everywhere: missing() reports that.
            if (answer.status() != 200
                    || now.file(NOT_FOUND).filter(page -> matches(answer, page)).isPresent()) {
                return List.of();
            }
            return List.of(
                    matches(answer, file)
                            ? Finding.error("deleted, and visitors still get it", answer.uri(), AGAIN)
                                    .asTransient()
                            : Finding.warning(
                                    "deleted, and visitors get something else there",
                                    answer.uri(),
                                    "see what the host serves at addresses without a file"));
        });
    }

    /** Checks that an address that never existed gets a 404. */
    Check missing() {
        // The same for each check of a site, so that it can be recognised in a log.
        Address nowhere = Address.HOME.child("octavo-" + now.hash().hex().substring(0, 12));
        String remedy =
                "let the host answer addresses without a file with 404 and the page " + url.basePath() + "/404.html";
        return new Check(uri(nowhere), bytesNeeded(NOT_FOUND), answer -> {
            if (answer.status() != 404) {
                return List.of(Finding.warning(
                                "an address that does not exist is not answered with 404",
                                answer.uri(),
                                "search engines keep such addresses; " + remedy)
                        .withDetail(answer.statusText()));
            }
            return now.file(NOT_FOUND).filter(page -> !matches(answer, page)).stream()
                    .map(page -> stillOld(NOT_FOUND, answer)
                            .orElseGet(() -> Finding.warning(
                                            "an address that does not exist does not show the site's own 404.html",
                                            answer.uri(),
                                            remedy)
                                    .asTransient()))
                    .toList();
        });
    }

    /** Checks that an address without its final slash leads to its page; preferably a page that existed before. */
    Optional<Check> withoutSlash() {
        Comparator<SiteFile> newLast = Comparator.comparing(file -> !before.contains(file.path()));
        return now.all().stream()
                .filter(file ->
                        file.path().address().isPage() && !file.path().address().equals(Address.HOME))
                .min(newLast)
                .map(file -> {
                    URI page = uri(file.path().address());
                    URI typed = URI.create(page.toString().replaceFirst("/$", ""));
                    return new Check(typed, bytesNeeded(file.path()), answer -> {
                        boolean led = answer.isRedirect() && answer.leadsTo().equals(Optional.of(page));
                        if (led || (answer.status() == 200 && matches(answer, file))) {
                            return List.of();
                        }
                        return List.of(Finding.warning(
                                        "an address without its slash does not lead to its page",
                                        typed,
                                        "let the host redirect it there; nginx behind a proxy needs absolute_redirect off")
                                .withDetail(answer.statusText())
                                .asTransient());
                    });
                });
    }
}
