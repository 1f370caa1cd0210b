import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Times programs that build plain Markdown files with one layout, the shape of the public benchmark
 * bench-framework-markdown: a title, three paragraphs of about 150 words in all, and nothing else.
 */
final class Markdown {
    private static final long SEED = 11;

    /** A file, which becomes the page {@code /SLUG/}. */
    private record Plain(String slug, String title, List<String> paragraphs) {
        static Plain of(int number) {
            Words words = new Words(new Random(SEED * 1_000_003 + number), false);
            String title = words.heading() + " " + number;
            String slug = title.toLowerCase(Locale.ROOT).replace(' ', '-');
            return new Plain(
                    slug,
                    title,
                    Stream.generate(() -> paragraph(words)).limit(3).toList());
        }

        private static String paragraph(Words words) {
            return Stream.generate(words::plainSentence)
                    .limit(words.number(3, 5))
                    .collect(Collectors.joining(" "));
        }

        String source() {
            return "---\ntitle: " + title + "\n---\n\n" + String.join("\n\n", paragraphs) + "\n";
        }

        boolean isIn(String page) {
            return page.contains("<h1>" + title + "</h1>")
                    && paragraphs.stream().allMatch(text -> page.contains(">" + text + "</p>"));
        }
    }

    private Markdown() {}

    /** Arguments: top folder, work folder, number of files, runs, the path of Eleventy or "", a file for JSON or "". */
    public static void main(String[] arguments) throws Exception {
        Path top = Path.of(arguments[0]);
        Path work = Path.of(arguments[1]);
        int count = Integer.parseInt(arguments[2]);
        int runs = Integer.parseInt(arguments[3]);
        List<Program> programs = new ArrayList<>(List.of(Program.octavo("Octavo", top, work), Program.hugo(work)));
        List<String> versions = new ArrayList<>(Machine.versions(top));
        if (!arguments[4].isEmpty()) {
            programs.add(Program.eleventy(arguments[4], work));
            versions.add("Eleventy " + Machine.said(arguments[4], "--version"));
        }
        Machine machine = new Machine();
        Map<String, Result.Figures> figures;
        try {
            figures = measured(top.resolve("src/bench"), work, programs, count, runs, machine);
        } catch (IOException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(1);
            return;
        }
        if (!arguments[5].isEmpty()) {
            Map<String, Object> medians = new LinkedHashMap<>();
            figures.forEach((name, its) -> medians.put(name, Result.json(its)));
            Object json = Json.object(
                    "date",
                    LocalDate.now().toString(),
                    "files",
                    count,
                    "runs",
                    runs,
                    "place",
                    Bench.place(work),
                    "versions",
                    versions,
                    "machine",
                    Machine.description(),
                    "elsewhere",
                    machine.elsewhere(),
                    "medians",
                    medians);
            Files.writeString(Path.of(arguments[5]), Json.written(json) + "\n");
        }
        System.out.print(table(figures));
        System.out.printf(
                Locale.ROOT,
                "%n%d files, %s; everything else used %.2f cores meanwhile.%n",
                count,
                String.join(", ", versions),
                machine.elsewhere());
    }

    /** Times builds from nothing, in turn; the first ones only fill the file cache. */
    private static Map<String, Result.Figures> measured(
            Path sources, Path work, List<Program> programs, int count, int runs, Machine machine)
            throws IOException, InterruptedException {
        Stopwatch stopwatch = new Stopwatch(sources.resolve("timed.sh"), work, 60 + count / 10);
        List<Plain> files = IntStream.rangeClosed(1, count).mapToObj(Plain::of).toList();
        Map<String, List<Stopwatch.Lap>> laps = new LinkedHashMap<>();
        for (Program program : programs) {
            lay(sources.resolve("markdown"), program, files);
            stopwatch.time(program);
            laps.put(program.name(), new ArrayList<>());
        }
        for (int run = 0; run < runs; run++) {
            for (int turn = 0; turn < programs.size(); turn++) {
                Program program = programs.get((run + turn) % programs.size());
                program.clear(work.resolve("cleared/" + program.name() + run));
                Bench.settle(work);
                laps.get(program.name()).add(machine.observe(() -> stopwatch.time(program)));
                requireAll(program, files);
            }
        }
        Map<String, Result.Figures> figures = new LinkedHashMap<>();
        laps.forEach((name, times) -> figures.put(name, Result.Figures.of(times)));
        return figures;
    }

    /** Octavo takes files without a date as pages; a page is in no list and no feed. */
    private static void lay(Path sources, Program program, List<Plain> files) throws IOException {
        Program.copy(sources.resolve(program.site().getFileName()), program.site());
        Path folder = program.site().resolve(program.name().equals("Octavo") ? "content/pages" : "content");
        Files.createDirectories(folder);
        for (Plain file : files) {
            Files.writeString(folder.resolve(file.slug() + ".md"), file.source());
        }
    }

    private static void requireAll(Program program, List<Plain> files) throws IOException {
        for (Plain file : files) {
            Path page = program.output().resolve(file.slug()).resolve("index.html");
            if (!Files.exists(page) || !file.isIn(Files.readString(page))) {
                throw new IOException(program.name() + " did not make the page " + page + " with its title and text");
            }
        }
    }

    private static String table(Map<String, Result.Figures> figures) {
        StringBuilder table = new StringBuilder(String.format(
                "%n%-10s%9s%9s%18s    Octavo ÷ it:%6s%6s%9s%n",
                "", "wall, s", "CPU, s", "peak memory, MB", "wall", "CPU", "memory"));
        Result.Figures octavo = figures.get("Octavo");
        figures.forEach((name, its) -> table.append(String.format(
                Locale.ROOT,
                "%-10s%9.3f%9.3f%18.0f%22.2f%6.2f%9.2f%n",
                name,
                its.wall(),
                its.cpu(),
                its.memory(),
                octavo.wall() / its.wall(),
                octavo.cpu() / its.cpu(),
                octavo.memory() / its.memory())));
        return table.toString();
    }
}
