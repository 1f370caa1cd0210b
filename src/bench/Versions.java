import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Compares the CPU time of two versions of Octavo that built the same site in turn. */
final class Versions {
    private Versions() {}

    /**
     * Returns a table, and as its last line the ratios for other programs to read.
     *
     * @param programs the new version and the old one
     * @param laps of each kind of build, under its name followed by that of the program
     */
    static String compared(
            List<Program> programs, List<String> builds, Map<String, List<Stopwatch.Lap>> laps, int posts) {
        String now = programs.get(0).name();
        String before = programs.get(1).name();
        StringBuilder table = new StringBuilder("\nmedian CPU, s     %14s%14s%8s    ratios of pairs%n"
                .formatted(now, before, "ratio"));
        StringBuilder last = new StringBuilder("cpu");
        int pairs = 0;
        for (String build : builds) {
            List<Double> these = seconds(laps.get(build + now));
            List<Double> those = seconds(laps.get(build + before));
            pairs = these.size();
            double[] ratios = IntStream.range(0, pairs)
                    .mapToDouble(pair -> these.get(pair) / those.get(pair))
                    .sorted()
                    .toArray();
            double nowMedian = Result.Figures.median(these.stream());
            double beforeMedian = Result.Figures.median(those.stream());
            table.append(String.format(
                    Locale.ROOT,
                    "%-18s%14.3f%14.3f%8.2f    %.2f to %.2f%n",
                    Result.label(build),
                    nowMedian,
                    beforeMedian,
                    nowMedian / beforeMedian,
                    ratios[0],
                    ratios[pairs - 1]));
            last.append(String.format(Locale.ROOT, " %s=%.2f", build, nowMedian / beforeMedian));
        }
        return table + "%n%s (%s ÷ %s, %d posts, %d pairs)%n".formatted(last, now, before, posts, pairs);
    }

    private static List<Double> seconds(List<Stopwatch.Lap> laps) {
        return laps.stream().map(Stopwatch.Lap::cpu).toList();
    }
}
