package dev.octavo.pipeline;

import dev.octavo.pipeline.BuildReport.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Times the parts of a build, one after the other. */
final class Stages {
    private final long start = System.nanoTime();
    private final List<Stage> stages = new ArrayList<>();
    private long last = start;

    /** Says that what was done since the last call was {@code name}. */
    void done(String name) {
        long now = System.nanoTime();
        stages.add(new Stage(name, Duration.ofNanos(now - last)));
        last = now;
    }

    List<Stage> all() {
        return List.copyOf(stages);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
