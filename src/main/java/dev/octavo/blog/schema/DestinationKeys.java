package dev.octavo.blog.schema;

import dev.octavo.blog.schema.KeyTable.Fields;
import dev.octavo.blog.schema.KeyTable.Reading;
import dev.octavo.blog.schema.Shape.Slot;
import dev.octavo.blog.site.destination.Destination;
import dev.octavo.blog.site.destination.Destination.Place;
import dev.octavo.lib.address.SiteUrl;
import dev.octavo.lib.data.Node;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Problems;
import dev.octavo.lib.problem.Spelling;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys below {@code publish}: a name for each destination, with its settings below it. */
final class DestinationKeys {
    private static final int MAX_KEEP = 100;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /** A kind of place: the keys of its targets, the first of which identifies it, and a function that reads the place. */
    private record Kind(KeyTable table, Reading<Optional<? extends Place>> place) {
        static Kind of(Reading<Optional<? extends Place>> place) {
            return new Kind(new KeyTable("publish", fields -> destination("", fields, place)), place);
        }

        String key() {
            return table.names().iterator().next();
        }
    }

    private static final List<Kind> KINDS = List.of(
            Kind.of(DestinationKeys::folder),
            Kind.of(DestinationKeys::branch),
            Kind.of(DestinationKeys::sftp),
            Kind.of(DestinationKeys::bucket),
            Kind.of(fields -> fields.required("command", DestinationShapes.COMMAND)));

    private static final String ANY_KIND = "folder, git, sftp, s3, or command";

    static final Shape<List<Destination>> SHAPE = Shape.of(
            DestinationKeys::all,
            () -> Shape.ordered(
                    "type",
                    "object",
                    "propertyNames",
                    Shape.ordered("pattern", "^" + NAME.pattern() + "$"),
                    "additionalProperties",
                    Shape.ordered(
                            "anyOf",
                            KINDS.stream().map(kind -> kind.table().schema()).toList())));

    private DestinationKeys() {}

    private static Optional<List<Destination>> all(Node node, Slot slot) {
        if (!(node instanceof Node.Mapping places)) {
            return slot.refuse(
                    "must name the targets that the site is published to, not be " + node.described(),
                    "write below it, indented, a name of your own, and below that one of " + ANY_KIND,
                    node.location());
        }
        return Optional.of(places.entries().stream()
                .flatMap(entry -> destination(entry, slot).stream())
                .toList());
    }

    private static Optional<Destination> destination(Node.Entry entry, Slot slot) {
        String name = entry.key();
        Slot own = new Slot(name, slot.syntax(), slot.problems());
        // First, since the problems below print the line. If the value is a mapping, its name is not checked for
        // secrets.
        boolean refused = entry.value() instanceof Node.Mapping all
                ? Secrets.areRefused(all, slot.problems())
                : Secrets.isRefused(entry, slot.problems());
        if (refused) {
            return Optional.empty();
        }
        if (KINDS.stream().anyMatch(kind -> kind.key().equals(name))) {
            return own.refuse(
                    "is where the name of a target should be",
                    "write a name of your own below \"publish\", such as live, and \"" + name + "\" below that",
                    entry.keyLocation());
        }
        if (!NAME.matcher(name).matches()) {
            return own.refuse(
                    "is not a name for a target",
                    "write small letters, digits and hyphens, such as live or my-server",
                    entry.keyLocation());
        }
        if (!(entry.value() instanceof Node.Mapping keys)) {
            return own.refuse(
                    "does not say where the site goes",
                    "write below it, indented, one of " + ANY_KIND,
                    entry.keyLocation());
        }
        return read(name, keys, own, entry);
    }

    private static Optional<Destination> read(String name, Node.Mapping keys, Slot own, Node.Entry entry) {
        List<Kind> meant = KINDS.stream()
                .filter(kind -> keys.entry(kind.key()).isPresent())
                .toList();
        Optional<Node.Entry> unknown = keys.entries().stream()
                .filter(one -> meant.isEmpty() && !List.of("url", "invalidate").contains(one.key()))
                .findFirst();
        if (unknown.isPresent()) {
            String key = unknown.get().key();
            return own.refuse(
                    "has \"" + key + "\", which is not a place that Octavo publishes to",
                    key.matches("(?i)ftps?")
                            ? "FTP sends passwords in the clear; write \"sftp\", which most servers offer too"
                            : Spelling.suggestion(
                                            key, KINDS.stream().map(Kind::key).toList())
                                    .orElse("write one of " + ANY_KIND),
                    unknown.get().keyLocation());
        }
        if (meant.size() != 1) {
            return own.refuse(
                    meant.isEmpty() ? "does not say where the site goes" : "names several places",
                    meant.isEmpty()
                            ? "write below it one of " + ANY_KIND
                            : "give each target its own name, with one of " + ANY_KIND,
                    entry.keyLocation());
        }
        Kind kind = meant.get(0);
        return destination(name, kind.table().open(keys, own.problems()), kind.place());
    }

    private static Optional<Destination> destination(
            String name, Fields fields, Reading<Optional<? extends Place>> reading) {
        Optional<? extends Place> place = reading.read(fields);
        Optional<SiteUrl> url = fields.value("url", Urls.SITE);
        List<String> invalidate = fields.list("invalidate", Shape.oneOrMany(Values.LINE));
        return place.map(where -> new Destination(name, where, url, invalidate));
    }

    /**
     * Warns of a domain that is not the host of the URL: pages and feeds would link to another host than the one visitors
     * are on.
     *
     * @param site the whole of {@code site.yaml}
     * @param url the site's own URL, for destinations that have none
     */
    static void compareDomains(Node.Mapping site, List<Destination> places, SiteUrl url, Problems problems) {
        for (Destination destination : places) {
            if (destination.place() instanceof Destination.Branch branch) {
                String host = URI.create(destination.url().orElse(url).origin()).getHost();
                branch.domain()
                        .filter(domain -> !domain.equalsIgnoreCase(host))
                        .flatMap(domain -> at(site, "publish", destination.name(), "domain"))
                        .ifPresent(node -> problems.add(ProblemKind.UNSURE_VALUE
                                .warning(
                                        "\"domain\" is not " + host + ", which the url of the site says",
                                        node.location())
                                .hint("let both name the same host: pages and feeds name the url, and visitors come by"
                                        + " the domain; with its own url, this target may keep the domain")));
            }
        }
    }

    private static Optional<Node> at(Node.Mapping top, String... keys) {
        Optional<Node> node = Optional.of(top);
        for (String key : keys) {
            node = node.filter(Node.Mapping.class::isInstance)
                    .map(Node.Mapping.class::cast)
                    .flatMap(mapping -> mapping.entry(key))
                    .map(Node.Entry::value);
        }
        return node;
    }

    private static Optional<Place> folder(Fields fields) {
        Optional<String> folder = fields.required("folder", Values.LINE);
        int keep = keep(fields);
        return folder.map(path -> new Destination.Folder(path, keep));
    }

    private static Optional<Place> sftp(Fields fields) {
        Optional<Destination.Sftp> server = fields.required("sftp", DestinationShapes.SFTP);
        int keep = keep(fields);
        return server.map(place -> place.keeping(keep));
    }

    private static int keep(Fields fields) {
        return fields.value("keep", Values.whole(MAX_KEEP), 5);
    }

    private static Optional<Place> branch(Fields fields) {
        Optional<String> repository = fields.required("git", DestinationShapes.REPOSITORY);
        String branch = fields.value("branch", DestinationShapes.BRANCH, "gh-pages");
        boolean kept = fields.value("history", DestinationShapes.HISTORY, true, "kept");
        Optional<String> domain = fields.value("domain", DestinationShapes.DOMAIN);
        return repository.map(git -> new Destination.Branch(git, branch, kept, domain));
    }

    private static Optional<Place> bucket(Fields fields) {
        Optional<Destination.Bucket> s3 = fields.required("s3", DestinationShapes.BUCKET);
        Optional<URI> endpoint = fields.value("endpoint", DestinationShapes.ENDPOINT);
        Optional<String> region = fields.value("region", Values.LINE);
        boolean redirects = fields.isOn("redirects", false);
        int keep = keep(fields);
        return s3.map(
                place -> new Destination.Bucket(place.bucket(), place.prefix(), endpoint, region, redirects, keep));
    }
}
