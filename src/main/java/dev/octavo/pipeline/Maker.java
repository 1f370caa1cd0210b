package dev.octavo.pipeline;

import dev.octavo.output.Output;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import dev.octavo.work.Parallel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Makes planned outputs on several threads, however many of them fail. */
final class Maker {
    private final Consumer<Output> make;
    private final Problems problems = new Problems();

    private Maker(Consumer<Output> make) {
        this.make = make;
    }

    /** Makes all of {@code plan}, and says what is wrong with all of them. */
    static List<Problem> makeAll(List<Output> plan, int threads, Progress progress, Consumer<Output> make) {
        Maker maker = new Maker(make);
        AtomicInteger done = new AtomicInteger();
        Parallel.each(plan, threads, output -> {
            maker.makeOne(output);
            progress.at("make", done.incrementAndGet(), plan.size());
        });
        return Folded.once(maker.problems.sorted());
    }

    private void makeOne(Output output) {
        try {
            make.accept(output);
        } catch (ProblemException e) {
            problems.addAll(e.problems());
        } catch (OutOfMemoryError e) {
            problems.add(outOfMemory(output));
        }
    }

    private static Problem outOfMemory(Output output) {
        String message = "there was not enough memory to make " + output.address();
        return output.origin()
                .where()
                .map(where -> Problem.error(message, Location.file(where.path())))
                .orElseGet(() -> Problem.error(message))
                .hint("split it into smaller parts, or give Java more memory: JDK_JAVA_OPTIONS=-Xmx2g");
    }
}
