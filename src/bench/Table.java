import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Prints results as tables. */
final class Table {
    private Table() {}

    /** Prints the results in the files {@code arguments} as one table in Markdown. */
    public static void main(String[] arguments) throws Exception {
        List<Result> results = results(arguments);
        System.out.println("| Posts | Build | Octavo | Hugo | Time | CPU | Memory |");
        System.out.println("|--:|:--|--:|--:|--:|--:|--:|");
        for (Result result : results) {
            for (Result.Build build : result.builds()) {
                System.out.println(markdown(result, build));
            }
        }
        System.out.println();
        results.stream().map(Table::circumstances).distinct().forEach(System.out::println);
        double elsewhere = results.stream().mapToDouble(Result::elsewhere).max().orElse(0);
        System.out.printf(Locale.ROOT, "Meanwhile other programs kept up to %.1f cores busy.%n", elsewhere);
    }

    /** Reads the results in those files, sorted by number of posts. */
    static List<Result> results(String[] files) throws Exception {
        List<Result> results = new ArrayList<>();
        for (String file : files) {
            results.add(Result.of(Json.read(Files.readString(Path.of(file)))));
        }
        results.sort(Comparator.comparingInt(Result::posts));
        return results;
    }

    /** Formats all figures of both programs, and Octavo divided by Hugo, for a terminal. */
    static String plain(Result result) {
        StringBuilder table = new StringBuilder();
        table.append(
                String.format("%-18s%18s%20s%20s%26s%n", "", "wall, s", "CPU, s", "peak memory, MB", "Octavo ÷ Hugo"));
        table.append(String.format(
                "%-18s%10s%8s%12s%8s%12s%8s%10s%7s%9s%n",
                "", "Octavo", "Hugo", "Octavo", "Hugo", "Octavo", "Hugo", "wall", "CPU", "memory"));
        for (Result.Build build : result.builds()) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-18s%10.3f%8.3f%12.3f%8.3f%12.0f%8.0f%10.2f%7.2f%9.2f%n",
                    Result.label(build.name()),
                    build.octavo().wall(),
                    build.hugo().wall(),
                    build.octavo().cpu(),
                    build.hugo().cpu(),
                    build.octavo().memory(),
                    build.hugo().memory(),
                    build.wall(),
                    build.cpu(),
                    build.memory()));
        }
        return table.toString();
    }

    /** Rounds to two significant digits: 0.23 s, 1.4 s, 12 s. */
    static String seconds(double seconds) {
        int digits = seconds < 1 ? 2 : seconds < 10 ? 1 : 0;
        return String.format(Locale.ROOT, "%." + digits + "f s", seconds);
    }

    private static String circumstances(Result result) {
        return String.format(
                "Measured on %s with %s on this machine: %s. The sites were %s; code was %s.",
                result.date(),
                String.join(" and ", result.versions()),
                result.machine(),
                result.place(),
                result.highlight() ? "coloured" : "not coloured");
    }

    private static String markdown(Result result, Result.Build build) {
        boolean first = build.name().equals("cold");
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %.2f | %.2f | %.2f |",
                first ? String.format(Locale.ROOT, "%,d", result.posts()) : "",
                Result.label(build.name()),
                seconds(build.octavo().wall()),
                seconds(build.hugo().wall()),
                build.wall(),
                build.cpu(),
                build.memory());
    }
}
