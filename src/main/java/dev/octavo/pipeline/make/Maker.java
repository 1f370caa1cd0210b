package dev.octavo.pipeline.make;

import dev.octavo.output.Output;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import dev.octavo.work.Parallel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Makes planned outputs on several threads, however many of them fail. */
public final class Maker {
    private final Making making;
    private final Problems problems = new Problems();

    private Maker(Making making) {
        this.making = making;
    }

    /**
     * Makes all of {@code plan} that is not as it was, and says what is wrong with all of them.
     *
     * @param progress hears how many are done
     */
    public static List<Problem> makeAll(List<Output> plan, int threads, IntConsumer progress, Making making) {
        Maker maker = new Maker(making);
        AtomicInteger done = new AtomicInteger();
        Parallel.each(plan, threads, output -> {
            maker.makeOne(output);
            progress.accept(done.incrementAndGet());
        });
        return Folded.once(maker.problems.sorted());
    }

    private void makeOne(Output output) {
        try {
            making.unlessCurrent(output);
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
