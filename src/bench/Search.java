import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Measures the cost of a blog's search: time for its author, bytes for its readers. */
final class Search {
    private final Program octavo;
    private final Stopwatch stopwatch;
    private final Path work;

    private Search(Path top, Path work, int posts) {
        this.octavo = Program.octavo("Octavo", top, work);
        this.stopwatch = new Stopwatch(top.resolve("src/bench/timed.sh"), work, 60 + posts / 10);
        this.work = work;
    }

    /** Arguments: top folder, work folder, number of posts, runs. */
    public static void main(String[] arguments) throws Exception {
        Path top = Path.of(arguments[0]);
        int posts = Integer.parseInt(arguments[2]);
        Search search = new Search(top, Path.of(arguments[1]), posts);
        search.octavo.lay(top.resolve("src/bench"), Corpus.posts(posts, true, true));
        search.author(Integer.parseInt(arguments[3]));
        search.readers(posts);
    }

    /** Builds with and without the search in turn. The first builds only fill the file cache. */
    private void author(int runs) throws IOException, InterruptedException {
        Path settings = octavo.site().resolve("content/site.yaml");
        String without = Files.readString(settings);
        List<List<Stopwatch.Lap>> laps = List.of(new ArrayList<>(), new ArrayList<>());
        for (int run = 0; run <= runs; run++) {
            for (int with = 0; with < 2; with++) {
                Files.writeString(settings, without + (with == 1 ? "search: true\n" : ""));
                octavo.clear(work.resolve("cleared/" + run + "-" + with));
                Stopwatch.Lap lap = stopwatch.time(octavo);
                if (run > 0) {
                    laps.get(with).add(lap);
                }
            }
        }
        Result.Figures plain = Result.Figures.of(laps.get(0));
        Result.Figures searched = Result.Figures.of(laps.get(1));
        System.out.printf(
                Locale.ROOT,
                "A build from nothing takes %.2f s of CPU and %.0f MB; with the search %.2f s, %+.1f %%, and %.0f MB.%n",
                plain.cpu(),
                plain.memory(),
                searched.cpu(),
                100 * (searched.cpu() / plain.cpu() - 1),
                searched.memory());
    }

    private void readers(int posts) throws IOException {
        Path folder = octavo.output().resolve("search");
        List<Long> parts = new ArrayList<>();
        long files = 0;
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.sorted().toList()) {
                files++;
                if (file.getFileName().toString().matches("\\d+\\.json")) {
                    parts.add(compressed(file));
                }
            }
        }
        parts.sort(null);
        long first = compressed(folder.resolve("index.json"));
        long usual = parts.get(parts.size() / 2);
        long most = parts.get(parts.size() - 1);
        Path script;
        try (DirectoryStream<Path> scripts = Files.newDirectoryStream(folder, "search.*.js")) {
            script = scripts.iterator().next();
        }
        System.out.printf(
                Locale.ROOT,
                "The index has %d files for %d posts. A first answer takes 2 of them, %.1f KB, at most %.1f KB; another word"
                        + " %.1f KB, at most %.1f KB. The script takes %.1f KB.%n",
                files,
                posts,
                (first + usual) / 1e3,
                (first + most) / 1e3,
                usual / 1e3,
                most / 1e3,
                compressed(script) / 1e3);
    }

    private static long compressed(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            Files.copy(file, out);
        }
        return bytes.size();
    }
}
