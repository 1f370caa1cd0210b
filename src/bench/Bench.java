import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Builds the same blog with both programs in turn, checks that both did the same work, and compares their cost. */
final class Bench {
    private final Path common;
    private final Path work;
    private final boolean highlight;
    private final List<Program> programs;
    private final List<String> builds;
    private final List<Post> posts;
    private final Stopwatch stopwatch;
    private final Machine machine = new Machine();
    private final Map<String, List<Stopwatch.Lap>> laps = new LinkedHashMap<>();

    private Bench(Path top, Path work, int count, boolean highlight, List<Program> programs, List<String> builds) {
        this.common = top.resolve("src/bench/static");
        this.work = work;
        this.highlight = highlight;
        this.programs = programs;
        this.builds = builds;
        this.posts = new ArrayList<>(Corpus.posts(count, highlight, false));
        // Thirty times the time on an old machine.
        this.stopwatch = new Stopwatch(top.resolve("src/bench/timed.sh"), work, 60 + count / 10);
    }

    /**
     * Arguments: top folder, work folder, number of posts, runs, "yes" for highlighting, a file for JSON or "" for
     * none; to compare with another version of Octavo instead of Hugo, also its folder and name.
     */
    public static void main(String[] arguments) throws Exception {
        Path top = Path.of(arguments[0]);
        Path work = Path.of(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        int runs = Integer.parseInt(arguments[3]);
        boolean highlight = arguments[4].equals("yes");
        boolean versions = arguments.length > 6;
        List<Program> programs = versions
                ? List.of(
                        Program.octavo("this commit", top, work),
                        Program.octavo(arguments[7], Path.of(arguments[6]), work.resolve("other")))
                : List.of(Program.octavo("Octavo", top, work), Program.hugo(work));
        List<String> builds = versions ? List.of("cold", "edit", "same") : List.of("cold", "same", "edit", "title");
        Bench bench = new Bench(top, work, count, highlight, programs, builds);
        bench.measure(top, runs);
        if (versions) {
            System.out.print(Versions.compared(programs, builds, bench.laps, count));
            return;
        }
        Result result = bench.result(top, runs);
        if (!arguments[5].isEmpty()) {
            Files.writeString(Path.of(arguments[5]), Json.written(result.json()) + "\n");
        }
        System.out.println();
        System.out.print(Table.plain(result));
        System.out.printf(Locale.ROOT, "%nEverything else used %.2f cores meanwhile.%n", result.elsewhere());
        System.out.println(result.ratios());
    }

    /** Times all builds, or ends with a message. */
    private void measure(Path top, int runs) throws InterruptedException {
        try {
            prepare(top.resolve("src/bench"));
            for (int run = 0; run < runs; run++) {
                round(run);
            }
            check();
        } catch (IOException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Runs the first builds untimed, to fill the file cache and to check their output. */
    private void prepare(Path sources) throws IOException, InterruptedException {
        for (Program program : programs) {
            program.lay(sources, posts);
            stopwatch.time(program);
            Check.Made made = Check.made(program, posts, highlight, common);
            System.out.printf(
                    Locale.ROOT,
                    "%-6s made %d posts, %d home pages, %d tags on %d pages; in all %d files, %.1f MB%n",
                    program.name(),
                    made.posts(),
                    made.homes(),
                    made.tags(),
                    made.tagPages(),
                    made.files(),
                    made.bytes() / 1e6);
        }
    }

    /** Runs each kind of build once with both programs; which goes first alternates. */
    private void round(int number) throws IOException, InterruptedException {
        for (String build : builds) {
            change(build, number);
            for (int turn = 0; turn < programs.size(); turn++) {
                Program program = programs.get((number + turn) % programs.size());
                if (build.equals("cold")) {
                    program.clear(work.resolve("cleared/" + program.name() + number));
                }
                settle(work);
                Stopwatch.Lap lap = machine.observe(() -> stopwatch.time(program));
                laps.computeIfAbsent(build + program.name(), any -> new ArrayList<>())
                        .add(lap);
                requireNewest(program, number, build);
            }
        }
    }

    /** Edits the newest post, which is also in the lists and in the feed. */
    private void change(String build, int number) throws IOException {
        int last = posts.size() - 1;
        Post post = posts.get(last);
        switch (build) {
            case "edit" -> posts.set(last, post.withBody("Edited " + number + ". " + post.body()));
            case "title" ->
                posts.set(last, post.withTitle(post.title().replaceFirst(" edited .*", "") + " edited " + number));
            default -> {
                return;
            }
        }
        for (Program program : programs) {
            program.write(posts.get(last));
        }
    }

    private void requireNewest(Program program, int number, String build) throws IOException {
        Post post = posts.get(posts.size() - 1);
        String page = Files.readString(program.output().resolve("posts/" + post.slug() + "/index.html"));
        boolean edited = !build.equals("edit") || page.contains("Edited " + number + ".");
        if (!edited || !page.contains("<h1>" + post.title() + "</h1>")) {
            throw new IOException(program.name() + " built an old page of " + post.slug());
        }
    }

    private void check() throws IOException {
        for (Program program : programs) {
            Check.made(program, posts, highlight, common);
        }
    }

    /** Syncs the disk, so that no build waits for the writes of the one before. */
    static void settle(Path work) throws IOException, InterruptedException {
        Process sync =
                new ProcessBuilder("sync", "-f", work.toString()).inheritIO().start();
        if (!sync.waitFor(60, TimeUnit.SECONDS)) {
            sync.destroyForcibly();
        }
    }

    static String place(Path work) throws IOException {
        return Files.getFileStore(work).type().equals("tmpfs") ? "in memory" : "on disk";
    }

    private Result result(Path top, int runs) throws IOException {
        List<Result.Build> results = builds.stream()
                .map(build -> new Result.Build(
                        build,
                        Result.Figures.of(laps.get(build + "Octavo")),
                        Result.Figures.of(laps.get(build + "Hugo"))))
                .toList();
        return new Result(
                LocalDate.now().toString(),
                posts.size(),
                runs,
                place(work),
                highlight,
                Machine.versions(top),
                Machine.description(),
                machine.elsewhere(),
                results);
    }
}
