package dev.octavo.use.cli;

import dev.octavo.build.pipeline.AuthorLines;
import dev.octavo.build.pipeline.preview.ChangedFiles;
import dev.octavo.build.pipeline.preview.PreviewRequest;
import dev.octavo.lib.problem.Location;
import dev.octavo.lib.problem.Problem;
import dev.octavo.lib.problem.ProblemException;
import dev.octavo.lib.problem.ProblemKind;
import dev.octavo.lib.problem.Severity;
import dev.octavo.use.importer.VaultSite;
import dev.octavo.use.serve.BrowserWindow;
import dev.octavo.use.serve.PreviewListener;
import dev.octavo.use.serve.PreviewServer;
import dev.octavo.use.serve.ServeRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Serves a preview of the site while the author writes. */
@Command(name = "serve", aliases = "preview")
final class ServeSite extends SiteCommand {
    @Option(names = "--port", paramLabel = "PORT", converter = PortNumber.class)
    private int port = 4000;

    @Option(names = "--host", paramLabel = "ADDRESS")
    private String host = "127.0.0.1";

    @Option(names = "--open")
    private boolean open;

    @Option(names = "--poll")
    private boolean poll;

    @Option(names = "--follow")
    private boolean follow;

    @Option(names = "--vault", paramLabel = "DIR")
    private Optional<Path> vault = Optional.empty();

    /** Accepted because other generators need it; this command always watches. */
    @Option(names = "--watch", hidden = true)
    @SuppressWarnings("UnusedVariable")
    private boolean watch;

    ServeSite(Environment environment, ErrorPrinter errors) {
        super(environment, errors);
    }

    /** Sets the folder of the site, as {@code --site} does. */
    ServeSite at(Optional<Path> folder) {
        site = folder;
        return this;
    }

    /** Parses a port number. */
    static final class PortNumber implements ITypeConverter<Integer> {
        private static final int LAST = 65_535;

        @Override
        public Integer convert(String text) {
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > LAST) {
                throw new TypeConversionException(
                        "\"" + text + "\" is not a port; write a number from 1 to 65535, or 0 for any that is free");
            }
            return Integer.valueOf(text);
        }
    }

    @Override
    int run(Path folder) throws IOException, InterruptedException {
        if (vault.isEmpty()) {
            return serve(folder, Optional.empty());
        }
        LocalDate today = LocalDate.now(environment.clock());
        ZoneId zone = environment.clock().getZone();
        try (VaultSite copy = VaultSite.of(environment.path(vault.get()), today, zone, errors::warn)) {
            return serve(copy.folder(), Optional.of(copy));
        }
    }

    private int serve(Path folder, Optional<VaultSite> copy) throws IOException, InterruptedException {
        PreviewRequest request = new PreviewRequest(
                folder, environment.outFolder(Optional.empty(), folder), environment.clock(), environment.threads());
        TerminalListener author = new TerminalListener(environment, errors, folder, copy);
        try (PreviewServer server = PreviewServer.start(new ServeRequest(request, host, port, poll, follow), author)) {
            Runnable end = server::close; // first, since it would miss the files
            copy.ifPresent(site -> Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                end.run();
                site.close();
            })));
            environment.print("The site is at " + server.address() + " – end with Ctrl-C");
            environment.print(
                    "Drafts, problems and all articles: " + server.address().resolve("/_octavo/"));
            printAddressesForOthers(server);
            environment.loss().ifPresent(loss -> {
                throw new ProblemException(loss.hint("let it print to a terminal or to a file on another disk"));
            });
            if (open) {
                BrowserWindow.open(
                        server.address(),
                        () -> environment.say("No browser could be opened: go to " + server.address() + " in yours."));
            }
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private void printAddressesForOthers(PreviewServer server) throws IOException {
        for (URI address : server.addressesForOthers()) {
            environment.print("On your phone: " + address);
        }
        if (server.isOpenToOthers()) {
            errors.warn(ProblemKind.COMMAND
                    .warning("everybody in your network can read the site, drafts too")
                    .hint("leave --host away where that is not what you want"));
        }
    }

    /** Prints what happens during a preview; problems only when they are new. */
    static final class TerminalListener implements PreviewListener {
        private final Environment environment;
        private final ErrorPrinter errors;
        private final Path siteFolder;
        private final Optional<VaultSite> vault;
        private List<Problem> last = List.of();
        private int known;

        /** @param vault that the site is a copy of, whose files are named instead */
        TerminalListener(Environment environment, ErrorPrinter errors, Path siteFolder, Optional<VaultSite> vault) {
            this.environment = environment;
            this.errors = errors;
            this.siteFolder = siteFolder;
            this.vault = vault;
        }

        @Override
        public synchronized void saved(ChangedFiles changed) {
            LocalTime now = LocalTime.now(environment.clock()).truncatedTo(ChronoUnit.SECONDS);
            environment.print(String.format(Locale.ROOT, "%tT %s", now, what(changed)));
        }

        /** {@code content/posts/hello.md and 3 others}. */
        private String what(ChangedFiles changed) {
            if (changed.paths().isEmpty()) {
                return "many files";
            }
            String path = new TreeSet<>(changed.paths()).first().value();
            String first = vault.flatMap(copy -> copy.note(path)).orElse(path);
            int others = changed.paths().size() - 1;
            return first + (others == 0 ? "" : " and " + others + (others == 1 ? " other" : " others"));
        }

        @Override
        public synchronized void problems(List<Problem> ofSite) {
            List<Problem> problems = vault.map(
                            copy -> ofSite.stream().map(copy::inVault).toList())
                    .orElse(ofSite);
            if (problems.equals(last)) {
                return;
            }
            List<Problem> fresh = fresh(problems);
            errors.print(fresh, new AuthorLines(siteFolder), "octavo build --drafts --all");
            List<Problem> standing = new ArrayList<>(problems);
            standing.removeAll(new HashSet<>(fresh));
            boolean red = hasErrors(problems);
            if (problems.isEmpty() || (hasErrors(last) && !red)) {
                environment.say("All is well again.");
            } else if (!standing.isEmpty() && (red || !fresh.isEmpty())) {
                environment.say(BuildResult.counts(standing) + " as before.");
            }
            last = List.copyOf(problems);
        }

        @Override
        public synchronized void known(List<Problem> problems) {
            if (problems.size() != known) {
                known = problems.size();
                environment.say(known == 0 ? "No problem of the site is known any more." : BuildResult.known(problems));
            }
        }

        /** Returns the problems that were not there last time; the place of one that was may have moved within its file. */
        private List<Problem> fresh(List<Problem> problems) {
            Set<Problem> before = new HashSet<>(last);
            List<String> moved = new ArrayList<>();
            Set<Problem> now = new HashSet<>(problems);
            last.stream()
                    .filter(problem -> !now.contains(problem))
                    .map(TerminalListener::words)
                    .forEach(moved::add);
            return problems.stream()
                    .filter(problem -> !before.contains(problem) && !moved.remove(words(problem)))
                    .toList();
        }

        private static String words(Problem problem) {
            return problem.severity()
                    + problem.message()
                    + problem.location().map(Location::path).orElse("");
        }

        private static boolean hasErrors(List<Problem> problems) {
            return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        }

        @Override
        public synchronized void notice(Problem problem) {
            errors.warn(problem);
        }

        @Override
        public synchronized void failure(Throwable e) {
            errors.failure(e);
        }

        @Override
        public synchronized void bug(Throwable e) {
            errors.trace(e);
        }
    }
}
