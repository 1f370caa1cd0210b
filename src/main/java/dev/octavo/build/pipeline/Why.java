package dev.octavo.build.pipeline;

import dev.octavo.blog.project.FolderListing;
import dev.octavo.build.cache.Ledger;
import dev.octavo.build.cache.Ledger.ByProduct;
import dev.octavo.build.cache.Ledger.Made;
import dev.octavo.build.cache.Program;
import dev.octavo.build.cache.Store;
import dev.octavo.build.check.NearestPath;
import dev.octavo.build.disk.DiskException;
import dev.octavo.build.disk.SiteDisk;
import dev.octavo.build.pipeline.make.Question;
import dev.octavo.build.pipeline.make.Reasons;
import dev.octavo.lib.address.Nfc;
import dev.octavo.lib.address.Slashes;
import dev.octavo.lib.hash.Hash;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.Spelling;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Explains from the ledger why a file of the site was made, and from what. */
public final class Why {
    private static final String INDEX = "index.html";
    private static final Pattern FINGERPRINT = Pattern.compile(Hash.FINGERPRINT + "(?=\\.\\w+(?:\\.gz)?$)");

    private final Ledger ledger;
    private final Path out;
    private final Path here;
    private final String home; // with a slash at the end

    private Why(Ledger ledger, Path out, Path here) {
        this.ledger = ledger;
        this.out = out;
        this.here = here;
        this.home = ledger.head().home();
    }

    /**
     * What a file of the finished site was made from, and why it was last made.
     *
     * @param file relative to the site's folder
     * @param shows the data in its plan, in words
     * @param from the articles and pictures in it, and the file that it is a copy of
     * @param with the files that it was made along with, such as the pages that show a rendition
     * @param also for a file of the site's sources: the other files that were made from it
     * @param through the templates
     * @param without templates that would be used if they existed
     * @param links the site's addresses that templates wrote into it
     * @param build the build that made it; builds that made nothing are not counted
     * @param lastBuild the last one that was counted
     * @param reasons why that build made it
     */
    public record Explanation(
            String file,
            List<String> shows,
            List<String> from,
            List<String> with,
            List<String> also,
            List<String> through,
            List<String> without,
            List<String> links,
            int build,
            int lastBuild,
            List<String> reasons) {
        private static final Set<String> UNSEEN =
                Set.of("class", "address", "file", "request", "where", "keepsMetadata");

        static Explanation of(String file, Made made, int lastBuild) {
            return new Explanation(
                    file,
                    made.parts().keySet().stream()
                            .filter(part -> !UNSEEN.contains(part))
                            .map(Reasons::part)
                            .flatMap(Optional::stream)
                            .distinct()
                            .toList(),
                    names(made, true, Question::file),
                    List.of(),
                    List.of(),
                    names(made, true, Explanation::template),
                    names(made, false, Explanation::template),
                    names(made, true, Explanation::link),
                    made.build(),
                    lastBuild,
                    made.reasons());
        }

        /** Explains a file that was made along with others, by the one of them that was made first. */
        static Explanation of(String file, SortedMap<String, Made> with, int lastBuild) {
            Made first = with.values().stream()
                    .min(Comparator.comparingInt(Made::build))
                    .orElseThrow();
            return new Explanation(
                    file,
                    List.of(),
                    Optional.ofNullable(first.byProducts().get(file)).map(ByProduct::source).stream()
                            .toList(),
                    List.copyOf(with.keySet()),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    first.build(),
                    lastBuild,
                    first.reasons());
        }

        /** Returns whether the last build that made anything kept the file. */
        public boolean isKept() {
            return build < lastBuild;
        }

        private Explanation also(List<String> others) {
            return new Explanation(file, shows, from, with, others, through, without, links, build, lastBuild, reasons);
        }

        private boolean isMadeFrom(String source) {
            return from.contains(source) || through.contains(source);
        }

        private static Optional<String> template(Question question) {
            return question instanceof Question.Template template
                    ? Optional.of("templates/" + template.about())
                    : Optional.empty();
        }

        private static Optional<String> link(Question question) {
            return question instanceof Question.PlannedAddress link
                    ? Optional.of(link.about().path())
                    : Optional.empty();
        }

        /** Returns names in the order in which they were asked for. */
        private static List<String> names(Made made, boolean there, Function<Question, Optional<String>> name) {
            return made.answers().entrySet().stream()
                    .filter(answer -> answer.getValue().equals(Question.ABSENT) != there)
                    .flatMap(answer -> name.apply(Question.of(answer.getKey())).stream())
                    .distinct()
                    .toList();
        }
    }

    /**
     * Explains the file that {@code wanted} names: a path, an address, or a URL of the site.
     *
     * @param site the folder that contains {@code content/}
     * @param out the folder of the finished site
     * @param here the folder that paths are relative to
     * @throws ProblemException if the file is unknown
     */
    public static Explanation explain(Path site, Path out, Path here, String wanted) {
        try {
            Why why = new Why(ledger(site, out), out, here);
            Optional<String> source = why.source(site, wanted);
            if (source.isPresent()) {
                return why.ofSource(source.get());
            }
            Set<String> names = why.names(wanted);
            return names.stream()
                    .flatMap(name -> why.explanation(name).stream())
                    .findFirst()
                    .orElseThrow(() -> why.unknown(wanted, names));
        } catch (DiskException e) {
            throw new ProblemException(e.problem());
        }
    }

    private static Ledger ledger(Path site, Path out) {
        if (!Files.isDirectory(site.resolve("content"))) {
            throw ProblemException.of(
                    "there is no site in " + site + ": it has no folder content/",
                    "go to the folder of your site, or name it with --site");
        }
        Path folder = SiteDisk.cacheFolder(out, site)
                .orElseThrow(() -> ProblemException.of(
                        "nothing is remembered of " + out + ", which lies outside of the site's folder",
                        "build into a folder of the site: octavo build"));
        Path file = folder.resolve(BuildCache.STORE);
        if (!Files.isRegularFile(file)) {
            throw ProblemException.of("the site has not been built yet into " + out, "build it first: octavo build");
        }
        try {
            return Store.openReadOnly(file, Program.hash())
                    .map(Ledger::in)
                    .orElseThrow(() -> ProblemException.of(
                            "the last build was by another version of Octavo, or what it noted is damaged",
                            "build once, then ask again: octavo build"));
        } catch (IOException e) {
            throw new ProblemException(DiskException.of("read", file, e).problem());
        }
    }

    /** Returns the path of one of the site's own files, if that is what was asked for. */
    private Optional<String> source(Path site, String wanted) {
        Path folder = site.toAbsolutePath().normalize();
        return path(wanted)
                .filter(file -> file.startsWith(folder) && Files.isRegularFile(file))
                .map(file -> Slashes.of(folder.relativize(file)))
                .filter(file -> FolderListing.TOPS.contains(file.replaceFirst("/.*", "")));
    }

    /** Explains the page or copy that a source became, and names the other files with something of it. */
    private Explanation ofSource(String source) {
        String path = Nfc.of(source);
        int lastBuild = ledger.head().builds();
        List<Explanation> all = ledger.paths()
                .sorted()
                .flatMap(file -> ledger.of(file).map(made -> Explanation.of(file, made, lastBuild)).stream())
                .filter(file -> file.isMadeFrom(path))
                .toList();
        // What a page is about is asked for first.
        Explanation own = all.stream()
                .filter(file -> file.from().stream().findFirst().equals(Optional.of(path)))
                .min(Comparator.comparing((Explanation file) -> !file.file().endsWith(INDEX)))
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> ProblemException.of(
                        "the last build made no file from " + path,
                        "build again if it is new; what is a draft, or not public yet, is left out: octavo serve shows"
                                + " it"));
        return own.also(all.stream()
                .map(Explanation::file)
                .filter(file -> !file.equals(own.file()))
                .toList());
    }

    /** Returns the names that the file may have in the ledger, the likeliest first. */
    private Set<String> names(String wanted) {
        Set<String> names = new LinkedHashSet<>();
        if (wanted.matches("(?i)https?://.*")) {
            addPages(names, belowHome(wanted));
            return names;
        }
        Optional<Path> path = path(wanted);
        Path folder = out.toAbsolutePath().normalize();
        Optional<String> inside = path.filter(p -> p.startsWith(folder)).map(p -> Slashes.of(folder.relativize(p)));
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
            names.removeIf(name -> !Files.exists(folder.resolve(name)));
            if (names.isEmpty()) {
                throw ProblemException.of(
                        "\"" + wanted + "\" is not a file of the finished site, which is in " + out,
                        "name a file in there, or an address such as /about/");
            }
        }
        return names;
    }

    /** A page may be named by its folder. */
    private static void addPages(Set<String> names, String path) {
        String name = Nfc.of(path);
        boolean isFolder = name.isEmpty() || name.endsWith("/");
        names.add(isFolder ? name + INDEX : name);
        if (!isFolder) {
            names.add(name + "/" + INDEX);
        }
    }

    private String belowHome(String url) {
        URI site = URI.create(home);
        URI wanted;
        try {
            wanted = new URI(url.replace(" ", "%20"));
        } catch (URISyntaxException e) {
            throw ProblemException.of("\"" + url + "\" is not a URL: " + e.getReason(), "copy it from the browser");
        }
        boolean sameHost = String.valueOf(site.getAuthority()).equalsIgnoreCase(wanted.getAuthority());
        if (!sameHost || !(path(wanted) + "/").startsWith(path(site))) {
            throw ProblemException.of(
                    "\"" + url + "\" is not a URL of this site, which was built for " + home,
                    "name a file or an address of it, such as " + home);
        }
        String below = path(wanted);
        return below.substring(Math.min(below.length(), path(site).length()));
    }

    private static String path(URI uri) {
        return uri.getPath() == null || uri.getPath().isEmpty() ? "/" : uri.getPath();
    }

    private Optional<Path> path(String wanted) {
        try {
            return Optional.of(here.resolve(wanted).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty(); // then it is an address
        }
    }

    private Optional<Explanation> explanation(String name) {
        Optional<Made> made = ledger.of(name);
        int lastBuild = ledger.head().builds();
        return made.map(known -> Explanation.of(name, known, lastBuild)).or(() -> {
            SortedMap<String, Made> with = with(name);
            String plain = FINGERPRINT.matcher(name).replaceFirst("");
            return !with.isEmpty()
                    ? Optional.of(Explanation.of(name, with, lastBuild))
                    // A file with a fingerprint in its name is a copy of the one that lies beside it.
                    : Optional.of(plain)
                            .filter(other -> !other.equals(name) && Files.exists(out.resolve(name)))
                            .flatMap(this::explanation);
        });
    }

    /** Returns the files that {@code name} was made along with. */
    private SortedMap<String, Made> with(String name) {
        SortedMap<String, Made> with = new TreeMap<>();
        ledger.paths()
                .forEach(path -> ledger.of(path)
                        .filter(made -> made.byProducts().containsKey(name))
                        .ifPresent(made -> with.put(path, made)));
        return with;
    }

    private ProblemException unknown(String wanted, Set<String> names) {
        // Compares folders, since nearly all files are called index.html.
        Set<String> known = ledger.paths().map(Why::folder).collect(Collectors.toCollection(TreeSet::new));
        Optional<String> nearest = names.stream()
                .flatMap(name -> new NearestPath(known::stream).to(folder(name)).stream())
                .findFirst();
        String help = nearest.map(name -> name.isEmpty() || name.endsWith("/") ? name + INDEX : name)
                .map(Spelling::question)
                .orElse("name a file in " + out + ", as it lies there");
        return ProblemException.of("the last build made no file \"" + wanted + "\"", help);
    }

    private static String folder(String name) {
        return name.equals(INDEX) || name.endsWith("/" + INDEX)
                ? name.substring(0, name.length() - INDEX.length())
                : name;
    }
}
