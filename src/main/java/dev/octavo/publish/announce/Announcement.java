package dev.octavo.publish.announce;

import dev.octavo.blog.project.ReadError;
import dev.octavo.blog.site.Machines.IndexNow;
import dev.octavo.blog.site.Machines.Notifications;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.problem.Figures;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.text.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Notifies a WebSub hub of changed feeds, and search engines of changed pages by IndexNow. Failures are only warnings.
 *
 * @param notifications the hub and the search engines to notify
 */
public record Announcement(Notifications notifications, SiteUrl url) {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_URLS = 10_000; // in one request, according to IndexNow's documentation
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;

    private record Pages(String host, String key, String keyLocation, List<String> urlList) {}

    /** Sends all notifications, and returns a warning for each kind that failed. */
    public List<Problem> send(ChangedUrls changed) {
        List<Problem> problems = new ArrayList<>();
        HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        notifications.hub().ifPresent(hub -> notifyHub(client, hub, changed.feeds(), problems));
        notifications.indexNow().ifPresent(engines -> notifySearchEngines(client, engines, changed.pages(), problems));
        return problems;
    }

    // PubSubHubbub 0.4, 7: WebSub does not define how a publisher notifies a hub, and hubs still accept this.
    private static void notifyHub(HttpClient client, String hub, List<String> feeds, List<Problem> problems) {
        for (String feed : feeds) {
            String form = "hub.mode=publish&hub.url=" + URLEncoder.encode(feed, StandardCharsets.UTF_8);
            Optional<String> fault =
                    post(client, hub, "application/x-www-form-urlencoded", form).map(Fault::description);
            if (fault.isPresent()) {
                problems.add(ProblemKind.COMMAND
                        .warning("the hub of \"websub\", " + hub + ", was not notified of " + feed + ": it "
                                + fault.get())
                        .hint("the site is published, and readers find the news when they ask for the feed;"
                                + " see whether the address of the hub in content/site.yaml is right"));
                return; // all others would fail in the same way
            }
        }
    }

    private void notifySearchEngines(HttpClient client, IndexNow engines, List<String> pages, List<Problem> problems) {
        String key = url.absolute(engines.keyFile());
        String host = URI.create(url.absolute(Address.HOME)).getHost();
        for (int from = 0; from < pages.size(); from += MAX_URLS) {
            List<String> part = pages.subList(from, Math.min(pages.size(), from + MAX_URLS));
            String body = Json.COMPACT.write(new Pages(host, engines.key(), key, part));
            Optional<Fault> fault = post(client, engines.endpoint(), "application/json; charset=utf-8", body);
            if (fault.isPresent()) {
                problems.add(ProblemKind.COMMAND
                        .warning("search engines were not notified of " + Figures.count(part.size(), "page") + ": "
                                + engines.endpoint() + " " + fault.get().description())
                        .hint(hint(fault.get(), key)));
                return;
            }
        }
    }

    private static String hint(Fault fault, String key) {
        return switch (fault.status()) {
            case FORBIDDEN -> "the key has to be found at " + key + ", and to be the one in content/site.yaml";
            case TOO_MANY -> "the site is published, and search engines find it by its sitemap; publish less often";
            default -> "the site is published, and search engines find it by its sitemap";
        };
    }

    /** @param status the HTTP status; 0 if there was no response */
    private record Fault(int status, String description) {}

    private static Optional<Fault> post(HttpClient client, String to, String type, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(to))
                    .timeout(TIMEOUT)
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString(body))
                    .build();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? Optional.empty() : Optional.of(new Fault(status, "answered " + status));
        } catch (IOException e) {
            return Optional.of(new Fault(0, "could not be reached (" + ReadError.reason(e) + ")"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("publishing is interrupted only by ending the program", e);
        }
    }
}
