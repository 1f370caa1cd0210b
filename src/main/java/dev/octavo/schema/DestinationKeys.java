package dev.octavo.schema;

import dev.octavo.address.SiteUrl;
import dev.octavo.data.Node;
import dev.octavo.problem.Problem;
import dev.octavo.problem.Problems;
import dev.octavo.schema.KeyTable.Fields;
import dev.octavo.schema.KeyTable.TypedKey;
import dev.octavo.schema.Shape.Slot;
import dev.octavo.site.destination.Destination;
import dev.octavo.site.destination.Destination.Place;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The keys below {@code publish}: a name for each destination, with its settings below it. */
final class DestinationKeys {
    private static final int DEFAULT_KEEP = 5;
    private static final int MAX_KEEP = 100;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private static final TypedKey<String> FOLDER = TypedKey.of(
            "folder", Values.LINE, "A folder on this machine, with a link \"current\" to the release that is shown.");
    private static final TypedKey<Destination.Sftp> SFTP = TypedKey.of(
            "sftp", DestinationShapes.SFTP, "A folder on a server: sftp://user@host:port/path, or user@host:path.");
    private static final TypedKey<String> GIT = TypedKey.of(
            "git", DestinationShapes.REPOSITORY, "A Git repository: a URL, a path, or the name of a remote.");
    private static final TypedKey<Destination.Bucket> S3 =
            TypedKey.of("s3", DestinationShapes.BUCKET, "A bucket of an S3 storage, and a prefix: bucket/prefix.");

    private static final TypedKey<Destination.Command> COMMAND = TypedKey.of(
            "command",
            DestinationShapes.COMMAND,
            "A program that publishes, and its arguments; {site} stands for the folder with the finished site.");

    private static final TypedKey<Integer> KEEP = TypedKey.of(
                    "keep", Values.whole(MAX_KEEP), "How many releases stay, to go back to.")
            .withDefault(DEFAULT_KEEP);
    private static final TypedKey<SiteUrl> URL = TypedKey.of(
            "url", Urls.SITE, "Where readers find what is published there, where that is not the site's own URL.");
    private static final TypedKey<List<String>> INVALIDATE = TypedKey.of(
            "invalidate",
            Shape.oneOrMany(Values.LINE),
            "A command and its arguments, called when the new site is shown; it reads the changed addresses.");
    private static final TypedKey<String> BRANCH = TypedKey.of(
                    "branch", DestinationShapes.BRANCH, "The branch that the host shows.")
            .withDefault("gh-pages");
    private static final TypedKey<Boolean> HISTORY = TypedKey.of(
                    "history",
                    DestinationShapes.HISTORY,
                    "Whether earlier publishings stay in the branch: kept or squashed.")
            .withDefault("kept");
    private static final TypedKey<String> DOMAIN =
            TypedKey.of("domain", DestinationShapes.DOMAIN, "A domain of your own, for the file CNAME.");
    private static final TypedKey<URI> ENDPOINT =
            TypedKey.of("endpoint", DestinationShapes.ENDPOINT, "Where the storage is, if it is not Amazon's.");
    private static final TypedKey<String> REGION = TypedKey.of("region", Values.LINE, "The bucket's region.");

    private static final TypedKey<Boolean> REDIRECTS = TypedKey.of(
                    "redirects",
                    Values.SWITCH,
                    "Whether pages of aliases are redirects of the storage, which Amazon's website endpoints answer with.")
            .withDefault(false);

    /** A kind of place: the key that identifies it, the table of all its keys, and a function that reads them. */
    private record Kind(TypedKey<?> key, KeyTable table, Function<Fields, Optional<? extends Place>> reading) {
        static Kind of(TypedKey<?> key, Function<Fields, Optional<? extends Place>> reading, TypedKey<?>... own) {
            List<TypedKey<?>> keys = new ArrayList<>(List.of(key));
            keys.addAll(List.of(own));
            keys.addAll(List.of(URL, INVALIDATE));
            return new Kind(key, new KeyTable(keys, "publish"), reading);
        }
    }

    private static final List<Kind> KINDS = List.of(
            Kind.of(FOLDER, DestinationKeys::folder, KEEP),
            Kind.of(GIT, DestinationKeys::branch, BRANCH, HISTORY, DOMAIN),
            Kind.of(SFTP, DestinationKeys::sftp, KEEP),
            Kind.of(S3, DestinationKeys::bucket, ENDPOINT, REGION, REDIRECTS, KEEP),
            Kind.of(COMMAND, fields -> fields.value(COMMAND)));

    private static final String ANY_KIND = "folder, git, sftp, s3, or command";

    static final Shape<List<Destination>> SHAPE = Shape.of(DestinationKeys::all, schema());

    private DestinationKeys() {}

    private static Map<String, Object> schema() {
        List<Map<String, Object>> kinds = KINDS.stream()
                .map(kind -> {
                    Map<String, Object> schema = kind.table().schema();
                    schema.put("required", List.of(kind.key().name()));
                    return schema;
                })
                .toList();
        return Shape.ordered(
                "type",
                "object",
                "propertyNames",
                Shape.ordered("pattern", "^" + NAME.pattern() + "$"),
                "additionalProperties",
                Shape.ordered("anyOf", kinds));
    }

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
        if (KINDS.stream().anyMatch(kind -> kind.key().name().equals(name))) {
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
                .filter(kind -> keys.entry(kind.key().name()).isPresent())
                .toList();
        if (meant.size() != 1) {
            return own.refuse(
                    meant.isEmpty() ? "does not say where the site goes" : "names several places",
                    meant.isEmpty()
                            ? "write below it one of " + ANY_KIND
                            : "give each target a name of its own, with one of " + ANY_KIND,
                    entry.keyLocation());
        }
        Kind kind = meant.get(0);
        Fields fields = kind.table().open(keys, own.problems());
        if (!fields.has(kind.key())) {
            fields.reportMissing(kind.key(), "write where the site goes");
            return Optional.empty();
        }
        Optional<? extends Place> place = kind.reading().apply(fields);
        Optional<SiteUrl> url = fields.value(URL);
        List<String> invalidate = fields.value(INVALIDATE, List.of());
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
                        .flatMap(domain -> at(site, "publish", destination.name(), DOMAIN.name()))
                        .ifPresent(node -> problems.add(Problem.warning(
                                        "\"domain\" is not " + host + ", which the url of the site says",
                                        node.location())
                                .hint("let both name the same host: pages and feeds name the url, and visitors come by"
                                        + " the domain; with a url of its own, this target may keep the domain")));
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
        int keep = fields.value(KEEP, DEFAULT_KEEP);
        return fields.value(FOLDER).map(path -> new Destination.Folder(path, keep));
    }

    private static Optional<Place> sftp(Fields fields) {
        int keep = fields.value(KEEP, DEFAULT_KEEP);
        return fields.value(SFTP).map(place -> place.keeping(keep));
    }

    private static Optional<Place> branch(Fields fields) {
        String branch = fields.value(BRANCH, "gh-pages");
        boolean kept = fields.value(HISTORY, true);
        Optional<String> domain = fields.value(DOMAIN);
        return fields.value(GIT).map(repository -> new Destination.Branch(repository, branch, kept, domain));
    }

    private static Optional<Place> bucket(Fields fields) {
        Optional<URI> endpoint = fields.value(ENDPOINT);
        Optional<String> region = fields.value(REGION);
        boolean redirects = fields.value(REDIRECTS, false);
        int keep = fields.value(KEEP, DEFAULT_KEEP);
        return fields.value(S3)
                .map(place ->
                        new Destination.Bucket(place.bucket(), place.prefix(), endpoint, region, redirects, keep));
    }
}
