package dev.octavo.pipeline;

import dev.octavo.output.Content;
import dev.octavo.output.Output;
import dev.octavo.problem.Location;
import dev.octavo.problem.Problem;
import dev.octavo.problem.ProblemException;
import dev.octavo.problem.Problems;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Makes planned outputs on several threads and hands each to where it goes. */
final class Maker {
    private final Function<Output, Content> make;
    private final Sink sink;
    private final Problems problems = new Problems();

    /** Where made outputs go. Called from several threads. */
    interface Sink {
        void accept(Output output, Content content);
    }

    Maker(Function<Output, Content> make, Sink sink) {
        this.make = make;
        this.sink = sink;
    }

    /**
     * Makes all of {@code plan}, however many of them fail.
     *
     * @throws ProblemException with what is wrong with all of them
     */
    void makeAll(List<Output> plan, ExecutorService threads, int count) {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> workers = IntStream.range(0, count)
                .<Future<?>>mapToObj(worker -> threads.submit(() -> makeFrom(plan, next)))
                .toList();
        workers.forEach(Maker::await);
        problems.requireNoErrors();
    }

    private void makeFrom(List<Output> plan, AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < plan.size(); i = next.getAndIncrement()) {
            Output output = plan.get(i);
            try {
                sink.accept(output, make.apply(output));
            } catch (ProblemException e) {
                problems.addAll(e.problems());
            } catch (OutOfMemoryError e) {
                problems.add(outOfMemory(output));
            }
        }
    }

    private static Problem outOfMemory(Output output) {
        String message = "there was not enough memory to make " + output.address();
        Problem problem = output.origin()
                .where()
                .map(where -> Problem.error(message, Location.file(where.path())))
                .orElseGet(() -> Problem.error(message));
        return problem.hint("split it into smaller parts, or give Java more memory: JAVA_OPTS=-Xmx2g");
    }

    private static void await(Future<?> worker) {
        try {
            worker.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IllegalStateException("a worker threw what it does not declare", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the build was interrupted", e);
        }
    }
}
