package dev.octavo.pipeline;

import dev.octavo.address.Nfc;
import dev.octavo.pipeline.Why.Question;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads how somebody names a file of the site: as a path, as an address, or as a URL. */
final class WantedFile {
    private final Question question;
    private final String home;

    /** @param home where visitors find the site, with a slash at the end */
    WantedFile(Question question, String home) {
        this.question = question;
        this.home = home;
    }

    /** The names that the file may have in the ledger, the likeliest first. */
    Set<String> names(String wanted) {
        Set<String> names = new LinkedHashSet<>();
        if (wanted.matches("(?i)https?://.*")) {
            addPages(names, belowHome(wanted));
            return names;
        }
        Optional<Path> path = path(wanted);
        Path out = question.out().toAbsolutePath().normalize();
        Optional<String> inside = path.filter(p -> p.startsWith(out))
                .map(p -> out.relativize(p).toString().replace('\\', '/'));
        inside.ifPresent(name -> addPages(names, name));
        String written = wanted.replace('\\', '/').replaceFirst("^(\\./)+", "");
        String base = path(URI.create(home));
        if (written.startsWith(base)) {
            addPages(names, written.substring(base.length()));
        }
        addPages(names, written.replaceFirst("^/+", ""));
        boolean outside =
                inside.isEmpty() && path.isPresent() && (Files.exists(path.get()) || written.startsWith("../"));
        if (outside) {
            names.removeIf(name -> !Files.exists(out.resolve(name)));
            requireAny(names, wanted);
        }
        return names;
    }

    private void requireAny(Set<String> names, String wanted) {
        if (names.isEmpty()) {
            throw Why.problem(
                    "\"" + wanted + "\" is no file of the finished site, which lies in " + question.out(),
                    "name a file in there, or an address such as /about/");
        }
    }

    /** A page is named by its folder, too. */
    private static void addPages(Set<String> names, String path) {
        String name = Nfc.of(path);
        boolean folder = name.isEmpty() || name.endsWith("/");
        names.add(folder ? name + "index.html" : name);
        if (!folder) {
            names.add(name + "/index.html");
        }
    }

    private String belowHome(String url) {
        URI site = URI.create(home);
        URI wanted;
        try {
            wanted = new URI(url.replace(" ", "%20"));
        } catch (URISyntaxException e) {
            throw Why.problem("\"" + url + "\" is no URL: " + e.getReason(), "copy it from the browser");
        }
        boolean sameHost = String.valueOf(site.getAuthority()).equalsIgnoreCase(wanted.getAuthority());
        if (!sameHost || !(path(wanted) + "/").startsWith(path(site))) {
            throw Why.problem(
                    "\"" + url + "\" is no URL of this site, which was built for " + home,
                    "name a file or an address of it, such as " + home);
        }
        String below = path(wanted);
        return below.length() < path(site).length()
                ? ""
                : below.substring(path(site).length());
    }

    private static String path(URI uri) {
        return uri.getPath() == null || uri.getPath().isEmpty() ? "/" : uri.getPath();
    }

    private Optional<Path> path(String wanted) {
        try {
            return Optional.of(question.here().resolve(wanted).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty(); // an address, then
        }
    }
}
