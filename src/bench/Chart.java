import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Draws results as bars, with a panel for each number of posts. Each panel has its own scale: on a common one the bars
 * of small sites would be invisible. Text stays text, and the colours suit light and dark backgrounds.
 */
final class Chart {
    private static final int WIDTH = 800;
    private static final int TOP = 60;
    private static final int PANEL_HEAD = 40;
    private static final int GROUP = 62;
    private static final int BAR = 22;
    private static final int LEFT = 180;
    private static final int LONGEST = 490;
    private static final List<String> BUILDS = List.of("cold", "edit", "same");

    private static final String STYLE = """
            <style>
            text { font: 17px system-ui, sans-serif; fill: #22303c }
            .head { font-weight: 600 }
            .axis { stroke: #8a949c; stroke-width: 1.5 }
            .octavo { fill: #d4502f }
            .hugo { fill: #5d8aa0 }
            @media (prefers-color-scheme: dark) { text { fill: #e8e4dc } }
            </style>
            """;

    private Chart() {}

    /** Prints a chart of the results in the files {@code arguments}. */
    public static void main(String[] arguments) throws Exception {
        System.out.print(svg(Table.results(arguments)));
    }

    private static String svg(List<Result> results) {
        int panel = PANEL_HEAD + GROUP * BUILDS.size();
        int height = TOP + results.size() * (panel + 20);
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                .formatted(WIDTH, height, WIDTH, height));
        svg.append(" role=\"img\" aria-labelledby=\"title desc\">\n");
        svg.append("<title id=\"title\">How long Octavo and Hugo take to build the same blog</title>\n");
        svg.append("<desc id=\"desc\">")
                .append(description(results))
                .append("</desc>\n")
                .append(STYLE);
        svg.append("<rect class=\"octavo\" x=\"%d\" y=\"10\" width=\"22\" height=\"22\"/>".formatted(LEFT));
        svg.append(text(LEFT + 32, 28, "", "Octavo"));
        svg.append("<rect class=\"hugo\" x=\"%d\" y=\"10\" width=\"22\" height=\"22\"/>".formatted(LEFT + 130));
        svg.append(text(LEFT + 162, 28, "", "Hugo")).append('\n');
        for (int i = 0; i < results.size(); i++) {
            svg.append(panel(results.get(i), TOP + i * (panel + 20)));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String panel(Result result, int top) {
        double most = BUILDS.stream()
                .map(result::build)
                .mapToDouble(
                        build -> Math.max(build.octavo().wall(), build.hugo().wall()))
                .max()
                .orElseThrow();
        StringBuilder panel = new StringBuilder();
        String posts = String.format(Locale.ROOT, result.posts() == 1 ? "%,d post" : "%,d posts", result.posts());
        panel.append(text(LEFT, top + 24, "head", posts)).append('\n');
        for (int i = 0; i < BUILDS.size(); i++) {
            Result.Build build = result.build(BUILDS.get(i));
            int y = top + PANEL_HEAD + i * GROUP;
            panel.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                    .formatted(LEFT - 14, y + BAR + 6, Result.label(build.name())));
            panel.append(bar("octavo", y, build.octavo().wall(), most));
            panel.append(bar("hugo", y + BAR + 2, build.hugo().wall(), most)).append('\n');
        }
        int bottom = top + PANEL_HEAD + GROUP * BUILDS.size() - 8;
        return panel.append("<path class=\"axis\" d=\"M%d %dV%d\"/>\n".formatted(LEFT, top + PANEL_HEAD - 6, bottom))
                .toString();
    }

    private static String bar(String program, int y, double seconds, double most) {
        double length = Math.max(1, LONGEST * seconds / most);
        String rectangle = String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                program,
                LEFT,
                y,
                length,
                BAR);
        return rectangle + text(LEFT + (int) length + 10, y + BAR - 5, "", Table.seconds(seconds));
    }

    private static String text(int x, int y, String kind, String words) {
        String attribute = kind.isEmpty() ? "" : " class=\"" + kind + "\"";
        return "<text" + attribute + " x=\"" + x + "\" y=\"" + y + "\">" + words + "</text>";
    }

    /** Returns the values of all bars as text, for screen readers. */
    private static String description(List<Result> results) {
        return results.stream().map(Chart::sentence).collect(Collectors.joining(" "));
    }

    private static String sentence(Result result) {
        String builds = BUILDS.stream()
                .map(result::build)
                .map(build -> "%s, Octavo %s, Hugo %s"
                        .formatted(
                                Result.label(build.name()),
                                Table.seconds(build.octavo().wall()),
                                Table.seconds(build.hugo().wall())))
                .collect(Collectors.joining("; "));
        return String.format(
                Locale.ROOT, "%,d %s: %s.", result.posts(), result.posts() == 1 ? "post" : "posts", builds);
    }
}
