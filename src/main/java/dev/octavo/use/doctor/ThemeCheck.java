package dev.octavo.use.doctor;

import dev.octavo.blog.project.Project;
import dev.octavo.blog.schema.Colours;
import dev.octavo.lib.address.SourcePath;
import dev.octavo.lib.problem.Location;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Judges the theme of a site as those that come with Octavo are judged: its colours in both schemes, and its slots. */
public final class ThemeCheck {
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("(?<![\\w-])--([\\w-]++)\\s*+:\\s*(.+)", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("var\\(\\s*--([\\w-]+)\\s*\\)");
    private static final Pattern SCHEMES = Pattern.compile("light-dark\\((.+)\\)", Pattern.DOTALL);
    private static final Pattern PARTS = Pattern.compile(",(?![^(]*\\))");
    private static final int MOST_REFERENCES = 9;

    private static final List<String> ON_PAPER =
            List.of("ink", "ink-soft", "accent-ink", "note", "tip", "important", "warning", "caution");
    private static final List<String> ON_MARKED_LINES = List.of("line-marked", "line-inserted", "line-deleted");

    private final Project project;
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Location> places = new HashMap<>();

    private ThemeCheck(Project project) {
        this.project = project;
    }

    /** Returns what is wrong with the theme of the site, or that nothing is. */
    public static List<Diagnosis> of(Project project) {
        ThemeCheck check = new ThemeCheck(project);
        List<Diagnosis> found = new ArrayList<>();
        List<String> themes = new ArrayList<>(project.themes());
        themes.add("octavo");
        for (int i = themes.size() - 1; i >= 0; i--) {
            SourcePath sheet = new SourcePath("static/css/" + themes.get(i) + ".css");
            if (project.has(sheet)) {
                check.read(sheet);
            }
        }
        int pairs = check.contrasts(found);
        int slots = check.slots(found);
        if (found.isEmpty()) {
            found.add(Diagnosis.ok(pairs + " pairs of colours can be read in both schemes"));
            found.add(Diagnosis.ok("all " + slots + " slots have a place"));
        }
        return found;
    }

    /** Reads the custom properties of {@code :root} that count on every screen. */
    private void read(SourcePath sheet) {
        String css = COMMENT.matcher(project.read(sheet).text())
                .replaceAll(comment -> comment.group().replaceAll("[^\n]", " "));
        Deque<String> open = new ArrayDeque<>();
        int start = 0;
        for (int i = 0; i < css.length(); i++) {
            char c = css.charAt(i);
            if ("{};".indexOf(c) < 0) {
                continue;
            }
            String part = css.substring(start, i).strip();
            if (c == '{') {
                open.push(part);
            } else {
                Matcher token = TOKEN.matcher(part);
                boolean always = open.stream().allMatch(rule -> rule.equals(":root") || rule.startsWith("@layer"));
                if (":root".equals(open.peek()) && always && token.matches()) {
                    tokens.put(token.group(1), token.group(2));
                    int at = css.indexOf(part, start);
                    places.put(token.group(1), Location.in(project.file(sheet).value(), css, at, at + 1));
                }
            }
            if (c == '}') {
                open.poll();
            }
            start = i + 1;
        }
    }

    /** Returns how many pairs were compared. */
    private int contrasts(List<Diagnosis> found) {
        int pairs = 0;
        for (String ground : List.of("paper", "tint")) {
            Stream<String> code = tokens.keySet().stream()
                    .filter(name -> name.startsWith("tok-") && ground.equals("tint"))
                    .sorted();
            for (String text : Stream.concat(ON_PAPER.stream(), code).toList()) {
                pairs += contrast(text, ground, found);
            }
        }
        for (String ground : ON_MARKED_LINES) {
            pairs += contrast("ink", ground, found);
        }
        return pairs;
    }

    private int contrast(String text, String ground, List<Diagnosis> found) {
        int compared = 0;
        for (int scheme = 0; scheme < 2; scheme++) {
            Optional<Integer> colour = colour(text, scheme);
            Optional<Integer> behind = colour(ground, scheme);
            if (colour.isPresent() && behind.isPresent()) {
                compared = 1;
                if (!Colours.isLegible(colour.get(), behind.get())) {
                    Optional<Location> place = Stream.of(text, ground)
                            .map(places::get)
                            .filter(at -> at != null && project.isThere(new SourcePath(at.path())))
                            .findFirst(); // else packed with the program
                    found.add(Diagnosis.wrong(
                            "--" + text + " on --" + ground + " is hard to read "
                                    + (scheme == 0 ? "by day" : "at night") + ": its contrast is "
                                    + Colours.ratio(colour.get(), behind.get()) + ", and text needs 4.5 : 1"
                                    + Diagnosis.in(place),
                            "the nearest colour that can be read is "
                                    + Colours.hex(Colours.legible(colour.get(), behind.get()))));
                }
            }
        }
        return compared;
    }

    /** Returns the colour of a token; empty if it is computed by the browser. */
    private Optional<Integer> colour(String token, int scheme) {
        String value = "var(--" + token + ")";
        for (int i = 0; i < MOST_REFERENCES; i++) {
            Matcher variable = VARIABLE.matcher(value);
            Matcher schemes = SCHEMES.matcher(value);
            if (variable.matches()) {
                value = tokens.getOrDefault(variable.group(1), "").strip();
            } else if (schemes.matches()) {
                String[] both = PARTS.split(schemes.group(1), 2);
                value = both[Math.min(scheme, both.length - 1)].strip();
            }
        }
        return Colours.of(value);
    }

    /** Returns how many slots there are. */
    private int slots(List<Diagnosis> found) {
        String templates = String.join(
                "\n",
                project.filesUnder("templates")
                        .filter(file -> file.value().endsWith(".ftlh"))
                        .map(this::withOriginals)
                        .toList());
        List<SourcePath> slots = project.filesUnder("templates")
                .filter(file -> file.isUnder("templates/slots"))
                .toList();
        for (SourcePath slot : slots) {
            if (!templates.contains("slots/" + slot.fileName() + "\"")) {
                found.add(Diagnosis.wrong(
                        "no template includes slots/" + slot.fileName() + ", so what sites put there is shown nowhere",
                        "write <#include \"slots/" + slot.fileName() + "\"> where the default theme has it"));
            }
        }
        return slots.size();
    }

    /** The text of a template, and of those that it includes as its originals. */
    private String withOriginals(SourcePath file) {
        StringBuilder all = new StringBuilder(project.read(file).anyText());
        Optional<SourcePath> original = project.original(file, project.theme(file));
        while (original.isPresent() && all.indexOf("\"original:") >= 0) {
            all.append(project.read(original.get()).anyText());
            original = project.original(file, project.theme(original.get()));
        }
        return all.toString();
    }
}
