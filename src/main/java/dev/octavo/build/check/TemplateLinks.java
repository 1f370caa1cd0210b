package dev.octavo.build.check;

import dev.octavo.blog.site.Site;
import dev.octavo.blog.site.SiteConfig;
import dev.octavo.lib.address.Address;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Spelling;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Finds dead links in templates. Thread-safe. */
public final class TemplateLinks {
    private static final String INDEX = "index.html";

    private final SiteConfig config;
    private final Set<Address> planned;
    private final WithheldArticles withheld;
    private final NearestPath nearest;
    private final Map<Address, String> remedies = new ConcurrentHashMap<>();

    /** @param planned the addresses of all outputs */
    public TemplateLinks(Site site, Set<Address> planned) {
        this.config = site.config();
        this.planned = planned;
        this.withheld = new WithheldArticles(site);
        this.nearest = new NearestPath(() -> planned.stream().map(Address::path));
    }

    /** The problem of a link to {@code address}, if it is dead; {@code place} is called only then. */
    public Optional<Problem> problem(Address address, Supplier<Location> place) {
        if (leadsSomewhere(address)) {
            return Optional.empty();
        }
        Optional<String> hidden = withheld.state(address);
        String message = hidden.map(state -> "this address leads to " + state + ": \"" + address + "\"")
                .orElse("this address leads nowhere: \"" + address + "\" does not exist");
        // Cached, since every page made with the template has the same dead link.
        return Optional.of(ProblemKind.TYPED_ADDRESS
                .error(message, place.get())
                .hint(remedies.computeIfAbsent(address, this::remedy)));
    }

    public boolean leadsSomewhere(Address address) {
        return planned.contains(address)
                || planned.contains(withoutIndex(address))
                || config.isElsewhere(config.url().basePath() + address.path());
    }

    private static Address withoutIndex(Address address) {
        String path = address.path();
        return path.endsWith("/" + INDEX) ? new Address(path.substring(0, path.length() - INDEX.length())) : address;
    }

    private String remedy(Address address) {
        return withheld.remedy(address)
                .or(() -> nearest.to(address.path()).map(Spelling::question))
                .orElseGet(() -> missing(address.path()));
    }

    /** A hint with the file to write at a missing address. */
    private static String missing(String path) {
        String bare = path.substring(1).replaceAll("/$", "");
        boolean file = bare.lastIndexOf('.') > bare.lastIndexOf('/');
        return file
                ? "put the file there, at static/" + bare + ", or correct the address"
                : "write that page, content/pages/" + bare + ".md, or correct the address";
    }
}
