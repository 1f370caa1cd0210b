package dev.octavo.scaffold;

import dev.octavo.pipeline.schedule.CronLines;
import dev.octavo.pipeline.schedule.Schedule;
import dev.octavo.pipeline.schedule.Schedule.Moment;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A workflow, put together from pieces.
 *
 * @param kind the name of its skeleton
 * @param branch what is pushed there is published
 */
record Workflow(String kind, String branch, WorkflowPaths paths, Ahead ahead) {
    /**
     * What is known of the next change of the site.
     *
     * @param skeleton how the piece is called that tells of it
     * @param entries for GitHub
     */
    record Ahead(String skeleton, String moment, String cron, String entries) {
        /** Where the articles have mistakes. */
        static final Ahead UNKNOWN = new Ahead("mistakes", "", "", "");

        static Ahead of(Schedule next) {
            return next.moments().stream()
                    .findFirst()
                    .map(moment -> of(moment, next))
                    .orElseGet(() -> new Ahead("nothing", "", "", ""));
        }

        private static Ahead of(Moment moment, Schedule next) {
            return new Ahead("", moment.at().toString(), CronLines.expression(moment), CronLines.githubEntries(next));
        }
    }

    /** The file. */
    String text() throws IOException {
        Map<String, String> values = values();
        values.put("next", ahead.entries().isEmpty() ? "" : piece("actions-on-next.yml", values));
        values.put("on", piece("actions-on.yml", values) + "\n");
        values.put("build", piece(host() + (paths.inOctavo() ? "-clone.yml" : "-beside.yml"), values));
        return piece(kind + ".yml", values) + "\n";
    }

    /** What its author has to do by hand, in lines. */
    String steps(String file) throws IOException {
        Map<String, String> values = values();
        String next = ahead.skeleton().isEmpty() ? host() : ahead.skeleton();
        values.put("file", file);
        values.put("octavo", paths.inOctavo() ? "" : piece(host() + "-beside.txt", values) + "\n");
        values.put("schedule", piece(next + "-next.txt", values));
        return piece(kind + ".txt", values) + "\n";
    }

    /** The service that runs it. */
    private String host() {
        return kind.equals("gitlab") ? kind : "actions";
    }

    private Map<String, String> values() {
        Map<String, String> values = new HashMap<>(paths.values());
        values.put("branch", branch);
        values.put("branchPattern", Skeleton.yaml(branch.replaceAll("[*?+\\[\\]!]", "\\\\$0")));
        values.put("moment", ahead.moment());
        values.put("cron", ahead.cron());
        values.put("entries", ahead.entries());
        return values;
    }

    private static String piece(String name, Map<String, String> values) throws IOException {
        return Skeleton.filled("workflow/" + name, values).stripTrailing();
    }
}
