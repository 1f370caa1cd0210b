import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The result of one run of the benchmark.
 *
 * @param date the day, as 2026-11-24
 * @param posts the number of posts
 * @param runs how often each build was timed
 * @param place whether the sites were in memory or on disk
 * @param highlight whether code was highlighted
 * @param versions of all programs, such as "Hugo 0.131.0"
 * @param machine processor, cores, memory
 * @param elsewhere how many cores everything else on the machine used, on average
 * @param builds each kind of build, first the one from scratch
 */
record Result(
        String date,
        int posts,
        int runs,
        String place,
        boolean highlight,
        List<String> versions,
        String machine,
        double elsewhere,
        List<Build> builds) {

    /**
     * One kind of build.
     *
     * @param name "cold", "same", "edit" or "title"
     */
    record Build(String name, Figures octavo, Figures hugo) {
        double wall() {
            return octavo.wall() / hugo.wall();
        }

        double cpu() {
            return octavo.cpu() / hugo.cpu();
        }

        double memory() {
            return octavo.memory() / hugo.memory();
        }
    }

    /** Medians: seconds of wall time, seconds of CPU time, MB at the peak. */
    record Figures(double wall, double cpu, double memory) {
        static Figures of(List<Stopwatch.Lap> laps) {
            return new Figures(
                    median(laps.stream().map(Stopwatch.Lap::wall)),
                    median(laps.stream().map(Stopwatch.Lap::cpu)),
                    median(laps.stream().map(Stopwatch.Lap::memory)));
        }

        static double median(Stream<Double> values) {
            List<Double> sorted = values.sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }
    }

    /** Returns the label of a kind of build. */
    static String label(String build) {
        return switch (build) {
            case "cold" -> "from nothing";
            case "same" -> "nothing changed";
            case "edit" -> "one text edited";
            case "title" -> "one title edited";
            default -> build;
        };
    }

    Build build(String name) {
        return builds.stream()
                .filter(build -> build.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Returns the line for other programs to read. */
    String ratios() {
        return String.format(
                Locale.ROOT,
                "cold=%.2f edit=%.2f same=%.2f mem=%.2f",
                build("cold").wall(),
                build("edit").wall(),
                build("same").wall(),
                build("cold").memory());
    }

    Object json() {
        return Json.object(
                "date", date,
                "posts", posts,
                "runs", runs,
                "place", place,
                "highlight", highlight,
                "versions", versions,
                "machine", machine,
                "elsewhere", elsewhere,
                "builds", builds.stream().map(Result::json).toList());
    }

    static Result of(Object json) {
        Map<?, ?> object = (Map<?, ?>) json;
        return new Result(
                (String) object.get("date"),
                (int) number(object, "posts"),
                (int) number(object, "runs"),
                (String) object.get("place"),
                (Boolean) object.get("highlight"),
                ((List<?>) object.get("versions"))
                        .stream().map(String.class::cast).toList(),
                (String) object.get("machine"),
                number(object, "elsewhere"),
                ((List<?>) object.get("builds")).stream().map(Result::readBuild).toList());
    }

    private static Object json(Build build) {
        return Json.object("name", build.name(), "octavo", json(build.octavo()), "hugo", json(build.hugo()));
    }

    static Object json(Figures figures) {
        return Json.object("wall", figures.wall(), "cpu", figures.cpu(), "memory", figures.memory());
    }

    private static Build readBuild(Object json) {
        Map<?, ?> object = (Map<?, ?>) json;
        return new Build(
                (String) object.get("name"), readFigures(object.get("octavo")), readFigures(object.get("hugo")));
    }

    private static Figures readFigures(Object json) {
        Map<?, ?> object = (Map<?, ?>) json;
        return new Figures(number(object, "wall"), number(object, "cpu"), number(object, "memory"));
    }

    private static double number(Map<?, ?> object, String key) {
        return (Double) object.get(key);
    }
}
